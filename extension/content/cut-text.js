// Whether an editor draws less than its whole text. One that draws the text beside the control that takes the keys, or
// only the lines near those in sight, shows a part of a long one, and the rest is nowhere on the page.

import { EDITABLE_SELECTOR, box, isElement, parentNode, query, queryAll, scrollExtent } from './dom.js';

/** How far around its text area an editor may reach, and how many elements it may have. */
const REACH = 8;
const MOST = 3000;
/** Pixels: a text area that is higher shows its text itself. */
const TWO_LINES = 60;
/** Pixels that margins and borders may add to what fits; in a box that hides what is over, also scroll bars out of sight. */
const SLACK = 8;
const HIDDEN_SLACK = 60;

/** What CodeMirror puts in the place of lines that it does not draw. */
const hasGap = (editable) => Boolean(query(editable, '.cm-gap'));

/** `editable` is a text area or the outermost element of a region that can be edited. */
export const isCut = (editable, isRegion) => {
  if (isRegion) return hasGap(editable);
  if (box(editable).height > TWO_LINES) return false;
  const editor = editorAround(editable);
  if (!editor) return false;
  const inside = queryAll(editor, '*');
  if (inside.length > MOST) return true;
  return [editor, ...inside].some((element) => element !== editable && scrolls(element));
};

// The largest element around it that holds no other control.
const editorAround = (control) => {
  let editor = null;
  let outer = parentNode(control);
  for (let step = 0; step < REACH && isElement(outer); step++) {
    if (queryAll(outer, `input,textarea,select,${EDITABLE_SELECTOR}`).length > 1) break;
    editor = outer;
    outer = parentNode(outer);
  }
  return editor;
};

const scrolls = (element) => {
  const { content, window } = scrollExtent(element);
  if (window <= SLACK || content <= window + SLACK) return false;
  const { overflowY } = getComputedStyle(element);
  return overflowY !== 'visible' && (!/hidden|clip/.test(overflowY) || content > window + HIDDEN_SLACK);
};
