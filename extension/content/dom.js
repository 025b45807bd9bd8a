// How elements are read. A form's own fields can hide the form's properties (`<input name="attributes">`), and a
// form's name those of the document (`<form name="body">`), so everything goes through the prototypes.

const getter = (type, name) => {
  const { get } = Object.getOwnPropertyDescriptor(type.prototype, name);
  return (object) => get.call(object);
};
const method = (type, name) => {
  const call = type.prototype[name];
  return (object, ...rest) => call.apply(object, rest);
};

const nodeType = getter(Node, 'nodeType');
/** The type of a node; 0 for what is none. */
export const typeOf = (node) => {
  try {
    return nodeType(node);
  } catch {
    return 0;
  }
};
const firstChild = getter(Node, 'firstChild');
const nextSibling = getter(Node, 'nextSibling');
export const parentNode = getter(Node, 'parentNode');
const connected = getter(Node, 'isConnected');
/** Firefox lets nothing be asked of what stood in a frame that is gone. */
export const isConnected = (node) => typeOf(node) > 0 && connected(node);
export const contains = method(Node, 'contains');
export const documentOf = getter(Node, 'ownerDocument');
export const rootOf = method(Node, 'getRootNode');
export const attributeNames = method(Element, 'getAttributeNames');
export const localName = getter(Element, 'localName');
export const shadowRoot = getter(Element, 'shadowRoot');
export const attribute = method(Element, 'getAttribute');
export const matches = method(Element, 'matches');
export const closest = method(Element, 'closest');
export const countInside = (element) => elementsInside(element, '*').length;
const elementsInside = method(Element, 'getElementsByTagName');
const innerText = getter(HTMLElement, 'innerText');
export const box = method(Element, 'getBoundingClientRect');
const checkVisibility = method(Element, 'checkVisibility');
export const visible = (element) => checkVisibility(element, { visibilityProperty: true, checkVisibilityCSS: true });

const scrollHeight = getter(Element, 'scrollHeight');
const clientHeight = getter(Element, 'clientHeight');
/** How high what is in an element is, and how much of it can be seen at once. */
export const scrollExtent = (element) => ({ content: scrollHeight(element), window: clientHeight(element) });

/** `display: none`, so that nothing inside it is displayed either. */
export const isNotDisplayed = (element) => getComputedStyle(element).display === 'none';

/** The nodes in it. The browser would keep a list that it gives out itself as long as the page lives. */
export const childrenOf = (node) => {
  const children = [];
  for (let child = firstChild(node); child; child = nextSibling(child)) children.push(child);
  return children;
};

export const isElement = (node) => typeOf(node) === Node.ELEMENT_NODE;
export const isText = (node) => typeOf(node) === Node.TEXT_NODE;
export const isDocument = (node) => typeOf(node) === Node.DOCUMENT_NODE;
const isFragment = (node) => typeOf(node) === Node.DOCUMENT_FRAGMENT_NODE;

/** The document's own properties. */
export const bodyOf = getter(Document, 'body');
export const htmlOf = getter(Document, 'documentElement');
export const isHidden = getter(Document, 'hidden');
export const viewOf = getter(Document, 'defaultView');
const activeOf = { document: getter(Document, 'activeElement'), fragment: getter(ShadowRoot, 'activeElement') };

export const createElement = (tag) => makeElement(document, tag);
const makeElement = method(Document, 'createElement');
export const createRange = method(Document, 'createRange');
export const createTreeWalker = method(Document, 'createTreeWalker');
export const elementFromPoint = method(Document, 'elementFromPoint');
export const elementsFromPoint = method(Document, 'elementsFromPoint');
export const addListener = method(EventTarget, 'addEventListener');

/** `querySelector` and `querySelectorAll` of a document, an element or a shadow root. */
const kindOf = (root) => (isDocument(root) ? Document : isElement(root) ? Element : DocumentFragment).prototype;
export const query = (root, selector) => kindOf(root).querySelector.call(root, selector);
export const queryAll = (root, selector) => kindOf(root).querySelectorAll.call(root, selector);

/** The host of a shadow root. (A link has a `host` too, which is something else.) */
export const hostOf = (root) => (isFragment(root) ? root.host : undefined);

/** What a node stands in, out of shadow roots and frames too; nothing around the document of the page. */
export const around = (node) =>
  parentNode(node) ?? hostOf(node) ?? (isDocument(node) ? viewOf(node)?.frameElement : undefined);

export const isFrame = (element) => localName(element) === 'iframe' || localName(element) === 'frame';
/** What stands in a frame, where that can be looked into and is there already. */
export const frameBody = (frame) => {
  try {
    const inner = frame.contentDocument;
    return inner && bodyOf(inner);
  } catch {
    return null; // Of another origin.
  }
};
/** Of another origin, and big enough to hold something to fill in. */
export const isOpaque = (frame) => {
  const { width, height } = box(frame);
  return width > 99 && height > 49 && !frameBody(frame);
};

/** The outermost element of a region that can be edited. */
export const EDITABLE_SELECTOR = '[contenteditable]:not([contenteditable=false])';
export const isEditable = (element) => matches(element, EDITABLE_SELECTOR);

const namespace = getter(Element, 'namespaceURI');
const isHtml = (element) => namespace(element) === 'http://www.w3.org/1999/xhtml';

/** What a control holds; nothing for what is no control, and never a password. */
export const valueOf = (element) => {
  const tag = localName(element);
  // Half a surrogate cannot be sent to the wasm: it counts as the sign that is drawn for it.
  // An element of another namespace has a name and no value.
  if (tag === 'input') return element.type === 'password' ? undefined : element.value?.toWellFormed();
  if (tag === 'textarea' || tag === 'select') return element.value?.toWellFormed();
  // Editors hold empty lines open with signs that have no width.
  return isEditable(element) && isHtml(element) ? innerText(element).toWellFormed().replace(/[\u200b\u2060\ufeff]/g, '') : undefined;
};

/** The rectangle of an element, or one inside it, in the top window. */
export const place = (element, inside = box(element)) => {
  let { x, y, width, height } = inside;
  for (let view = viewOf(documentOf(element)); view?.frameElement; view = view.parent) {
    const frame = box(view.frameElement);
    x += frame.x;
    y += frame.y;
  }
  return new DOMRect(x, y, width, height);
};

// The guard's own elements: the host and the marks. The snapshot never holds them, nor that they were taken away.
const own = new WeakSet();

/** A `div` of the guard's, with a shadow root. */
export const createOwn = (name) => {
  const element = createElement('div');
  element.setAttribute(name, '');
  element.attachShadow({ mode: 'open' });
  own.add(element);
  return element;
};
/** Sets where one of the guard's elements is to stand: its style sheet reads it. */
export const setPosition = (element, sides) => {
  for (const name in sides) element.style.setProperty(`--guard-${name}`, `${Math.round(sides[name])}px`);
};
/** For what the page's own tree holds: nothing that is inside the guard's elements is ever among it. */
export const isOwnHost = (node) => own.has(node);
export const isOwn = (node) => own.has(node) || (node instanceof Node && own.has(hostOf(rootOf(node))));

/** What has the focus, however deep in shadow roots. */
export const focused = (element = activeOf.document(document)) => {
  const shadow = element && !isOwn(element) && shadowRoot(element);
  const inner = shadow && activeOf.fragment(shadow);
  return inner ? focused(inner) : element;
};

export const nextFrame = () => new Promise((resume) => requestAnimationFrame(resume));
/** Lets others have a turn. A timer would wait for four milliseconds each time. */
export const pause = () => scheduler.postTask(() => {});
