// The hands: carry out the acts that a click in the view asked for, by the path that the page itself listens
// to, and report. The acts are told in src/page/write.rs.

import { attribute, closest, focused, isConnected, isEditable, isOwn, localName, matches, rootOf, valueOf } from './dom.js';
import { find, soil, sweep } from './eyes.js';
import { focusView } from './canvas.js';

/** Carries out acts, one a frame; gives what became of each: `refused` says why not. */
export const perform = async (acts) => {
  const results = [];
  for (const act of acts) {
    const element = find(act.node);
    let refused;
    try {
      refused = (writes[act.do] && unfit(element, act)) || (await (writes[act.do] ?? others[act.do])(element, act));
    } catch (error) {
      refused = String(error);
    }
    await nextFrame(); // What the page makes of it is there now, to be read back.
    if (element) soil(element);
    sweep();
    results.push({ act: act.do, refused });
  }
  return results;
};
const nextFrame = () => new Promise((resume) => requestAnimationFrame(() => setTimeout(resume)));
const pause = (time) => new Promise((resume) => setTimeout(resume, time));

const unfit = (element, act) => {
  if (act.url !== location.href) return 'address';
  if (!element || !isConnected(element)) return 'gone';
  if (matches(element, ':disabled') || attribute(element, 'aria-disabled') === 'true') return 'disabled';
  if (act.do === 'text' && element.readOnly) return 'read-only';
  if (act.was !== undefined && valueOf(element) !== act.was) return 'changed';
  return '';
};

const writes = {
  // As typing and the Tab key would: the browser's own undo stays whole, and what waits for a key hears one.
  async text(element, { value }) {
    enter(element);
    if (isEditable(element)) return paste(element, value);
    element.select();
    if (holdsFocus(element)) document.execCommand(value ? 'insertText' : 'delete', false, value);
    if (element.value === value) fire(element, Event, 'change');
    else assign(element, value);
    fire(element, KeyboardEvent, 'keyup');
    await nextFrame();
    if (localName(element) === 'input') fire(element, KeyboardEvent, 'keydown', { key: 'Tab' });
  },
  value(element, { value }) {
    assign(element, value);
  },
  click(element) {
    const menu = localName(element) === 'option' && closest(element, 'select');
    // Many drop-downs open when the button goes down; a click without it is the keyboard's, and has no detail.
    if (!menu) return void fire(element, MouseEvent, 'mousedown mouseup click', { detail: 1 });
    element.selected = !element.selected; // One of several: a click by script chooses nothing.
    fire(menu, Event, 'input change');
  },
  async press(element, { key, times }) {
    enter(element);
    for (let time = 0; time < times; time++) {
      await pause(0); // Each counts from what the one before has made.
      fire(element, KeyboardEvent, 'keydown keyup', { key, code: key });
    }
  },
  wait: () => pause(50),
};

const others = {
  leave() {
    const element = focused();
    if (!isOwn(element)) element.blur();
  },
  focus(element) {
    if (!element) return;
    const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
    element.scrollIntoView({ block: 'center', behavior });
    enter(element);
  },
  focus_view: (_, { key }) => focusView(key),
  copy: (_, { text }) => navigator.clipboard.writeText(text),
};

const enter = (element) => element.focus({ preventScroll: true });
/** Lets the element hear of events; whether the last was let pass. */
const fire = (element, Kind, types, more) =>
  types
    .split(' ')
    .map((type) => element.dispatchEvent(new Kind(type, { bubbles: true, composed: true, cancelable: true, ...more })))
    .at(-1);
// A framework keeps its own idea of the value; the native setter is what it watches.
const TYPES = { input: HTMLInputElement, textarea: HTMLTextAreaElement, select: HTMLSelectElement };
const assign = (element, value) => {
  const { prototype } = TYPES[localName(element)];
  Object.getOwnPropertyDescriptor(prototype, 'value').set.call(element, value);
  fire(element, Event, 'input change');
};
// What the page gave the focus to instead would be typed into.
const holdsFocus = (element) => element.contains(rootOf(element).activeElement);
// A rich editor has a document of its own, and takes what is pasted over a selection: says why not where it has none.
const paste = async (element, text) => {
  const page = element.ownerDocument;
  const selectAll = () => holdsFocus(element) && page.execCommand('selectAll');
  // A selection in a shadow root is none of its document's.
  const isSelected = () =>
    holdsFocus(element) && (rootOf(element) !== page || page.getSelection().containsNode(element, true));
  selectAll();
  await nextFrame(); // With the focus it may set a selection of its own, and hear of no other meanwhile.
  selectAll();
  if (!isSelected()) return 'focus';
  // It hears of another late, some ten times a second, but asks for it before an input.
  fire(page, Event, 'selectionchange');
  fire(element, InputEvent, 'beforeinput');
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  // Firefox takes the text as `data`, and gives the page an empty clipboard otherwise: editors would
  // paste nothing over everything.
  if (!fire(element, ClipboardEvent, 'paste', { clipboardData, data: text, dataType: 'text/plain' })) return;
  if (!isSelected()) return 'focus';
  page.execCommand('insertText', false, text);
};
