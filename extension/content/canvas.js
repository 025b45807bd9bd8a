// The canvas: patches the shadow roots of the host and of the marks from the views that come, and finds the
// marks a place beside their controls. What is shown, and where it belongs, comes with the view.

import {
  around, bodyOf, box, contains, countInside, createRange, createTreeWalker, elementsFromPoint, hostOf, htmlOf, isConnected,
  isElement, isOwn, isText, makeOwn, matches, place, put, queryAll, shadowRoot, visible,
} from './dom.js';
import { find } from './eyes.js';
import { HOST, MARK, answerOthers, anotherIsAtWork, removeDead } from './others.js';
import { addAttributes, patch, saidBy } from './patch.js';

let host = null;
let sheet = null; // One for all that is the guard's.
let revision = 0;
const marks = new Map(); // key → { element, node }
let say = () => {};
let stepBack = () => {};
let takeDown = () => {};

const make = (name) => {
  const element = makeOwn(name);
  const root = element.shadowRoot;
  wear(root);
  // The page's shortcuts are not meant, and what it has open is not left for good.
  for (const type of ['click', 'keydown', 'pointerdown', 'mousedown', 'focusin'])
    root.addEventListener(type, (event) => {
      event.stopPropagation();
      if (!event.isTrusted) return; // A script of the page made it: no person asked for anything.
      const said = event.key === 'Escape' ? 'escape' : type === 'click' && saidBy(event);
      if (said) say(said);
    });
  return element;
};
const wear = (root) => (root.adoptedStyleSheets = [(sheet ??= new CSSStyleSheet())]);
// In an open modal dialog everything outside it is dead; there the guard moves in.
const home = () => [...queryAll(document, 'dialog:modal')].at(-1) ?? bodyOf(document);
const settleIn = (element) => {
  const parent = home();
  // Pages that open something of their own over the rest switch the rest off.
  element.inert = element.ariaHidden = null;
  if (element.parentNode === parent) return;
  parent.append(element);
  removeDead(); // What a page that keeps copies of itself puts back.
};
// A page may clear what the host is in, or switch it off. Between two answers it comes back once: a page that insists
// has its way.
const leash = new MutationObserver(() => {
  if (isConnected(host) && !host.inert) return;
  settleIn(host);
  leash.disconnect();
});

/**
 * Shows an answer: host attributes, view and marks, each only where it comes. A revision is counted where something
 * changed, or somebody asked: a page that answers each change of ours is not answered again.
 */
export const paint = (answer, wasAsked) => {
  if (!host) {
    if (anotherIsAtWork()) return stepBack();
    removeDead();
    host = make(HOST);
    answerOthers(host, say, takeDown);
  }
  if (answer.css) sheet.replaceSync(answer.css);
  settleIn(host);
  leash.observe(host.parentNode, { childList: true });
  leash.observe(host, { attributeFilter: ['inert'] });
  let changed = addAttributes(host, answer.host);
  if (answer.view) {
    const root = host.shadowRoot;
    const focused = root.activeElement;
    changed = patch(root, answer.view) || changed;
    if (focused && !focused.isConnected) root.querySelector('[tabindex="-1"]')?.focus();
  }
  if (answer.marks) changed = paintMarks(answer.marks) || changed;
  if (changed) settle();
  if (changed || wasAsked) host.setAttribute('data-revision', ++revision);
};

/** Whether anything differed. */
const paintMarks = (wanted) => {
  const old = new Map(marks);
  marks.clear(); // In the order in which they find their places.
  let changed = false;
  for (const { key, node, attributes, view } of wanted) {
    const before = old.get(key);
    const element = before?.element ?? make(MARK);
    changed ||= before?.node !== node;
    old.delete(key);
    marks.set(key, { element, node });
    if (!('data-outcome' in attributes)) element.removeAttribute('data-outcome');
    changed = addAttributes(element, attributes) || changed;
    changed = patch(element.shadowRoot, view) || changed;
  }
  for (const { element } of old.values()) element.remove();
  return changed || old.size > 0;
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
  if (beside && stand(host, beside, taken, seen)) return;
  host.removeAttribute('data-standing');
  const { x, y, right, bottom, width, height } = box(host);
  // On a page that is moved or scaled as a whole the corner of the window is not where it is said to be.
  if (x < 0 || y < 0 || right > innerWidth || bottom > innerHeight)
    move(host, { x: innerWidth - width - 16, y: Math.max(0, innerHeight - height - 16) });
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
  const there = place(target);
  const region = regionOf(target);
  if (!seen.has(region)) seen.set(region, obstacles(region));
  const gap = 4;
  for (const narrow of [false, true]) {
    element.toggleAttribute('data-narrow', narrow);
    const { width, height } = box(element);
    const columns = [there.right + gap, there.left - width - gap];
    for (let step = 1; step < 12; step++) columns.push(there.right + gap + step * 28);
    columns.push(there.right - width);
    const rows = [there.top + Math.min(gap, (there.height - height) / 2), there.top - height - 2, there.bottom + 2];
    const occupied = [...taken, there, ...seen.get(region)];
    if (width > 2 * height) {
      // A line stands best under its control, and is not to be read behind the panel.
      columns.unshift(there.left);
      rows.push(there.bottom + 22);
      if (element !== host) occupied.push(box(host));
    }
    for (const y of rows)
      for (const x of columns) {
        const rect = new DOMRect(x, y, width, height);
        if (x < 0 || rect.right > htmlOf(document).clientWidth) continue;
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
  element.setAttribute('data-standing', 'beside');
  put(element, { x: 0, y: 0 });
  const { x, y, width } = box(element);
  const scale = width / element.offsetWidth;
  put(element, { x: (to.x - x) / scale, y: (to.y - y) / scale });
};
const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

// What is looked over for words and controls: the elements around `target`, as far as that is not the whole page.
const regionOf = (target) => {
  let region = target;
  for (let up = 0; up < 6; up++) {
    let outer = around(region);
    outer = hostOf(outer) ?? outer;
    if (!isElement(outer) || countInside(outer) > 400) break;
    region = outer;
  }
  return region;
};

// Where they stand in the window.
const obstacles = (region) => {
  const found = [];
  const range = createRange(document);
  let count = 0;
  const gather = (root) => {
    const walker = createTreeWalker(document, root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (; count < 1500 && walker.nextNode(); count++) {
      const node = walker.currentNode;
      if (isOwn(node)) continue;
      if (isText(node)) {
        if (!node.data.trim()) continue;
        range.selectNodeContents(node);
        found.push(...range.getClientRects());
      } else if (matches(node, 'input,textarea,select,button,img,svg,a,[role],[contenteditable]')) found.push(box(node));
      else if (shadowRoot(node)) gather(shadowRoot(node));
    }
  };
  gather(region);
  return found.filter(({ width, height }) => width > 1 && height > 1).map((rect) => place(region, rect));
};

// Something outside the region, which was not looked over, lies there.
const isOverOthers = (rect, region) => {
  const chain = new Set(); // The region and everything around it, out of frames and shadow roots.
  for (let node = region; node; node = around(node)) chain.add(node);
  const isOther = (x, y) => {
    const there = elementsFromPoint(document, x, y).find((element) => !isOwn(element));
    return there && !chain.has(there) && !contains(region, there);
  };
  for (let x = rect.left + 1; x < rect.right; x += 24)
    if (isOther(x, rect.top + 1) || isOther(x, rect.bottom - 1)) return true;
  return false;
};

export const leave = () => {
  for (const { element } of marks.values()) element.remove();
  marks.clear();
  leash.disconnect();
  host?.remove();
  host = null;
};
/** `listener` hears the events of what is clicked. On `onAnother` this copy steps back, on `onGone` it leaves. */
export const start = (listener, onAnother, onGone) => {
  say = listener;
  stepBack = onAnother;
  takeDown = onGone;
};
