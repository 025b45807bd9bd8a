// Makes what an element holds equal to a view, changing only what differs, so that focus and scroll survive.
// Text is only ever set as text.

const events = new WeakMap(); // painted element → what its click says
const keys = new WeakMap(); // painted node → its key
const PERSONS = new Set(['open', 'style']); // Set by what a person opens or resizes.

/** What the click says, by the innermost painted element under it that says anything. */
export const saidBy = (click) => events.get(click.composedPath().find((step) => events.has(step)));

export const patch = (parent, wanted) => {
  const old = new Map();
  for (let child = parent.firstChild; child; child = child.nextSibling) old.set(keys.get(child), child);
  let at = parent.firstChild;
  wanted.forEach((want, index) => {
    const text = typeof want === 'string';
    const key = text ? `#${index}` : `${want.tag} ${want.key ?? index}`;
    let child = old.get(key);
    old.delete(key);
    if (!child) {
      child = text ? document.createTextNode(want) : document.createElement(want.tag);
      keys.set(child, key);
    }
    if (child === at) at = at.nextSibling;
    else parent.insertBefore(child, at);
    if (text) {
      if (child.data !== want) child.data = want;
      return;
    }
    const a = want.a ?? {};
    for (const name of child.getAttributeNames()) if (!(name in a) && !PERSONS.has(name)) child.removeAttribute(name);
    for (const name in a) if (child.getAttribute(name) !== a[name]) child.setAttribute(name, a[name]);
    if (want.on) events.set(child, want.on);
    else events.delete(child);
    patch(child, want.c ?? []);
  });
  for (const child of old.values()) child.remove();
};
