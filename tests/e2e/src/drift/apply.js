// Makes the page that is open what its record was made. `arguments`: the elements that are new or changed, the
// outer before the inner; the numbers of those that are gone; the language. Says whether it could.
const [steps, gone, lang] = arguments;
const { elements } = window.__drift;
const [CHECKED, DISABLED, HIDDEN, EDITABLE, SELECTED] = [1, 2, 8, 32, 256];
const fresh = steps.filter(({ id, tag }) => elements.get(id)?.localName !== tag);
// What makes itself, or holds another document, cannot be drawn from outside.
if (fresh.some(({ tag }) => tag.includes("-") || tag === "iframe")) return false;

const inside = (element) => element.shadowRoot ?? element.contentDocument?.body ?? element;
const draw = (child) => (typeof child === "string" ? document.createTextNode(child) : elements.get(child));
const set = (element, name, value) => (value === null ? element.removeAttribute(name) : element.setAttribute(name, value));
const hide = (element) => element.style.setProperty("display", "none", "important");

/** The nodes that the snapshot holds as these children. */
const told = (element, children) => {
  const assigned = element.localName === "slot" ? element.assignedNodes({ flatten: true }) : [];
  const texts = [...(assigned.length ? assigned : inside(element).childNodes)].filter(
    (node) => node.nodeType === Node.TEXT_NODE && node.data.trim(),
  );
  return children.map((child) => (typeof child === "string" ? texts.shift() : elements.get(child)));
};

const markers = [];
const mark = (put) => {
  const marker = document.createComment("");
  put(marker);
  markers.push(marker);
  return marker;
};
const moved = new Set();
/** Puts the new children where the old ones stand. */
const arrange = (element, old, children) => {
  const nodes = told(element, old);
  const places = nodes.map((node) => node && mark((marker) => node.before(marker)));
  const end = nodes.at(-1)
    ? mark((marker) => nodes.at(-1).after(marker))
    : mark((marker) => inside(element).append(marker));
  const put = (child, place) => {
    const node = draw(child);
    (place ?? end).before(node);
    moved.add(node);
  };
  if (old.length === children.length) {
    children.forEach((child, at) => {
      if (child === old[at]) return;
      if (typeof old[at] === "string" && typeof child === "string" && nodes[at]) nodes[at].data = child;
      else put(child, places[at]);
    });
    nodes.forEach((node, at) => {
      if (typeof old[at] === "string" && typeof children[at] !== "string") node?.remove();
    });
    return;
  }
  let at = 0;
  for (const child of children) {
    if (!old.includes(child)) {
      put(child, places[at]);
      continue;
    }
    for (; old[at] !== child; at++) if (typeof old[at] === "string") nodes[at]?.remove();
    at++;
  }
  for (; at < old.length; at++) if (typeof old[at] === "string") nodes[at]?.remove();
};

const before = new Map(fresh.map(({ id }) => [id, elements.get(id)])); // of another tag
for (const { id, tag } of fresh) elements.set(id, document.createElement(tag));
for (const { id, attributes, state } of steps) {
  const element = elements.get(id);
  const old = before.get(id);
  if (old) for (const name of old.getAttributeNames()) element.setAttribute(name, old.getAttribute(name));
  for (const name in attributes) set(element, name, attributes[name]);
  if (fresh.some((one) => one.id === id) && "checked" in element) element.checked = Boolean(state & CHECKED);
}
for (const { id, old, children } of steps) {
  const element = elements.get(id);
  if (before.get(id)) before.get(id).replaceWith(element);
  else if (old && !fresh.some((one) => one.id === id) && JSON.stringify(old) !== JSON.stringify(children)) arrange(element, old, children);
}
for (const { id, children, state } of fresh) if (!(state & EDITABLE)) elements.get(id).append(...children.map(draw));
for (const id of gone) if (!moved.has(elements.get(id))) elements.get(id)?.remove();
for (const marker of markers) marker.remove();

const fire = (element, ...types) => types.forEach((type) => element.dispatchEvent(new Event(type, { bubbles: true })));
for (const { id, tag, value, state, was } of steps) {
  const element = elements.get(id);
  const isNew = fresh.some((one) => one.id === id);
  if (state & HIDDEN && !(was & HIDDEN)) hide(element);
  if (tag === "option" && isNew) element.selected = Boolean(state & SELECTED);
  if (typeof value === "string" && /^(input|textarea|select)$/.test(tag)) {
    const type = element.ownerDocument.defaultView[{ input: "HTMLInputElement", textarea: "HTMLTextAreaElement", select: "HTMLSelectElement" }[tag]];
    Object.getOwnPropertyDescriptor(type.prototype, "value").set.call(element, value);
    if (!isNew) fire(element, "input", "change");
  } else if (typeof value === "string" && state & EDITABLE) {
    element.setAttribute("contenteditable", "true");
    element.textContent = value;
  }
  if (!isNew && "checked" in element && (state ^ was) & CHECKED) element.click();
}
document.documentElement.lang = lang;
return true;
