// Whether the page has anything to fill in. As long as it has not, nothing of it is described, sent or kept, and only what may
// bring a control is looked at.

import {
  EDITABLE_SELECTOR, documentOf, frameBody, hostOf, isConnected, isDocument, isElement, isFrame, isOpaque, isOwnHost, matches,
  pause, query, queryAll, rootOf, shadowRoot, viewOf,
} from './dom.js';

const CONTROLS =
  `input:not([type=hidden]),textarea,select,${EDITABLE_SELECTOR},` +
  '[role=textbox],[role=checkbox],[role=switch],[role=radio],[role=slider],[role=combobox]';
/** What makes an element that is there already one of them. */
const ATTRIBUTES = ['contenteditable', 'role', 'type'];
/** Milliseconds of searching at a stretch. */
const SLICE = 8;

let found = null; // The one that was found last.
let onFound = null; // Whom to call, while one is waited for.
let searching = false;
const unsearched = new Set(); // Parts of the page in which one may be.

/** Whether a control is there. Where the one that was found last is gone, shadow roots and frames are only searched `everywhere`. */
export const isControlThere = (everywhere) => {
  if (!found || !isInPage(found) || !isControl(found)) found = query(document, CONTROLS);
  if (!found && everywhere) for (found of search(document)) if (found) break;
  return Boolean(found);
};
// Or it may hold one, and nobody can look into it.
const isControl = (element) => matches(element, CONTROLS) || (isFrame(element) && isOpaque(element));
// What stands in a frame that is gone is in its own document still.
const isInPage = (element) => {
  for (let outer = element; outer && isConnected(outer); ) {
    const root = rootOf(outer);
    if (root === document) return true;
    outer = hostOf(root) ?? (isDocument(root) && viewOf(root)?.frameElement);
  }
  return false;
};

/** Calls back as soon as a control is there. */
export const waitForControl = (callback) => {
  if (onFound) return;
  onFound = callback;
  observe(document);
  searchAgain();
};
export const isWaiting = () => onFound !== null;
export const stopWaiting = () => {
  onFound = null;
  observer.disconnect();
  sizes.disconnect();
  unsearched.clear();
};
/** A script may have given an element a shadow root, which nothing in the page tells. */
export const searchAgain = () => searchIn(document);
/** What an event comes from may be a control that nothing else told of. */
export const searchEvent = (event) => {
  const [element] = event.composedPath();
  if (isElement(element) && matches(element, CONTROLS)) report(element);
};

const observe = (root) => observer.observe(root, { subtree: true, childList: true, attributeFilter: ATTRIBUTES });
const observer = new MutationObserver((records) => {
  for (const { type, target, addedNodes } of records)
    for (const node of type === 'childList' ? addedNodes : [target]) if (isElement(node)) searchIn(node);
});
// A frame that nobody can look into, and that was too small to hold anything.
const sizes = new ResizeObserver((entries) => {
  for (const { target } of entries) if (isControl(target)) report(target);
});
const report = (control) => {
  found = control;
  onFound?.();
};

// Searches in stretches, so that a big page stays smooth. What comes meanwhile is searched as well.
const searchIn = async (root) => {
  unsearched.add(root);
  if (searching) return;
  searching = true;
  let since = performance.now();
  for (const part of unsearched) {
    unsearched.delete(part);
    try {
      for (const control of search(part)) {
        if (control) {
          unsearched.clear();
          report(control);
          break;
        }
        if (!onFound) break;
        if (performance.now() - since < SLICE) continue;
        await pause();
        since = performance.now();
      }
    } catch {} // It stood in a frame that is gone.
  }
  searching = false;
};

// The controls in a part of the page, however deep in shadow roots and frames; nothing where it may be interrupted.
const search = function* (part) {
  if (!isConnected(part)) return;
  const control = isElement(part) && isControl(part) ? part : query(part, CONTROLS);
  if (control) yield control;
  if (isElement(part)) yield* searchInner(part);
  for (const element of queryAll(part, '*')) {
    yield null;
    if (shadowRoot(element) || isFrame(element)) yield* searchInner(element);
  }
};
const searchInner = function* (element) {
  if (isOwnHost(element)) return;
  const inner = shadowRoot(element) ?? (isFrame(element) && frameBody(element));
  if (inner) {
    if (onFound) observe(isElement(inner) ? documentOf(inner) : inner);
    yield* search(inner);
  } else if (isFrame(element)) {
    if (isOpaque(element)) yield element;
    else if (onFound) sizes.observe(element);
  }
};
