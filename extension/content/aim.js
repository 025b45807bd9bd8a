// Lets a person point at a field, with the mouse or the keyboard, and says which element it was. Nothing of it
// reaches the page. What the element is, and whether it will do, is not decided here.

import { discardOwn, isOwn, makeOwn, place } from './dom.js';
import { idOf } from './eyes.js';

const MOUSE = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'touchstart', 'touchend', 'click', 'auxclick', 'contextmenu'];

let life = null;
let frame = null;
let keyDown = ''; // Its release is swallowed too.

/** Begins, or with an empty field ends. `dress` gives the frame the guard's looks, `say` hears what was chosen. */
export const aim = ({ field, words }, dress, say) => {
  stop();
  if (!field) return;
  life = new AbortController();
  frame = makeOwn('data-statuspage-guard-aim');
  frame.setAttribute('aria-hidden', 'true');
  frame.shadowRoot.append(document.createElement('b'));
  frame.shadowRoot.firstChild.textContent = words;
  dress(frame);
  const listen = (type, handler) =>
    addEventListener(type, handler, { capture: true, passive: false, signal: life.signal });
  const choose = (event) => {
    const id = event.composedPath().map((step) => (step instanceof Node ? idOf(step) : 0)).find(Boolean);
    stop();
    say(`aimed:${field}:${id ?? 0}`);
  };
  for (const type of MOUSE)
    listen(type, (event) => {
      if (inGuard(event)) return;
      swallow(event);
      if (type === 'click') choose(event);
    });
  listen('pointermove', (event) => show(inGuard(event) ? null : event.composedPath()[0]));
  listen('focusin', (event) => show(inGuard(event) ? null : event.composedPath()[0]));
  listen('keydown', (event) => {
    const { key } = event;
    if (key !== 'Escape' && (key !== 'Enter' || inGuard(event))) return;
    swallow(event);
    keyDown = key;
    addEventListener('keyup', released, { capture: true, once: true });
    if (key === 'Enter') return choose(event);
    stop();
    say(`aim-cancelled:${field}`);
  });
};
export const stop = () => {
  life?.abort();
  life = null;
  discardOwn(frame);
  frame = null;
};

const inGuard = (event) => event.composedPath().some(isOwn);
const swallow = (event) => {
  event.preventDefault();
  event.stopImmediatePropagation();
};
const released = (event) => {
  if (event.key === keyDown) swallow(event);
};
const show = (element) => {
  const seen = element?.nodeType === Node.ELEMENT_NODE && element !== document.documentElement;
  frame.toggleAttribute('hidden', !seen);
  if (!seen) return;
  const { x, y, width, height } = place(element);
  for (const [name, value] of Object.entries({ x, y, width, height }))
    frame.style.setProperty(`--guard-${name}`, `${Math.round(value)}px`);
};
