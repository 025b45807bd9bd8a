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

export const isElement = (node) => node?.nodeType === Node.ELEMENT_NODE;

/** The host of a shadow root. (A link has a `host` too, which is something else.) */
export const hostOf = (root) => (root?.nodeType === Node.DOCUMENT_FRAGMENT_NODE ? root.host : undefined);

/** What a node stands in, out of shadow roots and frames too; nothing around the document of the page. */
export const around = (node) => parentNode(node) ?? hostOf(node) ?? node.defaultView?.frameElement;

export const isFrame = (element) => /^i?frame$/.test(localName(element));

/** The outermost element of a region that can be edited. */
export const EDITABLE = '[contenteditable]:not([contenteditable=false])';
export const isEditable = (element) => matches(element, EDITABLE);

/** What a control holds; nothing for what is no control, and never a password. */
export const valueOf = (element) => {
  const tag = localName(element);
  if (tag === 'input') return element.type === 'password' ? undefined : element.value;
  if (tag === 'textarea' || tag === 'select') return element.value;
  // Editors hold empty lines open with signs that have no width.
  return isEditable(element) ? element.innerText.replace(/[\u200b\u2060\ufeff]/g, '') : undefined;
};

/** The rectangle of an element, or one inside it, in the top window. */
export const place = (element, inside = box(element)) => {
  let { x, y, width, height } = inside;
  for (let view = element.ownerDocument.defaultView; view?.frameElement; view = view.parent) {
    const frame = box(view.frameElement);
    x += frame.x;
    y += frame.y;
  }
  return new DOMRect(x, y, width, height);
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
/** Says to the guard's looks where one of its elements is to stand. */
export const put = (element, sides) => {
  for (const name in sides) element.style.setProperty(`--guard-${name}`, `${Math.round(sides[name])}px`);
};
/** For what the page's own tree holds: nothing that is inside the guard's elements is ever among it. */
export const isOwnHost = (node) => own.has(node);
export const isOwn = (node) => own.has(node) || (node instanceof Node && own.has(hostOf(rootOf(node))));

/** What has the focus, however deep in shadow roots. */
export const focused = (element = document.activeElement) => {
  const inner = !isOwn(element) && element?.shadowRoot?.activeElement;
  return inner ? focused(inner) : element;
};
