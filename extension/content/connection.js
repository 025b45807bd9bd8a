// The connection to the background: one port, answers in the order of the messages, and a missing answer is said aloud.

/** Milliseconds until a missing answer counts as none. */
const ANSWER_TIMEOUT = 5000;
/** Characters that are sent at once: the browser takes a while over each million. */
const PIECE = 1e6;

import { pause } from './dom.js';

let port = null;
let timer = 0;
let sent = []; // The messages on their way, in order. More than one only where a press could not wait.
let unposted = null; // What the first of them has not handed over yet: its port and the rest of its text.
let breaks = 0; // How often the connection broke on them.
let onAnswer = () => {};
let onBreak = () => {};

/** Whether the extension is still there: it may have been removed or replaced. */
export const isExtensionThere = () => Boolean(globalThis.chrome?.runtime?.id);
const noAnswer = () => chrome.i18n.getMessage('noAnswer');
/** The messages that were on their way, as one, which is waited for no more; nothing where there was none. */
const takeSent = () => {
  clearTimeout(timer);
  const messages = sent;
  sent = [];
  unposted = null;
  if (messages.length < 2) return messages[0] ?? null;
  const all = (part) => messages.flatMap((message) => message[part]);
  return { ...messages[0], on: all('on'), did: all('did') };
};
const takeAnswered = () => {
  clearTimeout(timer);
  const message = sent.shift() ?? null;
  if (sent.length) awaitAnswer();
  return message;
};
const awaitAnswer = () => {
  clearTimeout(timer);
  timer = setTimeout(() => fail(noAnswer()), ANSWER_TIMEOUT);
};

export const isBusy = () => sent.length > 0;
export const isOpen = () => port !== null;

/** Sends a message as this JSON. Where it must not wait, what is before it is handed over at once as well. */
export const send = async (message, text, isUrgent = false) => {
  try {
    if (!port) connect();
    while (unposted) postPiece();
    sent.push(message);
    awaitAnswer();
    const mine = (unposted = { port, text });
    while (unposted === mine) {
      postPiece();
      if (unposted === mine && !isUrgent) await pause();
    }
  } catch {
    fail(isExtensionThere() ? noAnswer() : '');
  }
};
const postPiece = () => {
  const { port: to, text } = unposted;
  if (text.length <= PIECE) {
    unposted = null;
    return to.postMessage(text);
  }
  // Never half of a sign that takes two characters.
  const end = PIECE - /[\ud800-\udbff]/.test(text[PIECE - 1]);
  unposted.text = text.slice(end);
  to.postMessage(`+${text.slice(0, end)}`);
};

const connect = () => {
  port = chrome.runtime.connect({ name: 'page' });
  port.onMessage.addListener((text) => {
    const answer = JSON.parse(text);
    // The background sends these by itself: the policy was changed, or the memory of the tab was not stored. The message
    // that is on its way still waits for its own answer.
    if (answer.look || 'keep' in answer) return onAnswer(answer, null);
    if (answer.broken) return fail(answer.broken);
    breaks = 0;
    // What is on its way after it would be answered alike.
    onAnswer(answer, answer.again ? hangUp() : takeAnswered());
  });
  port.onDisconnect.addListener(() => {
    port = null;
    if (!isExtensionThere()) return onBreak('');
    const message = takeSent();
    if (!message) return; // Stopped while idle: opened again with the next change.
    if (breaks++ > 1) return onBreak(noAnswer(), message);
    onAnswer({ again: true }, message);
  });
};
const fail = (reason) => onBreak(reason, hangUp());

/** Closes the port; gives the message that was on its way. */
export const hangUp = () => {
  port?.disconnect();
  port = null;
  return takeSent();
};
/** Lets the background know that this copy steps back: another one is at work. */
export const reportAnother = () => {
  hangUp();
  connect();
  port.postMessage('{"another":true}');
};
/** `answered(answer, message)`; `broken(reason, message)`, with no reason when the extension itself is gone. */
export const start = (answered, broken) => {
  onAnswer = answered;
  onBreak = broken;
};
