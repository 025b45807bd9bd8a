// Rich text: an editor keeps a document of its own and a history of it. A text goes in as a paste,
// and is taken back by the editor's own history, so that bold, links, lists and images come back as they were.

import {
  EDITABLE_SELECTOR, attribute, childrenOf, closest, isElement, localName, matches, parentNode, rootOf, valueOf,
} from './dom.js';
import { fire, focusControl, holdsFocus, nextFrame, pause } from './events.js';

/** Milliseconds after which every editor has closed the step of what was typed: Quill joins the most. */
const STEP_CLOSES = 1050;
/** Steps that are taken back at most for one insert. */
const STEPS = 8;
/** Milliseconds that an editor may take to draw what it did. */
const DRAWN = 150;

// What editors put among a message that is none of it: places for the caret, handles, what they show of a selection.
const ARTEFACTS =
  '.ProseMirror-separator,.ProseMirror-trailingBreak,.ProseMirror-gapcursor,.ProseMirror-widget,.cm-widgetBuffer,' +
  '.ql-cursor,.ql-ui,.ck-widget__type-around,.ck-widget__selection-handle,.ck-fake-selection-container,' +
  '[data-cke-filler],[data-mce-bogus],[data-mce-caret],.mce-visual-caret,.mce-offscreen-selection,' +
  '[data-trix-cursor-target],[data-slate-placeholder]';
const FILLERS = /[\u2060\ufeff]/g;
// Of the attributes those that a message is made of: others come and go with the focus.
const KEPT = ['href', 'src', 'alt', 'start', 'checked'];

/** Whether an editable region holds anything but plain lines. */
export const isFormatted = (element) => {
  const stack = [element];
  while (stack.length)
    for (const child of childrenOf(stack.pop())) {
      if (isElement(child) ? matches(child, ARTEFACTS) : !holdsZeroWidth(child)) continue;
      if (!isElement(child) || !isPlain(child)) return true;
      stack.push(child);
    }
  return false;
};
// On a line of its own such a sign holds the line open.
const holdsZeroWidth = (node) => node.nodeType === Node.TEXT_NODE && /\u200b/.test(node.data) && node.data.length > 1;
const PLAIN = /^(p|div|br|span)$/;
const MARKED = '[contenteditable=false],[style*=font],[style*=color],[style*=decoration]';
const isPlain = (element) => {
  // An empty paragraph would come back from a plain text as two.
  const isGap = localName(element) === 'p' && matches(element, ':not(:only-child)') && !element.textContent.trim();
  return PLAIN.test(localName(element)) && !matches(element, MARKED) && !isGap;
};

/** Structure and text of what stands there, to be compared. */
const contentOf = (element) => {
  const parts = [];
  const stack = childrenOf(element).reverse();
  while (stack.length) {
    const node = stack.pop();
    if (typeof node === 'string') parts.push(node);
    else if (node.nodeType === Node.TEXT_NODE) parts.push(node.data.replace(FILLERS, ''));
    else if (isElement(node) && !matches(node, ARTEFACTS)) {
      parts.push(`<${localName(node)} ${KEPT.map((name) => attribute(node, name)).join('|')}>`);
      stack.push('</>', ...childrenOf(node).reverse());
    }
  }
  return parts.join('');
};

const changeTimes = new WeakMap(); // editable region → when its content changed last
const inserts = new WeakMap(); // editable region → the last insert: what stood there before, and who wrote it

/** An editable region is seen: what it holds may have come just before. */
export const noteRegion = (region) => {
  hasRegions = true;
  if (!changeTimes.has(region)) changeTimes.set(region, performance.now());
};
let hasRegions = false; // Where there is none, nothing need be looked for around each change.
/** Something inside an editable region came, went or reads differently. */
export const noteChange = (node) => {
  if (!hasRegions) return;
  const now = performance.now();
  const regionOf = (inner) => isElement(inner) && closest(inner, EDITABLE_SELECTOR);
  // One may stand in another: a caption in a message.
  let region = regionOf(isElement(node) ? node : parentNode(node));
  for (; region; region = regionOf(parentNode(region))) changeTimes.set(region, now);
};

/** Until what was typed last is a step of its own in the editor's history, and is not taken back with an insert. */
export const closeStep = async (element) => {
  const left = (changeTimes.get(element) ?? -STEP_CLOSES) + STEP_CLOSES - performance.now();
  if (left > 0) await pause(left);
};

/** Makes a region read as the text says; says why not. Where only a few words of a formatted text differ, only they are
 * replaced: the rest keeps its looks. */
export const insert = async (element, text) => {
  focusControl(element);
  await nextFrame(); // With the focus it may set a selection of its own, and hear of no other meanwhile.
  const stretch = isFormatted(element) ? findChangedWords(element, text) : null;
  inserts.set(element, { before: contentOf(element), byBrowser: false, nodes: copyOf(element) });
  if (stretch) {
    const refused = await replace(element, stretch);
    await nextFrame();
    if (!refused && words(valueOf(element)) === words(text)) return;
  }
  return replace(element, { text });
};
const words = (text) => text.trim().split(/\s+/).join(' ');

/** Pastes over a stretch, or over everything. */
const replace = async (element, { node, from, old, text }) => {
  const page = element.ownerDocument;
  const selection = page.getSelection();
  const select = () =>
    holdsFocus(element) && (node ? selection.setBaseAndExtent(node, from, node, from + old.length) : page.execCommand('selectAll'));
  // A selection in a shadow root is none of its document's.
  const isSelected = () =>
    holdsFocus(element) && (rootOf(element) !== page || (node ? `${selection}` === old : selection.containsNode(element, true)));
  select();
  await nextFrame();
  select();
  if (!isSelected()) return 'focus';
  // It hears of another late, some ten times a second, but asks for it before an input.
  fire(page, Event, 'selectionchange');
  fire(element, InputEvent, 'beforeinput');
  const shown = contentOf(element);
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  // Firefox takes the text as `data`, and gives the page an empty clipboard otherwise: editors would
  // paste nothing over everything.
  if (!fire(element, ClipboardEvent, 'paste', { clipboardData, data: text, dataType: 'text/plain' })) return;
  // A command is not asked about in Chromium: what the browser then wrote an editor would know nothing of.
  if (!fire(element, InputEvent, 'beforeinput', { inputType: 'insertFromPaste', data: text, dataTransfer: clipboardData })) return;
  if (!isSelected()) {
    await nextFrame(); // TinyMCE looks elsewhere for what is pasted, and takes it from the event then.
    return contentOf(element) === shown ? 'focus' : undefined;
  }
  const wrote = changedBy(page, () => page.execCommand('insertText', false, text));
  inserts.get(element).byBrowser ||= wrote.length > 0;
};

/** The words of one text node in which alone a new text differs, and what they are to be. */
const findChangedWords = (element, text) => {
  const differing = findDifference(valueOf(element), text);
  if (!differing || rootOf(element) !== element.ownerDocument) return null;
  const { start, old, fresh, was } = differing;
  const first = withoutSpaces(was.slice(0, start)).length;
  const last = first + withoutSpaces(old).length - 1;
  let count = 0;
  let found = null;
  for (const node of textsOf(element)) {
    const length = withoutSpaces(node.data).length;
    if (first >= count && last < count + length) {
      const from = placeOf(node.data, first - count);
      if (node.data.startsWith(old, from)) found = { node, from, old, text: fresh };
    }
    count += length;
  }
  // What is read and what stands there must be the same letters.
  return count === withoutSpaces(was).length ? found : null;
};
/** Where a text differs from another, in whole words, one at least; nothing where that goes over more than a line. */
const findDifference = (was, text) => {
  const isSpace = (at) => /^\s?$/.test(was.charAt(at));
  const longer = text.length - was.length;
  let start = 0;
  while (start < was.length && was[start] === text[start]) start++;
  let end = was.length;
  while (end > start && end + longer > start && was[end - 1] === text[end + longer - 1]) end--;
  if (!was.slice(start, end).trim()) while (start > 0 && isSpace(start - 1)) start--;
  while (!isSpace(start - 1)) start--;
  while (!isSpace(end)) end++;
  const [old, fresh] = [was.slice(start, end), text.slice(start, end + longer)];
  return old && old === old.trim() && !/\n/.test(old + fresh) ? { was, start, old, fresh } : null;
};
const withoutSpaces = (text) => text.replace(/[\s\u200b\u2060\ufeff]/g, '');
/** Where the letter stands before which there are so many. */
const placeOf = (text, count) => {
  let at = 0;
  for (let left = count; left > 0 || !withoutSpaces(text[at]); at++) if (withoutSpaces(text[at])) left--;
  return at;
};
const textsOf = (element) => {
  const texts = [];
  const stack = childrenOf(element).reverse();
  while (stack.length) {
    const node = stack.pop();
    if (node.nodeType === Node.TEXT_NODE) texts.push(node);
    else if (isElement(node) && !matches(node, ARTEFACTS)) stack.push(...childrenOf(node).reverse());
  }
  return texts;
};

/** Takes the last insert back by the editor's own history; where nothing leads to what stood there before,
 * everything is left as it is. */
export const revert = async (element) => {
  const insertion = inserts.get(element);
  if (!insertion) return 'history';
  focusControl(element);
  await nextFrame();
  const [now, shown] = [copyOf(element), contentOf(element)];
  if (await undoStepByStep(element, insertion)) return;
  // An editor that wrote the text itself has a document of its own: nodes put into the page would not reach that. Where the
  // browser wrote the text, the page's nodes are all there is, so what stood there before can be put back as nodes.
  if (!insertion.byBrowser) return contentOf(element) === shown ? 'history' : 'overshot';
  await putNodes(element, insertion.nodes);
  if (contentOf(element) === insertion.before) return;
  await putNodes(element, now);
  return 'history';
};

const copyOf = (element) => childrenOf(element).map((child) => child.cloneNode(true));
const putNodes = async (element, nodes) => {
  element.replaceChildren(...nodes);
  fire(element, InputEvent, 'input', { inputType: 'historyUndo' });
  await nextFrame();
};

/** Step by step; steps that lead elsewhere are done again. */
const undoStepByStep = async (element, insertion) => {
  const now = contentOf(element);
  let steps = 0;
  while (contentOf(element) !== insertion.before) {
    if (steps === STEPS || !(await takeStep(element, waysToUndo(element, insertion)))) {
      while (contentOf(element) !== now && steps-- > 0) await takeStep(element, waysToRedo(element));
      return false;
    }
    steps++;
  }
  return true;
};

/** One step by the first way that changes anything; whether one did. */
const takeStep = async (element, ways) => {
  const before = contentOf(element);
  for (const way of ways) {
    const wasTaken = way();
    await nextFrame();
    if (wasTaken && contentOf(element) === before) await pause(DRAWN);
    if (contentOf(element) !== before) return true;
  }
  return false;
};

const waysToUndo = (element, { byBrowser }) => {
  const editor = [() => pressKey(element, 'z'), () => requestInput(element, 'historyUndo')];
  const browser = () => runCommand(element, 'undo');
  // What the browser wrote Summernote does not know of; what an editor wrote itself the browser does not.
  if (matches(element, '.note-editable')) return [browser];
  return byBrowser ? [...editor, browser] : editor;
};
const waysToRedo = (element) => [
  () => pressKey(element, 'y'),
  () => pressKey(element, 'Z'),
  () => requestInput(element, 'historyRedo'),
  () => runCommand(element, 'redo'),
];

/** As the person's keyboard would, with the key that this system uses; whether the editor took it. */
const pressKey = (element, key) => {
  const code = key.toUpperCase();
  const keyCode = code.charCodeAt(0);
  const mac = /Mac|iP(hone|ad|od)/.test(navigator.platform);
  const event = { key, code: `Key${code}`, keyCode, which: keyCode, shiftKey: key === code, ctrlKey: !mac, metaKey: mac };
  const letPass = fire(element, KeyboardEvent, 'keydown', event);
  fire(element, KeyboardEvent, 'keyup', event);
  return !letPass;
};
const requestInput = (element, inputType) => !fire(element, InputEvent, 'beforeinput', { inputType });
/** The browser has one history for all that stands in a document: what it took back elsewhere is put there again. */
const runCommand = (element, command) => {
  const page = element.ownerDocument;
  if (!holdsFocus(element) || !page.queryCommandEnabled(command)) return false;
  const places = changedBy(page, () => page.execCommand(command));
  const isElsewhere = places.some((place) => !element.contains(place));
  if (isElsewhere) page.execCommand(command === 'undo' ? 'redo' : 'undo');
  return !isElsewhere && places.length > 0;
};
/** Where the browser changed something meanwhile; where an editor does it itself, the browser does nothing. */
const changedBy = (page, run) => {
  const places = [];
  const hear = (event) => places.push(event.composedPath()[0]);
  addEventListener.call(page, 'input', hear, true);
  run();
  removeEventListener.call(page, 'input', hear, true);
  return places;
};
