// Times the guard's content script from around it: runs before it in the same world, and passes everything on.
{
  const now = () => performance.now();
  const ourTime = (time) => time - performance.timeOrigin; // Of the background's clock.
  const began = now();
  const letters = []; // { start, sent, asked, answered, received, drawn, painted, frames }, in milliseconds of the page's clock
  let typed = []; // Those that are in no message yet.
  let awaited = []; // Those that the message on its way has.
  const open = new Set(); // Those whose findings no frame has shown yet.
  const tasks = []; // What the guard did without a pause, in milliseconds.
  let messages = 0;
  let characters = 0; // Of all messages.
  let first = 0; // When the first answer was drawn.
  const gaps = []; // How long nothing else had a turn until then, where the page's address asks for it.

  const received = (text, listener) => {
    const wasm = /"bench":\[([\d.]+),([\d.]+)\]\}$/.exec(text);
    if (!wasm) return listener(text); // The background sent it by itself.
    const answered = awaited;
    awaited = [];
    const start = now();
    listener(text);
    const end = now();
    tasks.push(end - start);
    first ||= end;
    if (!answered.length) return;
    for (const one of answered) Object.assign(one, { received: start, drawn: end, asked: ourTime(wasm[1]), answered: ourTime(wasm[2]) });
    // Asked for after the guard's own, so that it comes after it in the same frame.
    nextFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        for (const one of answered) {
          one.painted = now();
          open.delete(one);
          letters.push(one);
        }
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
        const sent = now();
        for (const one of typed) {
          one.sent = sent;
          tasks.push(sent - one.start);
        }
        if (typed.length) awaited = typed;
        typed = [];
      },
    };
  };

  const nextFrame = requestAnimationFrame.bind(globalThis);
  globalThis.requestAnimationFrame = (callback) =>
    nextFrame((time) => {
      const start = now();
      callback(time);
      const took = now() - start;
      tasks.push(took);
      for (const one of open) one.frames += took;
    });

  const type = () => {
    const letter = { start: now(), frames: 0 };
    typed.push(letter);
    open.add(letter);
  };
  addEventListener('input', type, true);
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
