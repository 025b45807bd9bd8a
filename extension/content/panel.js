// The panel and the marks: their shadow roots are patched from the views that come. What is shown, and beside which
// control, comes with the view.

import { bodyOf, isConnected, createOwn, queryAll } from './dom.js';
import { HOST, MARK, answerOthers, anotherIsAtWork, removeDead } from './other-copies.js';
import { isBusy } from './connection.js';
import { addAttributes, eventOf, patch } from './patch.js';
import { forgetPlace, placeMarks } from './place-marks.js';

let host = null;
let sheet = null; // One for all that is the guard's.
let revision = 0;
const marks = new Map(); // key → { element, node }
let onEvent = () => {};
let stepBack = () => {};
let takeDown = () => {};

const createHost = (name) => {
  const element = createOwn(name);
  const root = element.shadowRoot;
  adoptStyle(root);
  // The page's shortcuts are not meant, and what it has open is not left for good.
  for (const type of ['click', 'keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'pointerdown', 'mousedown', 'focusin'])
    root.addEventListener(type, (event) => {
      event.stopPropagation();
      if (!event.isTrusted) return; // A script of the page made it: no person asked for anything.
      const name = nameOf(event);
      if (name) onEvent(name);
    });
  return element;
};
// What a person asks for. A line to write in says what the Enter and the Escape key mean there.
const nameOf = (event) => {
  const { type, key, isComposing } = event;
  const [target] = event.composedPath();
  const line = target.localName === 'input' ? target.dataset : undefined;
  if (type === 'input') return line && `${eventOf(event)}:${target.value.toWellFormed()}`;
  if (type === 'click') return !line && eventOf(event);
  if (type !== 'keydown' || isComposing) return '';
  if (key === 'Escape') return line?.escape ?? 'escape';
  return key === 'Enter' && line?.enter;
};
const adoptStyle = (root) => (root.adoptedStyleSheets = [(sheet ??= new CSSStyleSheet())]);
// In an open modal dialog everything outside it is dead; there the guard moves in.
const findHome = () => [...queryAll(document, 'dialog:modal')].at(-1) ?? bodyOf(document);
const moveIntoPage = (element, parent = findHome()) => {
  // Pages that open something of their own over the rest switch the rest off.
  element.inert = element.ariaHidden = null;
  if (element.parentNode === parent) return;
  parent.append(element);
  removeDead(); // What a page that keeps copies of itself puts back.
};
// A page may clear what the host is in, or switch it off. Between two answers it comes back once: a page that insists
// has its way.
const hostObserver = new MutationObserver(() => {
  if (isConnected(host) && !host.inert) return;
  moveIntoPage(host);
  hostObserver.disconnect();
});

/**
 * Shows an answer: host attributes, view and marks, each only where it comes. A revision is counted where something
 * changed, or somebody asked: a page that answers each change of ours is not answered again.
 */
export const show = (answer, wasAsked) => {
  if (!host) {
    if (anotherIsAtWork()) return stepBack();
    removeDead();
    host = createHost(HOST);
    answerOthers(host, onEvent, takeDown);
  }
  if (answer.css) sheet.replaceSync(answer.css);
  moveIntoPage(host);
  hostObserver.observe(host.parentNode, { childList: true });
  hostObserver.observe(host, { attributeFilter: ['inert'] });
  let changed = addAttributes(host, answer.host);
  if (answer.view) {
    const root = host.shadowRoot;
    const focused = root.activeElement;
    changed = patch(root, answer.view) || changed;
    if (focused && !focused.isConnected) root.querySelector('[tabindex="-1"]')?.focus();
  }
  if (answer.marks) changed = showMarks(answer.marks) || changed;
  if (changed || isPlacingOwed) schedulePlacing();
  if (changed || wasAsked) host.setAttribute('data-revision', ++revision);
};

// Not to be seen before it has its place.
const createMark = () => {
  const element = createHost(MARK);
  element.setAttribute('data-placement', 'measuring');
  return element;
};
/** Whether anything differed. */
const showMarks = (wanted) => {
  const old = new Map(marks);
  marks.clear(); // In the order in which they find their places.
  let changed = false;
  for (const { key, node, attributes, view } of wanted) {
    const before = old.get(key);
    const element = before?.element ?? createMark();
    changed ||= before?.node !== node;
    old.delete(key);
    marks.set(key, { element, node });
    if (!('data-outcome' in attributes)) element.removeAttribute('data-outcome');
    const hasOtherLooks = addAttributes(element, attributes);
    if (!patch(element.shadowRoot, view) && !hasOtherLooks) continue;
    forgetPlace(element);
    changed = true;
  }
  for (const { element } of old.values()) element.remove();
  return changed || old.size > 0;
};

/** Places the marks once before the next frame is drawn; all of them anew where `everything` may have moved. */
export const schedulePlacing = (everything) => {
  if (!host) return;
  mayAllHaveMoved ||= Boolean(everything);
  placing ||= requestAnimationFrame(() => {
    placing = 0;
    // An answer would have to wait for it: what it brings is placed with what is owed.
    isPlacingOwed = isBusy();
    if (!host || isPlacingOwed) return;
    const home = findHome();
    for (const { element } of marks.values()) moveIntoPage(element, home);
    const isLate = placeMarks(marks.values(), host, mayAllHaveMoved);
    mayAllHaveMoved = false;
    if (isLate) schedulePlacing();
  });
};
let mayAllHaveMoved = false;
let placing = 0;
let isPlacingOwed = false;

/** Gives an element of the guard's own its place in the page and its looks. */
export const adopt = (element) => {
  moveIntoPage(element);
  adoptStyle(element.shadowRoot);
};
export const focusView = (key) => host?.shadowRoot.querySelector(`[data-focus="${CSS.escape(key)}"]`)?.focus();
export const screen = () => host?.getAttribute('data-screen') ?? 'other';

export const leave = () => {
  for (const { element } of marks.values()) element.remove();
  marks.clear();
  hostObserver.disconnect();
  host?.remove();
  host = null;
};
/** `listener` hears the events of what is clicked. On `onAnother` this copy steps back, on `onGone` it leaves. */
export const start = (listener, onAnother, onGone) => {
  onEvent = listener;
  stepBack = onAnother;
  takeDown = onGone;
};
