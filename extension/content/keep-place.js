// The focus and the place on the page that a person has, kept while the guard opens something there. The page's scripts
// may take both at once or a moment later.

import { addListener, bodyOf, focused, isConnected, isOwn } from './dom.js';
import { focusControl } from './events.js';

const KEPT_MS = 1000;
let last = new AbortController();

/** From now on what scripts take is put back, until the person does something, or for a second. */
export const keepPlace = () => {
  const before = focused();
  const { scrollX, scrollY } = window;
  last.abort();
  const kept = last = new AbortController();
  const signal = AbortSignal.any([kept.signal, AbortSignal.timeout(KEPT_MS)]);
  const options = { capture: true, passive: true, signal };
  const putBack = () => {
    if (focused() !== before) giveFocusBack(before);
    if (window.scrollX !== scrollX || window.scrollY !== scrollY) scrollTo({ left: scrollX, top: scrollY, behavior: 'instant' });
  };
  for (const type of ['focusin', 'scroll']) addListener(document, type, putBack, options);
  for (const type of ['pointerdown', 'keydown', 'wheel', 'touchmove'])
    addListener(document, type, ({ isTrusted }) => isTrusted && kept.abort(), options);
};

const giveFocusBack = (element) => {
  const takesFocus = isConnected(element) && !isOwn(element) && element !== bodyOf(document);
  if (takesFocus) focusControl(element);
  else focused()?.blur();
};
