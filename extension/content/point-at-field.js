// Lets a person point at a field, with the mouse or the keyboard, and says which element it was. Nothing of it
// reaches the page. What the element is, and whether it will do, is not decided here.

import { createElement, htmlOf, isElement, isOwn, createOwn, place, setPosition } from './dom.js';
import { idOf } from './snapshot.js';

const MOUSE = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'touchstart', 'touchend', 'click', 'auxclick', 'contextmenu'];

let lifetime = null;
let frame = null;

/** Begins, or with an empty field ends. `adopt` gives the frame the guard's looks, `onEvent` hears what was chosen. */
export const begin = ({ field, words }, adopt, onEvent) => {
  stop();
  if (!field) return;
  lifetime = new AbortController();
  frame = createOwn('data-statuspage-guard-aim');
  frame.setAttribute('aria-hidden', 'true');
  frame.shadowRoot.append(createElement('b'));
  frame.shadowRoot.firstChild.textContent = words;
  adopt(frame);
  const end = (name) => {
    stop();
    swallowRest();
    onEvent(name);
  };
  const choose = (event) => end(`aimed:${field}:${event.composedPath().map(idOf).find(Boolean) ?? 0}`);
  const { signal } = lifetime;
  // What is switched off hears no click, so the release of the pointer counts.
  listenToPerson(MOUSE, signal, (event) => {
    if (inGuard(event)) return;
    swallow(event);
    if (event.type === 'pointerup') choose(event);
  });
  listenToPerson(['pointermove', 'focusin'], signal, (event) => show(inGuard(event) ? null : event.composedPath()[0]));
  listenToPerson(['keydown'], signal, (event) => {
    if (event.key !== 'Escape' && (event.key !== 'Enter' || inGuard(event))) return;
    swallow(event);
    if (event.key === 'Enter') choose(event);
    else end(`aim-cancelled:${field}`);
  });
};
export const stop = () => {
  lifetime?.abort();
  lifetime = null;
  frame?.remove();
  frame = null;
};

// Events of a frame's document reach no window but its own.
const windows = (view) => {
  const all = [view];
  for (let i = 0; i < view.length; i++)
    try {
      if (view[i].document) all.push(...windows(view[i]));
    } catch {} // Of another origin.
  return all;
};
// The page's own scripts may click and press keys on the page; they choose nothing and cancel nothing.
const listenToPerson = (types, signal, handler) => {
  const trusted = (event) => event.isTrusted && handler(event);
  for (const view of windows(window))
    for (const type of types) view.addEventListener(type, trusted, { capture: true, passive: false, signal });
};
// The same press goes on after the choice; with the next one the page is its own again.
const swallowRest = () => {
  const rest = new AbortController();
  listenToPerson(['pointerdown', 'keydown'], rest.signal, () => rest.abort());
  listenToPerson(['mouseup', 'touchend', 'click', 'auxclick', 'contextmenu', 'keyup'], rest.signal, swallow);
};

const inGuard = (event) => event.composedPath().some(isOwn);
const swallow = (event) => {
  event.preventDefault();
  event.stopImmediatePropagation();
};
const show = (element) => {
  const seen = isElement(element) && element !== htmlOf(document);
  frame.toggleAttribute('hidden', !seen);
  if (!seen) return;
  const { x, y, width, height } = place(element);
  setPosition(frame, { x, y, width, height });
};
