// The line to the background: one port, one message on its way at a time, and a missing answer is said aloud.

/** Milliseconds until a missing answer counts as none. */
const PATIENCE = 5000;

let port = null;
let timer = 0;
let sent = null; // The message on its way.
let lost = 0; // How often the line broke on it.
let heard = () => {};
let broke = () => {};

/** Whether the extension is still there: it may have been removed or replaced. */
export const isExtensionThere = () => Boolean(globalThis.chrome?.runtime?.id);
const noAnswer = () => chrome.i18n.getMessage('noAnswer');
/** The message that was on its way, which is waited for no more. */
const taken = () => {
  clearTimeout(timer);
  const message = sent;
  sent = null;
  return message;
};

export const isBusy = () => sent !== null;
export const isOpen = () => port !== null;

/** Sends a message. The line must not be busy. */
export const send = (message) => {
  try {
    if (!port) connect();
    sent = message;
    port.postMessage(JSON.stringify(message));
    timer = setTimeout(() => fail(noAnswer()), PATIENCE);
  } catch {
    fail(isExtensionThere() ? noAnswer() : '');
  }
};

const connect = () => {
  port = chrome.runtime.connect({ name: 'page' });
  port.onMessage.addListener((text) => {
    const answer = JSON.parse(text);
    if (answer.look || 'keep' in answer) return heard(answer, null); // No answer: something else was changed meanwhile.
    if (answer.broken) return fail(answer.broken);
    const message = taken();
    lost = 0;
    if (answer.again) hangUp();
    heard(answer, message);
  });
  port.onDisconnect.addListener(() => {
    port = null;
    if (!isExtensionThere()) return broke('');
    const message = taken();
    if (!message) return; // Stopped while idle: opened again with the next change.
    if (lost++ > 1) return broke(noAnswer(), message);
    heard({ again: true }, message);
  });
};
const fail = (reason) => broke(reason, hangUp());

/** Closes the port; gives the message that was on its way. */
export const hangUp = () => {
  port?.disconnect();
  port = null;
  return taken();
};
/** Lets the background know that this copy steps back: another one is at work. */
export const reportAnother = () => {
  hangUp();
  connect();
  port.postMessage('{"another":true}');
};
/** `onAnswer(answer, message)`; `onBreak(reason, message)`, with no reason when the extension itself is gone. */
export const start = (onAnswer, onBreak) => {
  heard = onAnswer;
  broke = onBreak;
};
