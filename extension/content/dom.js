// How elements are read. A form's own fields can hide the form's properties (`<input name="attributes">`),
// so everything goes through the prototypes.

const getter = (type, name) => {
  const { get } = Object.getOwnPropertyDescriptor(type.prototype, name);
  return (object) => get.call(object);
};
const method = (type, name) => {
  const call = type.prototype[name];
  return (object, ...rest) => call.apply(object, rest);
};

const firstChild = getter(Node, 'firstChild');
const nextSibling = getter(Node, 'nextSibling');
export const parentNode = getter(Node, 'parentNode');
export const isConnected = getter(Node, 'isConnected');
export const rootOf = method(Node, 'getRootNode');
export const attributeNames = method(Element, 'getAttributeNames');
export const localName = getter(Element, 'localName');
export const shadowRoot = getter(Element, 'shadowRoot');
export const attribute = method(Element, 'getAttribute');
export const matches = method(Element, 'matches');
export const closest = method(Element, 'closest');
export const box = method(Element, 'getBoundingClientRect');
const checkVisibility = method(Element, 'checkVisibility');
export const visible = (element) => checkVisibility(element, { visibilityProperty: true, checkVisibilityCSS: true });

/** The nodes in it. The browser would keep a list that it gives out itself as long as the page lives. */
export const childrenOf = (node) => {
  const children = [];
  for (let child = firstChild(node); child; child = nextSibling(child)) children.push(child);
  return children;
};

/** The host of a shadow root. (A link has a `host` too, which is something else.) */
export const hostOf = (root) => (root?.nodeType === Node.DOCUMENT_FRAGMENT_NODE ? root.host : undefined);

export const isFrame = (element) => /^i?frame$/.test(localName(element));

/** The outermost element of a region that can be edited. */
export const isEditable = (element) => {
  const value = attribute(element, 'contenteditable');
  return value !== null && value !== 'false';
};

/** What a control holds; nothing for what is no control, and never a password. */
export const valueOf = (element) => {
  const tag = localName(element);
  if (tag === 'input') return element.type === 'password' ? undefined : element.value;
  if (tag === 'textarea' || tag === 'select') return element.value;
  // Editors hold empty lines open with signs that have no width.
  return isEditable(element) ? element.innerText.replace(/[\u200b\u2060\ufeff]/g, '') : undefined;
};

/** Where the frame that the element stands in is, seen from the top window. */
export const frameShift = (element) => {
  const shift = { x: 0, y: 0 };
  for (let view = element.ownerDocument.defaultView; view?.frameElement; view = view.parent) {
    const { x, y } = box(view.frameElement);
    shift.x += x;
    shift.y += y;
  }
  return shift;
};

/** The rectangle of an element in the top window. */
export const place = (element) => {
  const { x, y } = frameShift(element);
  const rect = box(element);
  return new DOMRect(rect.x + x, rect.y + y, rect.width, rect.height);
};

// The guard's own elements: the host and the marks. The eyes never see them, nor that they were taken away.
const own = new WeakSet();

/** A `div` of the guard's, with a shadow root. */
export const makeOwn = (name) => {
  const element = document.createElement('div');
  element.setAttribute(name, '');
  element.attachShadow({ mode: 'open' });
  own.add(element);
  return element;
};
export const discardOwn = (element) => element?.remove();
/** For what the page's own tree holds: nothing that is inside the guard's elements is ever among it. */
export const isOwnHost = (node) => own.has(node);
export const isOwn = (node) => own.has(node) || (node instanceof Node && own.has(hostOf(rootOf(node))));

/** What has the focus, however deep in shadow roots. */
export const focused = (element = document.activeElement) => {
  const inner = !isOwn(element) && element?.shadowRoot?.activeElement;
  return inner ? focused(inner) : element;
};
