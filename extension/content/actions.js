// The actions: carry out the acts that a click in the view asked for, by the path that the page itself listens
// to, and report. The acts are described in src/page/write/act.rs.

import { attribute, closest, focused, isConnected, isEditable, isOwn, localName, matches, parentNode, valueOf } from './dom.js';
import { fire, focusControl, holdsFocus, nextFrame, pause } from './events.js';
import { keepPlace } from './keep-place.js';
import { compareControls, find, markDirty } from './snapshot.js';
import { focusView } from './panel.js';
import { closeStep, insert, revert } from './rich-text.js';

/** Carries out acts, one a frame; gives what became of each: `refused` says why not. */
export const performActions = async (acts) => {
  const results = [];
  for (const act of acts) {
    const element = find(act.node);
    let refused;
    try {
      if (act.do === 'text' && element && isEditable(element)) await closeStep(element);
      refused = (writes[act.do] && refusalFor(element, act)) || (await (writes[act.do] ?? others[act.do])(element, act));
    } catch (error) {
      refused = String(error);
    }
    await nextFrame(); // What the page makes of it is there now, to be read back.
    if (element) markDirty(element);
    compareControls();
    results.push({ act: act.do, refused });
  }
  return results;
};

const refusalFor = (element, act) => {
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
    if (isEditable(element)) return insert(element, value);
    focusControl(element);
    element.select();
    if (holdsFocus(element)) document.execCommand(value ? 'insertText' : 'delete', false, value);
    if (element.value === value) fire(element, Event, 'change');
    else assign(element, value);
    fire(element, KeyboardEvent, 'keyup');
    await nextFrame();
    if (localName(element) === 'input') fire(element, KeyboardEvent, 'keydown', { key: 'Tab' });
  },
  revert: (element) => revert(element),
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
  // Nothing is done where a person would look at it.
  expand(element, { open }) {
    if (isOpen(element) === open) return;
    keepPlace();
    fire(element, MouseEvent, 'mousedown mouseup click', { detail: 1 });
  },
  async press(element, { key, times }) {
    focusControl(element);
    for (let time = 0; time < times; time++) {
      await pause(0); // Each counts from what the one before has made.
      fire(element, KeyboardEvent, 'keydown keyup', { key, code: key });
    }
  },
  wait: () => pause(50),
};

// Whether it says that what it opens is open; undefined where it does not say.
const isOpen = (element) => {
  if (localName(element) === 'summary') return attribute(parentNode(element), 'open') !== null;
  const expanded = attribute(element, 'aria-expanded');
  return expanded === null ? undefined : expanded === 'true';
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
    focusControl(element);
  },
  focus_view: (_, { key }) => focusView(key),
  copy: (_, { text }) => navigator.clipboard.writeText(text),
};

// A framework keeps its own idea of the value; the native setter is what it watches.
const TYPES = { input: HTMLInputElement, textarea: HTMLTextAreaElement, select: HTMLSelectElement };
const assign = (element, value) => {
  const { prototype } = TYPES[localName(element)];
  Object.getOwnPropertyDescriptor(prototype, 'value').set.call(element, value);
  fire(element, Event, 'input change');
};
