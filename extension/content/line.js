// The line to the background: one port, one message on its way at a time, and a missing answer is said aloud.

/** Milliseconds until a missing answer counts as none. */
const PATIENCE = 5000;

let port = null;
let timer = 0;
let sent = null; // The message on its way.
let lost = 0; // How often the line broke on it.
let heard = () => {};
let broke = () => {};

const here = () => Boolean(globalThis.chrome?.runtime?.id);

export const isBusy = () => sent !== null;
export const isOpen = () => port !== null;

/** Sends a message. The line must not be busy. */
export const send = (message) => {
  try {
    if (!port) connect();
    sent = message;
    port.postMessage(JSON.stringify(message));
    timer = setTimeout(fail, PATIENCE, chrome.i18n.getMessage('noAnswer'));
  } catch {
    fail(here() ? chrome.i18n.getMessage('noAnswer') : '');
  }
};

const connect = () => {
  port = chrome.runtime.connect({ name: 'page' });
  port.onMessage.addListener((text) => {
    const answer = JSON.parse(text);
    if (answer.look) return heard(answer, null); // No answer: the policy was changed.
    clearTimeout(timer);
    const message = sent;
    sent = null;
    lost = 0;
    if (answer.broken) return fail(answer.broken);
    if (answer.again) hangUp();
    heard(answer, message);
  });
  port.onDisconnect.addListener(() => {
    port = null;
    if (!here()) return broke('', null);
    if (!sent) return; // Stopped while idle: opened again with the next change.
    clearTimeout(timer);
    const message = sent;
    sent = null;
    if (lost++ > 1) return broke(chrome.i18n.getMessage('noAnswer'), message);
    heard({ again: true }, message);
  });
};
const fail = (reason) => {
  clearTimeout(timer);
  const message = sent;
  sent = null;
  hangUp();
  broke(reason, message);
};

export const hangUp = () => {
  clearTimeout(timer);
  port?.disconnect();
  port = null;
  sent = null;
};
/** `onAnswer(answer, message)`; `onBreak(reason, message)`, with no reason when the extension itself is gone. */
export const start = (onAnswer, onBreak) => {
  heard = onAnswer;
  broke = onBreak;
};
