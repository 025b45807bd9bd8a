// Makes what an element holds equal to a view, changing only what differs, so that focus and scroll survive.
// Text is only ever set as text.

const createText = (text) => Document.prototype.createTextNode.call(document, text);
const createElement = (tag) => Document.prototype.createElement.call(document, tag);
const events = new WeakMap(); // painted element → what its click says
const keys = new WeakMap(); // painted node → its key
const PERSONS = new Set(['open', 'style']); // Set by what a person opens or resizes.

/** What the click says, by the innermost painted element under it that says anything. */
export const eventOf = (click) => events.get(click.composedPath().find((step) => events.has(step)));

/** Whether anything differed. */
export const patch = (parent, wanted) => {
  const old = new Map();
  for (let child = parent.firstChild; child; child = child.nextSibling) old.set(keys.get(child), child);
  let at = parent.firstChild;
  let changed = false;
  wanted.forEach((want, index) => {
    const text = typeof want === 'string';
    const key = text ? `#${index}` : `${want.tag} ${want.key ?? index}`;
    let child = old.get(key);
    old.delete(key);
    if (!child) {
      child = text ? createText(want) : createElement(want.tag);
      keys.set(child, key);
    }
    if (child === at) at = at.nextSibling;
    else {
      parent.insertBefore(child, at);
      changed = true;
    }
    if (text) {
      if (child.data === want) return;
      child.data = want;
      changed = true;
      return;
    }
    if (want.on) events.set(child, want.on);
    else events.delete(child);
    changed = setAttributes(child, want.a ?? {}) || changed;
    changed = patch(child, want.c ?? []) || changed;
  });
  for (const child of old.values()) child.remove();
  return changed || old.size > 0;
};

/** Makes an element's attributes equal to those wanted; whether any differed. */
const setAttributes = (element, wanted) => {
  let changed = false;
  for (const name of element.getAttributeNames())
    if (!(name in wanted) && !PERSONS.has(name)) {
      element.removeAttribute(name);
      changed = true;
    }
  return addAttributes(element, wanted) || changed;
};
export const addAttributes = (element, wanted) => {
  let changed = false;
  for (const name in wanted)
    if (element.getAttribute(name) !== wanted[name]) {
      element.setAttribute(name, wanted[name]);
      changed = true;
    }
  return changed;
};
