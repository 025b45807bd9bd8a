// Events and the focus, as the page hears of them.

import { rootOf } from './dom.js';

export const nextFrame = () => new Promise((resume) => requestAnimationFrame(() => setTimeout(resume)));
export const pause = (time) => new Promise((resume) => setTimeout(resume, time));

export const focusControl = (element) => element.focus({ preventScroll: true });
// What the page gave the focus to instead would be typed into.
export const holdsFocus = (element) => element.contains(rootOf(element).activeElement);

/** Lets the element hear of events; whether the last was let pass. */
export const fire = (element, Kind, types, more) =>
  types
    .split(' ')
    .map((type) => element.dispatchEvent(new Kind(type, { bubbles: true, composed: true, cancelable: true, ...more })))
    .at(-1);
