// The snapshot: an outline of what is on the page, whole once and then only what changed. The shape is described in
// src/page/outline.rs, that of a node in src/page/outline/node.rs. What a field is, or whether it matters, is not
// decided here.

import {
  EDITABLE_SELECTOR, addListener, around, attribute, attributeNames, bodyOf, box, childrenOf, closest, countInside, documentOf,
  frameBody, htmlOf, isConnected, isDocument, isEditable, isElement, isFrame, isNotDisplayed, isOpaque, isOwn, isOwnHost, localName,
  matches, nextFrame, parentNode, pause, place, rootOf, shadowRoot, typeOf, valueOf, visible,
} from './dom.js';
import { isCut } from './cut-text.js';
import { isFormatted, noteChange, noteRegion } from './rich-text.js';

const SKIPPED = new Set(['script', 'style', 'noscript', 'template', 'link', 'meta', 'head', 'base']);
const LEAVES = new Set(['svg', 'canvas', 'video', 'audio', 'object', 'embed', 'picture', 'img', 'textarea']);
const NATIVE = new Set(['input', 'textarea', 'select', 'button']);
// The bits of `state` in src/page/outline/node.rs, by the same names.
const [CHECKED, DISABLED, READ_ONLY, HIDDEN, INDETERMINATE, EDITABLE, OPAQUE, MODAL, SELECTED, FORMATTED, CUT] = [
  1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024,
];
/** Milliseconds of looking at a stretch, so that a big page stays smooth. */
const SLICE = 8;
/** A page with more elements lays itself out at length: it is looked at after that. */
const BIG = 5000;

let number = 0;
let known = new WeakMap(); // element → { id, hash, layoutHash }, and as far as it has them { isNotDisplayed, readState, state, b }
const elements = new Map(); // id → weak reference to the element
let controls = new Set();
let watched = new WeakSet(); // documents and shadow roots
const dirty = new Map(); // element → whether all below it is to be looked at too
const changed = new Set(); // what a person changed, and what it stands in
const pressed = new Set(); // buttons that a person pressed, and what is around them
let onChange = () => {};
let onPress = () => {};

const entryOf = (element) => {
  let entry = known.get(element);
  if (entry) return entry;
  known.set(element, (entry = { id: ++number, hash: 0, layoutHash: 0 }));
  elements.set(number, new WeakRef(element));
  return entry;
};
export const idOf = (element) => known.get(element)?.id ?? 0;
export const find = (id) => elements.get(id)?.deref();
export const isDirty = () => dirty.size > 0;
export const markDirty = (element, deep = false) => dirty.set(element, deep || dirty.get(element) || false);

/** Everything must be looked at again, and what changes is noted from now on. */
export const markEverythingDirty = () => {
  watch(document);
  for (const [id, reference] of elements) if (!reference.deref()) elements.delete(id);
  controls = new Set();
  dirty.clear();
  markBodyDirty();
};
const markBodyDirty = () => {
  const body = bodyOf(document);
  if (body) dirty.set(body, true);
};

/** Looks at what is dirty and gives the nodes that differ from what was given before, each as JSON; in one go where that is urgent. */
export const look = async (whole, isUrgent = false) => {
  if (whole && !isUrgent && countInside(htmlOf(document)) > BIG) await nextFrame().then(pause);
  const nodes = [];
  frames.clear();
  const seen = new Set();
  layoutMayDiffer = false;
  const todo = [...dirty];
  dirty.clear();
  let since = performance.now();
  for (const [start, deep] of todo) {
    if (!isConnected(start) || isOwn(start)) continue;
    const stack = [[start, false]];
    while (stack.length) {
      const [element, isInNotDisplayed] = stack.pop();
      if (seen.has(element)) continue;
      seen.add(element);
      const entry = entryOf(element);
      if (whole) entry.hash = 0;
      const fresh = !entry.hash;
      const children = [];
      const node = describe(element, entry, children, isInNotDisplayed);
      if (node) nodes.push(node);
      for (const child of children.reverse())
        if (deep || fresh || !entryOf(child).hash) stack.push([child, entry.isNotDisplayed === true]);
      if (!isUrgent && performance.now() - since > SLICE) {
        await pause();
        frames.clear();
        since = performance.now();
      }
    }
  }
  // A press changes no layout: what it leads to is looked at afterwards.
  if (whole || isUrgent || !layoutMayDiffer || !moved()) return nodes;
  // It pushed others about: all is measured again, so that places can be compared.
  markEverythingDirty();
  return look(true);
};
let layoutMayDiffer = false; // Elements came or went, or have other looks or words.
const moved = () => {
  frames.clear();
  for (const element of controls) {
    const { b } = known.get(element);
    if (!b || !isConnected(element)) continue;
    const now = bounds(element);
    if (Math.abs(now[0] - b[0]) + Math.abs(now[1] - b[1]) > 4) return true;
  }
  return false;
};
const frames = new Map(); // document → where its corner is in that of the page, for one stretch of looking
const bounds = (element) => {
  const inner = documentOf(element);
  let corner = frames.get(inner);
  if (!corner) frames.set(inner, (corner = place(element, { x: scrollX, y: scrollY, width: 0, height: 0 })));
  const { x, y, width, height } = box(element);
  return [x + corner.x, y + corner.y, width, height].map(Math.round);
};

// One element as a node of the outline, or nothing if it is as it was. Its children are added to `children`.
const describe = (element, entry, children, isInNotDisplayed) => {
  const tag = localName(element);
  const native = NATIVE.has(tag);
  const a = {};
  const attributes = attributeNames(element);
  for (const name of attributes)
    // An attribute of another namespace has no value by this name.
    if (name !== 'style' && !name.startsWith('on')) a[name] = (attribute(element, name) ?? '').slice(0, 500);
  const edits = 'contenteditable' in a && isEditable(element);
  const k = [];
  let words = false;
  for (const child of edits ? [] : inside(element, tag)) {
    const type = typeOf(child);
    if (type === Node.TEXT_NODE) {
      const text = child.data.replace(/\s+/g, ' ').trim().slice(0, 6000);
      if (text) words = k.push(text) > 0;
    } else if (type === Node.ELEMENT_NODE && !isOwnHost(child) && !SKIPPED.has(localName(child))) {
      k.push(entryOf(child).id);
      children.push(child);
    }
  }
  const state = stateOf(element, tag, native, edits, isInNotDisplayed);
  const value = native || edits ? valueOf(element) : undefined;
  // Whether nothing inside it can be seen: to ask that of each takes as long as the way up.
  const isNowNotDisplayed = isInNotDisplayed || (Boolean(state & HIDDEN) && isNotDisplayed(element));
  if (isNowNotDisplayed || entry.isNotDisplayed) entry.isNotDisplayed = isNowNotDisplayed;
  const control = native || edits || a.role !== undefined;
  if (control) {
    controls.add(element);
    const isBox = tag === 'input' && (element.type === 'checkbox' || element.type === 'radio');
    entry.readState = isBox ? tickOf : valueOrChoices;
    if (tag === 'textarea') entry.readState = valueAndCut;
    entry.state = entry.readState(element, value);
  }
  // What is empty is left out: there may be a hundred thousand nodes.
  const json = JSON.stringify({
    n: entry.id, tag, a: attributes.length ? a : undefined, k: k.length ? k : undefined, v: value, s: state || undefined,
  });
  const now = hash(json);
  if (now === entry.hash) return null;
  entry.hash = now;
  // Counters and clocks go on all the time. Half of a hash is enough: a number so small takes no memory of its own.
  const layoutHash = hash(`${[!(state & HIDDEN), a.class, k]}`, true) % 0x40000000;
  layoutMayDiffer ||= entry.layoutHash !== layoutHash;
  entry.layoutHash = layoutHash;
  const b = (control || words) && !(state & HIDDEN) ? bounds(element) : undefined;
  if (control || entry.b) entry.b = control ? b : undefined;
  return b ? `${json.slice(0, -1)},"b":[${b}]}` : json;
};

// What a script can change in a control without a word. Of boxes only the tick: there may be a thousand.
const tickOf = (element) => element.checked + 2 * element.indeterminate;
const valueOrChoices = (element, value = valueOf(element)) => {
  if (localName(element) !== 'select' || !element.multiple) return value;
  const chosen = [];
  for (const option of element.selectedOptions) chosen.push(option.index);
  return chosen.join();
};

// A script can draw more lines than fit.
const valueAndCut = (element, value = valueOf(element)) => Number(isCut(element)) + value;

const stateOf = (element, tag, native, edits, isInNotDisplayed) => {
  let s = 0;
  if (native || tag === 'fieldset' || tag === 'option') {
    if (element.checked) s |= CHECKED;
    if (matches(element, ':disabled')) s |= DISABLED;
    if (element.readOnly) s |= READ_ONLY;
    if (element.indeterminate) s |= INDETERMINATE;
    if (element.selected) s |= SELECTED;
  }
  if (edits) {
    noteRegion(element);
    s |= isFormatted(element) ? EDITABLE | FORMATTED : EDITABLE;
  }
  if ((edits || tag === 'textarea') && isCut(element, edits)) s |= CUT;
  if (tag === 'dialog' && matches(element, ':modal')) s |= MODAL;
  if (isFrame(element) && isOpaque(element)) s |= OPAQUE;
  // Options have no box of their own while their menu is closed.
  if (tag !== 'option' && tag !== 'optgroup' && (isInNotDisplayed || !visible(element))) s |= HIDDEN;
  return s;
};

// What is inside an element, as a person sees it: shadow trees opened, slots filled, frames entered.
const inside = (element, tag) => {
  if (LEAVES.has(tag)) return [];
  const shadow = shadowRoot(element);
  if (shadow) {
    watch(shadow);
    return childrenOf(shadow);
  }
  if (tag === 'slot') {
    const assigned = element.assignedNodes({ flatten: true });
    if (assigned.length) return assigned;
  }
  if (isFrame(element)) {
    const body = frameBody(element);
    if (body) watch(documentOf(body));
    return body ? [body] : [];
  }
  return childrenOf(element);
};
// Two halves of 26 bits: what was sent need not be kept to know that it changed.
const hash = (text, withoutDigits = false) => {
  let a = 0x3b9aca07;
  let b = 0x27d4eb2f;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (withoutDigits && code > 47 && code < 58) continue;
    a = Math.imul(a ^ code, 0x9e3779b1);
    b = Math.imul(b ^ code, 0x85ebca6b);
  }
  return (a >>> 6) * 0x4000000 + (b >>> 6) || 1;
};

const readRecords = (records) => {
  for (const record of records) {
    if (isOwnHost(record.target)) continue;
    try {
      readRecord(record);
    } catch (error) {
      // Whatever the page did with that node, nothing else of the batch is lost: all is looked at again.
      console.warn('Statuspage Guard reads the whole page again:', error);
      markBodyDirty();
    }
  }
  knownAroundCache.clear();
  if (dirty.size) onChange();
};
const observer = new MutationObserver(readRecords);
/** What was changed just now, and not reported yet. */
export const readPending = () => {
  const records = observer.takeRecords();
  if (records.length) readRecords(records);
};
const readRecord = ({ type, target, addedNodes, removedNodes, attributeName }) => {
  if (type !== 'attributes') noteChange(target);
  if (type === 'childList') {
    const nodes = [...addedNodes, ...removedNodes];
    if (nodes.every(isOwnHost)) return;
    disturb(target, nodes.some(isElement));
    for (const node of removedNodes) forgetRemoved(node);
    markDirtyAround(target, true);
    return;
  }
  // Other attributes can give an element and its neighbours other looks; these some pages set with each letter.
  disturb(parentNode(target), type === 'attributes' && !/^(name|type|value|checked)$/.test(attributeName));
  // A class on one element can show or hide its neighbours.
  const wide = attributeName === 'class' || attributeName === 'hidden' || attributeName === 'open';
  markDirtyAround(wide ? parentNode(target) : target, wide || attributeName === 'style');
};
// What may stand elsewhere now: element → whether all in it may, not its own text alone.
let disturbed = new Map();
const disturb = (element, deep) => {
  if (disturbed.size > 40) [element, deep] = [htmlOf(document), true];
  if (element) disturbed.set(element, deep || disturbed.get(element));
};
/** What may stand elsewhere than when this was asked last. */
export const takeDisturbed = () => {
  const taken = disturbed;
  disturbed = new Map();
  return taken;
};
// What is not in the outline counts as what it stands in: what is inside an editor or a picture, a shadow root, the
// document of a frame. What stands in nothing of it is the page's head, or around its body.
const knownAround = (node) => {
  const path = [];
  let outer = node;
  while (outer && !known.has(outer) && !knownAroundCache.has(outer)) {
    path.push(outer);
    outer = around(outer);
  }
  outer = knownAroundCache.get(outer) ?? outer;
  for (const step of path) knownAroundCache.set(step, outer);
  return outer ? closest(outer, EDITABLE_SELECTOR) ?? outer : bodyOf(document);
};
const knownAroundCache = new Map(); // node → the first known one around it, for one batch: deep trees come node by node
const markDirtyAround = (node, deep) => {
  if (!isConnected(node)) return; // It has left the page, which was noted where it stood.
  const element = knownAround(node);
  if (element) markDirty(element, deep);
};

// What left the page is forgotten on the other side: should it come back, it is sent again, all of it.
const forgetRemoved = (node) => {
  const stack = [node];
  while (stack.length) {
    const one = stack.pop();
    const entry = known.get(one);
    if (entry) entry.hash = 0;
    controls.delete(one);
    for (const child of childrenOf(one)) stack.push(child);
    const shadow = isElement(one) && shadowRoot(one);
    if (shadow) stack.push(shadow);
  }
};

// Watches a document or a shadow root until `stop`.
const watch = (root) => {
  if (watched.has(root)) return;
  watched.add(root);
  observer.observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
  // Events of a frame's document do not reach ours.
  if (isDocument(root) && root !== document)
    for (const type of TOUCHES.split(' ')) addListener(root, type, noteTouch, true);
};

export const TOUCHES = 'input change click keyup';
const BUTTONS = 'button,[role=button],input[type=submit],input[type=button],input[type=image]';
// Whether a person pressed a button of the page, by the pointer or by a key.
const isPress = (event) =>
  event.isTrusted && event.type === 'click' && event.composedPath().some((step) => isElement(step) && matches(step, BUTTONS));
/** A control was edited, clicked or given a key: it is looked at again. */
export const noteTouch = (event) => {
  const path = event.composedPath();
  const [element] = path;
  if (!watched.has(document) || !isElement(element) || isOwn(element)) return;
  // A click or a key in a field with a value may only have moved the caret or the focus: such a field counts as changed by
  // the person where a text came in. Of a box or a button, the click or the key is the change.
  if (event.isTrusted && (event.type === 'input' || valueOf(knownAround(element)) === undefined))
    for (const step of path) changed.add(idOf(step));
  if (isPress(event)) {
    for (const step of path) pressed.add(idOf(step));
    onPress();
  }
  // Which options are chosen is said by the options.
  markDirtyAround(element, element.multiple === true || !watched.has(rootOf(element)));
  knownAroundCache.clear();
  // It can show what was hidden by style alone; nothing in the page around it tells.
  if (event.type === 'click') markBodyDirty();
  onChange(event);
};
/** The numbers of what a person changed since this was asked last. */
export const takeChangedByPerson = () => takeIds(changed);
/** The numbers of the buttons that a person pressed since this was asked last. */
export const takePressed = () => takeIds(pressed);
const takeIds = (from) => {
  const ids = [...from].filter(Boolean);
  from.clear();
  return ids;
};

/** Scripts can set a value without any event, so what controls hold is compared when there is an occasion. */
export const compareControls = () => {
  for (const element of controls) {
    const { readState, state } = known.get(element);
    try {
      if (readState(element) === state) continue;
    } catch {} // It stood in a frame that is gone.
    // Which options of several are chosen is sent with the options.
    if (isConnected(element)) markDirty(element, localName(element) === 'select');
    else controls.delete(element);
  }
};

export const start = (wake, sendPress) => {
  onChange = wake;
  onPress = sendPress;
};
/** Notes nothing any more, and forgets what it knows, until everything is marked dirty. */
export const stop = () => {
  observer.disconnect();
  watched = new WeakSet();
  known = new WeakMap();
  controls = new Set();
  disturbed = new Map();
  for (const all of [elements, dirty, changed, pressed]) all.clear();
};
