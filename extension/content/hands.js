// The hands: carry out the acts that a click in the view asked for, by the path that the page itself listens
// to, and report. The acts are told in src/page/write.rs.

import { attribute, isConnected, isEditable, localName, matches, valueOf } from './dom.js';
import { find, soil, sweep } from './eyes.js';
import { focusView } from './canvas.js';

/** Carries out acts, one a frame; gives what became of each: `refused` is empty or says why not. */
export const perform = async (acts) => {
  const results = [];
  for (const act of acts) {
    const element = find(act.node);
    let refused = '';
    try {
      refused = (writes[act.do] && unfit(element, act)) || (await (writes[act.do] ?? others[act.do])(element, act)) || '';
    } catch (error) {
      refused = String(error?.message ?? error);
    }
    await nextFrame(); // What the page makes of it is there now, to be read back.
    if (element && isConnected(element)) soil(element);
    sweep();
    if (writes[act.do] || act.do === 'copy') results.push({ act: act.do, refused });
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
  text(element, { value }) {
    element.focus({ preventScroll: true });
    if (isEditable(element)) return paste(element, value);
    element.select();
    // As typing would: the browser's own undo stays whole.
    const typed = value ? document.execCommand('insertText', false, value) : document.execCommand('delete');
    if (typed && element.value === value) tell(element, 'change');
    else assign(element, value);
  },
  value(element, { value }) {
    assign(element, value);
  },
  click(element) {
    const menu = localName(element) === 'option' && element.closest('select');
    if (!menu) {
      // Many drop-downs open when the button goes down.
      for (const type of ['mousedown', 'mouseup'])
        element.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, cancelable: true }));
      return void element.click();
    }
    element.selected = !element.selected; // One of several: a click by script chooses nothing.
    for (const type of ['input', 'change']) tell(menu, type);
  },
  async press(element, { key, times }) {
    element.focus({ preventScroll: true });
    for (let time = 0; time < times; time++) {
      await pause(0); // Each counts from what the one before has made.
      for (const type of ['keydown', 'keyup'])
        element.dispatchEvent(
          new KeyboardEvent(type, { key, code: key, bubbles: true, composed: true, cancelable: true }),
        );
    }
  },
};

const others = {
  focus(element) {
    if (!element || !isConnected(element)) return;
    const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
    element.scrollIntoView({ block: 'center', behavior });
    element.focus({ preventScroll: true });
  },
  focus_view(_, { key }) {
    focusView(key);
  },
  async copy(_, { text }) {
    await navigator.clipboard.writeText(text);
  },
};

const tell = (element, type) => element.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
// A framework keeps its own idea of the value; the native setter is what it watches.
const TYPES = { input: HTMLInputElement, textarea: HTMLTextAreaElement, select: HTMLSelectElement };
const assign = (element, value) => {
  const { prototype } = TYPES[localName(element)];
  Object.getOwnPropertyDescriptor(prototype, 'value').set.call(element, value);
  tell(element, 'input');
  tell(element, 'change');
};
// A rich editor has a document of its own, and takes what is pasted over a selection.
const paste = async (element, text) => {
  const page = element.ownerDocument;
  page.execCommand('selectAll');
  await pause(150); // It hears of the selection after the browser has told it, some ten times a second only.
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  // Firefox takes the text as `data`, and gives the page an empty clipboard otherwise: editors would
  // paste nothing over everything.
  const own = { clipboardData, data: text, dataType: 'text/plain' };
  const event = new ClipboardEvent('paste', { ...own, bubbles: true, cancelable: true, composed: true });
  if (element.dispatchEvent(event)) page.execCommand('insertText', false, text);
};
