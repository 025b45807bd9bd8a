// The canvas: patches the shadow roots of the host and of the marks from the views that come, and finds the
// marks a place beside their controls. What is shown, and where it belongs, comes with the view.

import {
  box, discardOwn, frameShift, hostOf, isConnected, isOwn, makeOwn, matches, parentNode, place, shadowRoot, visible,
} from './dom.js';
import { find } from './eyes.js';
import { patch, saidBy } from './patch.js';

const HOST = 'data-statuspage-guard';
const MARK = 'data-statuspage-guard-mark';

let host = null;
let sheet = null; // One for all that is the guard's.
let revision = 0;
const marks = new Map(); // key → { element, node }
let say = () => {};

const make = (name) => {
  const element = makeOwn(name);
  const root = element.shadowRoot;
  wear(root);
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
const wear = (root) => (root.adoptedStyleSheets = [(sheet ??= new CSSStyleSheet())]);
// In an open modal dialog everything outside it is dead; there the guard moves in.
const home = () => [...document.querySelectorAll('dialog:modal')].at(-1) ?? document.body;
const settleIn = (element) => {
  const parent = home();
  if (element.parentNode !== parent) parent.append(element);
};

/** Shows an answer: host attributes, view and marks, each only where it comes. */
export const paint = (answer) => {
  host ??= make(HOST);
  if (answer.css) sheet.replaceSync(answer.css);
  settleIn(host);
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
  const old = new Map(marks);
  marks.clear(); // In the order in which they find their places.
  for (const { key, node, attributes, view } of wanted) {
    const element = old.get(key)?.element ?? make(MARK);
    old.delete(key);
    marks.set(key, { element, node });
    for (const name of ['data-field', 'data-outcome'])
      if (name in attributes) element.setAttribute(name, attributes[name]);
      else element.removeAttribute(name);
    patch(element.shadowRoot, view);
  }
  for (const { element } of old.values()) discardOwn(element);
};

/** Gives an element of the guard's own its place and its looks. */
export const dress = (element) => {
  settleIn(element);
  wear(element.shadowRoot);
};
export const focusView = (key) => host?.shadowRoot.querySelector(`[data-focus="${CSS.escape(key)}"]`)?.focus();
export const screen = () => host?.getAttribute('data-screen') ?? 'other';

/** Puts the marks, and the chip, beside their controls, once before the next frame is drawn. */
export const settle = () => {
  settling ||= requestAnimationFrame(() => {
    settling = 0;
    if (host) standAll();
  });
};
let settling = 0;

const standAll = () => {
  const taken = [];
  const seen = new Map(); // region → what stands in it
  for (const { element, node } of marks.values()) stand(element, find(node), taken, seen);
  const beside = find(Number(host.getAttribute('data-beside')));
  if (!beside || !stand(host, beside, taken, seen)) host.removeAttribute('data-standing');
};

// Beside its control or near it, over free space only; wide, or narrow where that has no place. Whether it found
// one: where there is none it is not shown, and the panel says it anyway.
const stand = (element, target, taken, seen) => {
  settleIn(element);
  element.setAttribute('data-standing', 'out');
  const rect = target && isConnected(target) && visible(target) && freePlace(element, target, taken, seen);
  if (rect) {
    taken.push(rect);
    move(element, rect);
  } else element.setAttribute('data-standing', 'none');
  return Boolean(rect);
};
const stood = new WeakMap(); // element → where it was found to lie over nothing
const freePlace = (element, target, taken, seen) => {
  const around = place(target);
  const region = regionOf(target);
  if (!seen.has(region)) seen.set(region, obstacles(region));
  const gap = 4;
  for (const narrow of [false, true]) {
    element.toggleAttribute('data-narrow', narrow);
    const { width, height } = box(element);
    const columns = [around.right + gap, around.left - width - gap];
    for (let step = 1; step < 12; step++) columns.push(around.right + gap + step * 28);
    columns.push(around.right - width);
    const rows = [around.top + Math.min(gap, (around.height - height) / 2), around.top - height - 2, around.bottom + 2];
    const occupied = [...taken, around, ...seen.get(region)];
    if (width > 2 * height) {
      // A line stands best under its control, and is not to be read behind the panel.
      columns.unshift(around.left);
      rows.push(around.bottom + 22);
      if (element !== host) occupied.push(box(host));
    }
    for (const y of rows)
      for (const x of columns) {
        const rect = new DOMRect(x, y, width, height);
        if (x < 0 || rect.right > document.documentElement.clientWidth) continue;
        if (occupied.some((other) => overlap(rect, other))) continue;
        // What lies at a point is much to find out on a big page, and a letter moves nothing.
        const here = `${[x, y, width, scrollX, scrollY, innerWidth]}`;
        if (stood.get(element) !== here && isOverOthers(rect, region)) continue;
        stood.set(element, here);
        return rect;
      }
  }
  return undefined;
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

// What is looked over for words and controls: the elements around `target`, as far as that is not the whole page.
const regionOf = (target) => {
  let around = target;
  for (let up = 0; up < 6; up++) {
    const parent = parentNode(around);
    const outer = hostOf(parent) ?? parent;
    if (outer?.nodeType !== Node.ELEMENT_NODE || outer.getElementsByTagName('*').length > 400) break;
    around = outer;
  }
  return around;
};

// Where they stand in the window.
const obstacles = (region) => {
  const found = [];
  const range = document.createRange();
  let count = 0;
  const gather = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (; count < 1500 && walker.nextNode(); count++) {
      const node = walker.currentNode;
      if (isOwn(node)) continue;
      if (node.nodeType === Node.TEXT_NODE) {
        if (!node.data.trim()) continue;
        range.selectNodeContents(node);
        found.push(...range.getClientRects());
      } else if (matches(node, 'input,textarea,select,button,img,svg,a,[role],[contenteditable]')) found.push(box(node));
      else if (shadowRoot(node)) gather(shadowRoot(node));
    }
  };
  gather(region);
  const { x, y } = frameShift(region);
  return found
    .filter(({ width, height }) => width > 1 && height > 1)
    .map((rect) => new DOMRect(rect.x + x, rect.y + y, rect.width, rect.height));
};

// Something outside the region, which was not looked over, lies there.
const isOverOthers = (rect, region) => {
  const chain = new Set(); // The region and everything around it, out of frames and shadow roots.
  for (let node = region; node; node = parentNode(node) ?? hostOf(node) ?? node.defaultView?.frameElement) chain.add(node);
  const isOther = (x, y) => {
    const there = document.elementsFromPoint(x, y).find((element) => !isOwn(element));
    return there && !chain.has(there) && !region.contains(there);
  };
  for (let x = rect.left + 1; x < rect.right; x += 24)
    if (isOther(x, rect.top + 1) || isOther(x, rect.bottom - 1)) return true;
  return false;
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
