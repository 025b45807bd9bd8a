// Times the guard's content script from around it: runs before it in the same world, and passes everything on.
{
  const now = () => performance.now();
  const began = now();
  const letters = []; // { start, sent, received, drawn, painted, wasm, marks }, in milliseconds of the page's clock
  const tasks = []; // What the guard did without a pause, in milliseconds.
  let messages = 0;
  let characters = 0; // Of all messages.
  let letter = null; // Typed, and in no message yet.
  let awaited = null; // The letter that the message on its way holds.
  let drawing = null; // The letter whose answer is being drawn.
  let first = 0; // When the first answer was drawn.
  const gaps = []; // How long nothing else had a turn until then, where the page's address asks for it.

  const received = (text, listener) => {
    const wasm = /"bench":([\d.]+)\}$/.exec(text);
    if (!wasm) return listener(text); // The background sent it by itself.
    const one = (drawing = awaited);
    awaited = null;
    const start = now();
    listener(text);
    const end = now();
    tasks.push(end - start);
    drawing = null;
    first ||= end;
    if (!one) return;
    Object.assign(one, { received: start, drawn: end, wasm: Number(wasm[1]) });
    // Asked for after the guard's own, so that it comes after it in the same frame.
    nextFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        one.painted = now();
        letters.push(one);
      };
      channel.port2.postMessage(0);
    });
  };

  const connect = chrome.runtime.connect.bind(chrome.runtime);
  chrome.runtime.connect = (...words) => {
    const port = connect(...words);
    return {
      onDisconnect: port.onDisconnect,
      onMessage: { addListener: (listener) => port.onMessage.addListener((text) => received(text, listener)) },
      disconnect: () => port.disconnect(),
      postMessage(text) {
        port.postMessage(text);
        messages++;
        characters += text.length;
        awaited = letter;
        if (letter) tasks.push((letter.sent = now()) - letter.start);
        letter = null;
      },
    };
  };

  const nextFrame = requestAnimationFrame.bind(globalThis);
  globalThis.requestAnimationFrame = (callback) => {
    const placed = drawing;
    return nextFrame((time) => {
      const start = now();
      callback(time);
      tasks.push(now() - start);
      if (placed) placed.marks = now() - start;
    });
  };

  addEventListener('input', () => (letter = { start: now(), marks: 0 }), true);
  addEventListener('bench-question', ({ detail }) => {
    const text = JSON.stringify({ began, first, letters, tasks, gaps, messages, characters });
    if (detail === 'forget') letters.length = tasks.length = messages = characters = 0;
    dispatchEvent(new CustomEvent('bench-answer', { detail: text }));
  });

  if (new URLSearchParams(location.search).has('gaps')) {
    const channel = new MessageChannel();
    let last = began;
    channel.port1.onmessage = () => {
      gaps.push(now() - last);
      last = now();
      if (!first) channel.port2.postMessage(0);
    };
    channel.port2.postMessage(0);
  }
}
