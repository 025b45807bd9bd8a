// Other copies of the guard on the same page: one that is at work is left alone, and what one that is gone has left
// behind is taken away. Only what is surely the guard's is ever removed.

import { attribute, attributeNames, childrenOf, isOwn, localName, query, queryAll, shadowRoot } from './dom.js';
import { isExtensionThere } from './connection.js';

export const HOST = 'data-statuspage-guard';
export const MARK = 'data-statuspage-guard-mark';

/** Asked of a host; the copy that it belongs to prevents its default. */
const QUESTION = 'statuspage-guard-question';
const CONTROLS = 'input,textarea,select,form,iframe,[contenteditable]';

/** Whether another copy of the guard is at work here. */
export const anotherIsAtWork = () =>
  [...queryAll(document, `div[${HOST}]`)].some(
    (host) => !isOwn(host) && shadowRoot(host) && !host.dispatchEvent(new CustomEvent(QUESTION, { cancelable: true })),
  );

/**
 * Answers other copies on our host. One whose extension is gone takes itself down; otherwise the other steps back,
 * and the panel reports that it is there.
 */
export const answerOthers = (host, say, takeDown) => {
  let reported = false;
  host.addEventListener(QUESTION, (event) => {
    if (!isExtensionThere()) return takeDown();
    event.preventDefault();
    if (!reported) say('another-copy');
    reported = true;
  });
};

/** Removes hosts and marks of copies that are gone, and clones of ours that the page has made. */
export const removeDead = () => {
  for (const stray of queryAll(document, `div[${HOST}],div[${MARK}]`)) if (isDead(stray)) stray.remove();
};
// A page's own element that bears such a name holds something, or lacks what each of ours has.
const isDead = (element) => {
  if (isOwn(element) || localName(element) !== 'div' || childrenOf(element).length) return false;
  if (!attributeNames(element).every((name) => name.startsWith('data-') || /^(style|inert|aria-hidden|class)$/.test(name)))
    return false;
  const isHost = attribute(element, HOST) !== null;
  const always = isHost ? ['data-revision', 'data-state', 'data-screen'] : ['data-field', 'data-placement'];
  if (!always.every((name) => attribute(element, name) !== null)) return false;
  const shadow = shadowRoot(element);
  return !shadow || !query(shadow, CONTROLS);
};
