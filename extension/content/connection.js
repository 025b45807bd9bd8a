// The connection to the background: one port, one message on its way at a time, and a missing answer is said aloud.

/** Milliseconds until a missing answer counts as none. */
const ANSWER_TIMEOUT = 5000;
/** Characters that are sent at once: the browser takes a while over each million. */
const PIECE = 1e6;

import { pause } from './dom.js';

let port = null;
let timer = 0;
let sent = null; // The message on its way.
let breaks = 0; // How often the connection broke on it.
let onAnswer = () => {};
let onBreak = () => {};

/** Whether the extension is still there: it may have been removed or replaced. */
export const isExtensionThere = () => Boolean(globalThis.chrome?.runtime?.id);
const noAnswer = () => chrome.i18n.getMessage('noAnswer');
/** The message that was on its way, which is waited for no more. */
const takeSent = () => {
  clearTimeout(timer);
  const message = sent;
  sent = null;
  return message;
};

export const isBusy = () => sent !== null;
export const isOpen = () => port !== null;

/** Sends a message as this JSON. It must not be busy. */
export const send = async (message, text) => {
  try {
    if (!port) connect();
    sent = message;
    timer = setTimeout(() => fail(noAnswer()), ANSWER_TIMEOUT);
    const to = port;
    while (text.length > PIECE) {
      // Never half of a sign that takes two characters.
      const end = PIECE - /[\ud800-\udbff]/.test(text[PIECE - 1]);
      to.postMessage(`+${text.slice(0, end)}`);
      text = text.slice(end);
      await pause();
      if (port !== to || sent !== message) return; // Given up meanwhile.
    }
    to.postMessage(text);
  } catch {
    fail(isExtensionThere() ? noAnswer() : '');
  }
};

const connect = () => {
  port = chrome.runtime.connect({ name: 'page' });
  port.onMessage.addListener((text) => {
    const answer = JSON.parse(text);
    // The background sends these by itself: the policy was changed, or the memory of the tab was not stored. The message
    // that is on its way still waits for its own answer.
    if (answer.look || 'keep' in answer) return onAnswer(answer, null);
    if (answer.broken) return fail(answer.broken);
    const message = takeSent();
    breaks = 0;
    if (answer.again) hangUp();
    onAnswer(answer, message);
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
