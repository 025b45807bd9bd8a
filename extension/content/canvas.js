// The canvas: patches the shadow roots of the host and of the marks from the views that come, and finds the
// marks a place beside their controls. What is shown, and where it belongs, comes with the view.

import {
  box, discardOwn, isConnected, isOwn, makeOwn, matches, parentNode, place, visible,
} from './dom.js';
import { find } from './eyes.js';
import { patch, saidBy } from './patch.js';

const HOST = 'data-statuspage-guard';
const MARK = 'data-statuspage-guard-mark';

let host = null;
let sheet = null;
let revision = 0;
const marks = new Map(); // field → { element, node }
let say = () => {};

const make = (name) => {
  const element = makeOwn(name);
  const root = element.shadowRoot;
  root.addEventListener('click', (event) => {
    const said = saidBy(event);
    if (said) say(said);
  });
  root.addEventListener('keydown', (event) => {
    event.stopPropagation(); // The page's shortcuts are not meant.
    if (event.key === 'Escape') say('escape');
  });
  return element;
};
// In an open modal dialog everything outside it is dead; there the guard moves in.
const home = () => [...document.querySelectorAll('dialog:modal')].at(-1) ?? document.body;
const settleIn = (element) => {
  const parent = home();
  if (element.parentNode !== parent) parent.append(element);
};

/** Shows an answer: host attributes, view and marks, each only where it comes. */
export const paint = (answer) => {
  if (answer.css) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(answer.css);
  }
  host ??= make(HOST);
  settleIn(host);
  if (sheet) host.shadowRoot.adoptedStyleSheets = [sheet];
  for (const name in answer.host) host.setAttribute(name, answer.host[name]);
  if (answer.view) {
    const root = host.shadowRoot;
    const focused = root.activeElement;
    patch(root, answer.view);
    if (focused && !focused.isConnected) root.querySelector('[tabindex="-1"]')?.focus();
  }
  if (answer.marks) paintMarks(answer.marks);
  if (answer.marks || answer.view) settle();
  host.setAttribute('data-revision', ++revision);
};

const paintMarks = (wanted) => {
  const fields = new Set(wanted.map(({ field }) => field));
  for (const [field, { element }] of marks)
    if (!fields.has(field)) {
      discardOwn(element);
      marks.delete(field);
    }
  for (const { field, node, attributes, view } of wanted) {
    if (!marks.has(field)) marks.set(field, { element: make(MARK) });
    const mark = marks.get(field);
    mark.node = node;
    mark.element.setAttribute('data-field', field);
    for (const name in attributes) mark.element.setAttribute(name, attributes[name]);
    if (sheet) mark.element.shadowRoot.adoptedStyleSheets = [sheet];
    patch(mark.element.shadowRoot, view);
  }
};

/** Gives an element of the guard's own its place and its looks. */
export const dress = (element) => {
  settleIn(element);
  if (sheet) element.shadowRoot.adoptedStyleSheets = [sheet];
};
export const focusView = (key) => host?.shadowRoot.querySelector(`[data-focus="${CSS.escape(key)}"]`)?.focus();
export const screen = () => host?.getAttribute('data-screen') ?? 'other';

/** Puts the marks, and the chip, beside their controls. */
export const settle = () => {
  if (!host) return;
  const taken = [];
  for (const { element, node } of marks.values()) stand(element, find(node), taken);
  const beside = find(Number(host.getAttribute('data-beside')));
  if (!beside || !stand(host, beside, taken)) host.removeAttribute('data-standing');
};

// Beside its control or near it, over free space only. Whether it found a place; the panel says it anyway.
const stand = (element, target, taken) => {
  settleIn(element);
  element.setAttribute('data-standing', 'out');
  if (!target || !isConnected(target) || !visible(target)) return false;
  const around = place(target);
  const { width, height } = box(element);
  const occupied = [...taken, ...obstacles(target)];
  const gap = 4;
  const columns = [around.right + gap, around.left - width - gap];
  for (let step = 1; step < 12; step++) columns.push(around.right + gap + step * 28);
  columns.push(around.right - width);
  const rows = [around.top + Math.min(gap, (around.height - height) / 2), around.top - height, around.bottom];
  for (const y of rows)
    for (const x of columns) {
      const rect = new DOMRect(x, y, width, height);
      if (x < 0 || rect.right > document.documentElement.clientWidth) continue;
      if (occupied.some((other) => overlap(rect, other))) continue;
      taken.push(rect);
      move(element, rect);
      return true;
    }
  return false;
};
// The containing block may be anything: put it somewhere, look where it came to stand, correct it.
const move = (element, to) => {
  const put = (x, y) => {
    element.style.setProperty('--guard-x', `${Math.round(x)}px`);
    element.style.setProperty('--guard-y', `${Math.round(y)}px`);
  };
  element.setAttribute('data-standing', 'beside');
  put(0, 0);
  const origin = box(element);
  put(to.x - origin.x, to.y - origin.y);
};
const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

// Where words and controls stand around `target`, in the window.
const obstacles = (target) => {
  let around = target;
  for (let up = 0; up < 6; up++) {
    const parent = parentNode(around);
    if (parent?.nodeType !== Node.ELEMENT_NODE || parent.getElementsByTagName('*').length > 400) break;
    around = parent;
  }
  const found = [];
  const range = document.createRange();
  const walker = document.createTreeWalker(around, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let count = 0; count < 1500 && walker.nextNode(); count++) {
    const node = walker.currentNode;
    if (isOwn(node)) continue;
    if (node.nodeType === Node.TEXT_NODE) {
      if (!node.data.trim()) continue;
      range.selectNodeContents(node);
      found.push(...range.getClientRects());
    } else if (matches(node, 'input,textarea,select,button,img,svg,a,[role],[contenteditable]')) found.push(box(node));
  }
  return found.filter(({ width, height }) => width > 1 && height > 1);
};

export const leave = () => {
  for (const { element } of marks.values()) discardOwn(element);
  marks.clear();
  discardOwn(host);
  host = null;
};
/** `listener` hears the events of what is clicked. */
export const start = (listener) => {
  say = listener;
  // What an older version of the guard left behind when it was replaced.
  for (const old of document.querySelectorAll(`[${HOST}],[${MARK}]`)) old.remove();
};
