// Eyes, hands and canvas of the guard on one page. It sends an outline of what is on the page to the
// background, paints the view that comes back, and carries out the acts that a click asked for. It
// decides nothing: what a field is, what is wrong and what the words are is all Rust's.
(() => {
  'use strict';

  const HOST = 'data-statuspage-guard';
  const MARK = 'data-statuspage-guard-mark';
  const CONTROLS =
    'input:not([type=hidden]),textarea,select,[contenteditable]:not([contenteditable=false]),' +
    '[role=textbox],[role=checkbox],[role=switch],[role=radio],[role=slider],[role=combobox]';
  const SKIPPED = new Set(['script', 'style', 'noscript', 'template', 'link', 'meta', 'head', 'base']);
  const LEAVES = new Set(['svg', 'canvas', 'video', 'audio', 'object', 'embed', 'picture', 'img']);
  const WATCHED = (
    'class style hidden disabled readonly value checked selected for id name type role placeholder title open inert ' +
    'lang contenteditable label data-state data-value aria-checked aria-selected aria-expanded aria-disabled ' +
    'aria-readonly aria-label aria-labelledby aria-describedby aria-hidden aria-valuenow aria-valuetext aria-modal ' +
    'aria-pressed aria-current aria-owns aria-controls aria-activedescendant'
  ).split(' ');
  const [CHECKED, DISABLED, READ_ONLY, HIDDEN, INDETERMINATE, EDITABLE, OPAQUE, MODAL, SELECTED] = [
    1, 2, 4, 8, 16, 32, 64, 128, 256,
  ];
  const SLICE = 8; // Milliseconds of walking at a stretch, so that a big page stays smooth.
  const PATIENCE = 5000; // Milliseconds until a missing answer is said aloud.

  // A form's own fields can hide properties of the form (`<input name="attributes">`), so what is read
  // of elements that may be forms is read through the prototypes.
  const getter = (type, name) => {
    const get = Object.getOwnPropertyDescriptor(type.prototype, name).get;
    return (object) => get.call(object);
  };
  const childNodes = getter(Node, 'childNodes');
  const parentNode = getter(Node, 'parentNode');
  const isConnected = getter(Node, 'isConnected');
  const attributes = getter(Element, 'attributes');
  const localName = getter(Element, 'localName');
  const shadowRoot = getter(Element, 'shadowRoot');
  const box = (element) => Element.prototype.getBoundingClientRect.call(element);
  const matches = (element, selector) => Element.prototype.matches.call(element, selector);
  const attribute = (element, name) => Element.prototype.getAttribute.call(element, name);
  const visible = (element) =>
    Element.prototype.checkVisibility.call(element, { visibilityProperty: true, checkVisibilityCSS: true });

  const life = new AbortController(); // Everything that is attached ends with it.
  const listen = (target, types, handler) => {
    for (const type of types.split(' '))
      target.addEventListener(type, handler, { capture: true, passive: true, signal: life.signal });
  };

  // ---- Eyes ------------------------------------------------------------------------------------

  let number = 0;
  const known = new WeakMap(); // element → { id, hash, value, checked }
  let elements = new Map(); // id → WeakRef(element), of what was sent
  let controls = new Set();
  let roots = new WeakSet(); // documents and shadow roots that are watched
  const own = new Set(); // the host and the marks

  const identify = (element) => {
    let entry = known.get(element);
    if (!entry) known.set(element, (entry = { id: ++number, hash: 0, value: undefined, checked: undefined }));
    return entry;
  };
  const find = (id) => elements.get(id)?.deref();
  const fold = (text) => text.replace(/\s+/g, ' ').trim().slice(0, 6000);

  // Two 26-bit halves of a multiplicative hash: what was sent need not be kept to know that it changed.
  const hash = (text) => {
    let a = 0x3b9aca07;
    let b = 0x27d4eb2f;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      a = Math.imul(a ^ code, 0x9e3779b1);
      b = Math.imul(b ^ code, 0x85ebca6b);
    }
    return (a >>> 6) * 0x4000000 + (b >>> 6);
  };

  const editable = (element) => {
    const value = attribute(element, 'contenteditable');
    return value !== null && value !== 'false';
  };
  const valueOf = (element, tag) => {
    if (tag === 'input') return element.type === 'password' ? undefined : element.value;
    if (tag === 'textarea' || tag === 'select') return element.value;
    return editable(element) ? element.innerText : undefined;
  };

  // What is inside an element, as a person sees it: shadow trees opened, slots filled, frames entered.
  const inside = (element, tag) => {
    if (LEAVES.has(tag) || tag === 'textarea') return [];
    const shadow = shadowRoot(element);
    if (shadow) {
      watch(shadow);
      return childNodes(shadow);
    }
    if (tag === 'slot') {
      const assigned = element.assignedNodes({ flatten: true });
      return assigned.length ? assigned : childNodes(element);
    }
    if (tag === 'iframe' || tag === 'frame') {
      const body = frameBody(element);
      return body ? [body] : [];
    }
    return childNodes(element);
  };
  const frameBody = (frame) => {
    try {
      const inner = frame.contentDocument;
      if (inner?.body) watch(inner);
      return inner?.body ?? null;
    } catch {
      return null; // Another origin: said as OPAQUE.
    }
  };

  // One element as a node of the outline (see src/page/outline.rs). `shift` is where its frame stands.
  const describe = (element, shift, queue) => {
    const tag = localName(element);
    const entry = identify(element);
    const node = { n: entry.id, tag };
    const a = {};
    for (const { name, value } of attributes(element))
      if (name !== 'style' && !name.startsWith('on')) a[name] = value.slice(0, 500);
    node.a = a;
    let s = 0;
    const control = tag === 'input' || tag === 'textarea' || tag === 'select' || tag === 'button';
    if (control || tag === 'fieldset' || tag === 'option') {
      if (element.checked) s |= CHECKED;
      if (matches(element, ':disabled')) s |= DISABLED;
      if (element.readOnly) s |= READ_ONLY;
      if (element.indeterminate) s |= INDETERMINATE;
      if (element.selected) s |= SELECTED;
    }
    const edits = editable(element);
    if (edits) s |= EDITABLE;
    if (tag === 'dialog' && matches(element, ':modal')) s |= MODAL;
    if ((tag === 'iframe' || tag === 'frame') && !frameBody(element)) s |= OPAQUE;
    if (tag !== 'option' && tag !== 'optgroup' && !visible(element)) s |= HIDDEN;
    const value = valueOf(element, tag);
    if (value !== undefined) node.v = value;
    let words = false;
    const k = [];
    if (!edits) {
      const into = tag === 'iframe' || tag === 'frame' ? add(shift, box(element)) : shift;
      for (const child of inside(element, tag)) {
        if (child.nodeType === Node.TEXT_NODE) {
          const text = fold(child.data);
          if (text) {
            k.push(text);
            words = true;
          }
        } else if (child.nodeType === Node.ELEMENT_NODE && !own.has(child) && !SKIPPED.has(localName(child))) {
          k.push(identify(child).id);
          queue?.push([child, into]);
        }
      }
    }
    if (k.length) node.k = k;
    if (s) node.s = s;
    const text = JSON.stringify(node);
    if (control || edits || a.role !== undefined) {
      controls.add(element);
      entry.value = value;
      entry.checked = element.checked;
    }
    elements.set(entry.id, entry.ref ?? (entry.ref = new WeakRef(element)));
    const now = hash(text);
    if (now === entry.hash) return null;
    entry.hash = now;
    if ((control || words || edits || a.role !== undefined) && !(s & HIDDEN)) {
      const { x, y, width, height } = box(element);
      node.b = [x + shift.x + scrollX, y + shift.y + scrollY, width, height].map(Math.round);
    }
    return node;
  };
  const add = (shift, { x, y }) => ({ x: shift.x + x, y: shift.y + y });
  const frameShift = (element) => {
    let shift = { x: 0, y: 0 };
    for (let view = element.ownerDocument.defaultView; view?.frameElement; view = view.parent)
      shift = add(shift, box(view.frameElement));
    return shift;
  };

  const dirty = new Map(); // element → whether all below it is to be looked at too
  const soil = (element, deep) => dirty.set(element, deep || dirty.get(element) || false);
  const isOwn = (node) => own.has(node) || own.has(node.getRootNode?.().host);

  const observer = new MutationObserver((records) => {
    for (const { type, target, addedNodes, removedNodes, attributeName } of records) {
      if (isOwn(target)) continue;
      if (type === 'childList') {
        if ([...addedNodes, ...removedNodes].every((node) => own.has(node))) continue;
        soil(target.host ?? (target === document ? document.documentElement : target), true);
      } else if (type === 'characterData') soil(parentNode(target)?.host ?? parentNode(target) ?? document.body, false);
      else {
        // A class on one element can show or hide its neighbours.
        const wide = attributeName === 'class' || attributeName === 'hidden' || attributeName === 'open';
        soil((wide && parentNode(target)?.nodeType === 1 && parentNode(target)) || target, wide || attributeName === 'style');
      }
    }
    if (dirty.size) wake();
  });
  const watch = (root) => {
    if (roots.has(root)) return;
    roots.add(root);
    observer.observe(root, {
      subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: WATCHED,
    });
    if (root !== document) listen(root, 'input change', (event) => root instanceof Document && touched(event));
  };

  // Scripts can set a value without any event: what is held is compared when a person acts or an answer
  // of the server has come.
  const sweep = () => {
    for (const element of controls) {
      if (!isConnected(element)) {
        controls.delete(element);
        continue;
      }
      const entry = known.get(element);
      const text = entry.value === undefined ? undefined : valueOf(element, localName(element));
      if (text !== entry.value || element.checked !== entry.checked) soil(element, false);
    }
    if (dirty.size) wake();
  };

  let engaged = false; // There is something to fill in on the page, and the background knows it.
  let url = '';
  let flushing = false;
  let asked = false; // A person did something: answer even when nothing changed.
  let events = []; // Clicks in the view, not sent yet.
  let results = []; // Results of acts, not sent yet.

  const anyControl = () => {
    if (document.querySelector(CONTROLS)) return true;
    for (const element of document.body?.getElementsByTagName('*') ?? [])
      if (shadowRoot(element)?.querySelector(CONTROLS) && !own.has(element)) return true;
      else if (localName(element) === 'iframe' && frameBody(element)?.querySelector(CONTROLS)) return true;
    return false;
  };

  // Looks at what is dirty and sends what changed: one pass at a time, one message on its way at a time.
  const flush = async () => {
    if (flushing || life.signal.aborted) return;
    if (!globalThis.chrome?.runtime?.id) return stop();
    if (awaiting || document.hidden) return; // Looked at when the answer comes, or the tab is shown.
    if (!anyControl() && !events.length) return disengage();
    flushing = true;
    try {
      const whole = !engaged || !port || url !== location.href;
      if (whole) {
        elements = new Map();
        controls = new Set();
        dirty.clear();
        dirty.set(document.body, true);
      }
      engaged = true;
      url = location.href;
      const nodes = await look(whole);
      if (life.signal.aborted || (!nodes.length && !asked && !whole && !events.length && !results.length)) return;
      const focus = deepest(document.activeElement);
      const saw = {
        url, whole, nodes, root: identify(document.body).id,
        lang: document.documentElement.lang, focus: known.get(focus)?.id ?? 0,
      };
      const message = { saw, on: events, did: results };
      [asked, events, results] = [false, [], []];
      send(message);
    } finally {
      flushing = false;
      if (dirty.size && !awaiting) wake();
    }
  };
  const deepest = (element) => {
    while (element && shadowRoot(element)?.activeElement && !own.has(element)) element = shadowRoot(element).activeElement;
    return element;
  };
  const look = async (whole) => {
    const nodes = [];
    const seen = new Set();
    let since = performance.now();
    const todo = [...dirty];
    dirty.clear();
    for (const [start, deep] of todo) {
      if (!isConnected(start) || isOwn(start)) continue;
      const queue = [[start, frameShift(start)]];
      // In reverse, so that the nodes come in reading order from a stack.
      while (queue.length) {
        const [element, shift] = queue.pop();
        if (seen.has(element)) continue;
        seen.add(element);
        const entry = known.get(element);
        if (whole && entry) entry.hash = 0;
        const fresh = !entry?.hash;
        const children = [];
        const node = describe(element, shift, children);
        if (node) nodes.push(node);
        for (const child of children.reverse())
          if (deep || fresh || !known.get(child[0])?.hash) queue.push(child);
        if (performance.now() - since > SLICE) {
          await new Promise((resume) => setTimeout(resume));
          since = performance.now();
        }
      }
    }
    return nodes;
  };

  let framed = 0;
  const wake = () => {
    framed ||= requestAnimationFrame(() => {
      framed = 0;
      flush();
    });
  };
  const touched = (event) => {
    const element = event.composedPath?.()[0] ?? event.target;
    if (!(element instanceof Node) || isOwn(element)) return;
    const root = element.getRootNode();
    if (!roots.has(root)) soil(root.host ?? document.body, true);
    const edited = element.nodeType === 1 && (element.closest('[contenteditable]') ?? element);
    if (edited) soil(edited, false);
    asked = true;
    setTimeout(flush); // Not on the next frame: the answer should be there with the letter.
  };

  // ---- The line to the background --------------------------------------------------------------

  let port = null;
  let awaiting = 0; // The timer that says aloud that no answer came.
  let lost = 0; // How often the line broke while an answer was due.
  let revision = 0;
  let sent = null; // The message on its way, to be said again when the line breaks.

  const connect = () => {
    port = chrome.runtime.connect({ name: 'page' });
    port.onMessage.addListener((text) => {
      clearTimeout(awaiting);
      awaiting = lost = 0;
      const answer = JSON.parse(text);
      if (answer.again) {
        hangUp();
        asked = true;
      } else if (answer.broken) {
        hangUp();
        broken(answer.broken);
      } else paint(answer);
      if (dirty.size || asked || events.length || results.length) wake();
    });
    port.onDisconnect.addListener(() => {
      port = null;
      if (!globalThis.chrome?.runtime?.id) return stop();
      if (!awaiting) return; // Stopped while idle: opened again with the next change.
      clearTimeout(awaiting);
      awaiting = 0;
      if (lost++ > 1) return broken(chrome.i18n.getMessage('noAnswer'));
      asked = true;
      events = [...sent.on, ...events];
      results = [...sent.did, ...results];
      wake();
    });
  };
  const hangUp = () => {
    port?.disconnect();
    port = null;
  };
  const send = (message) => {
    try {
      if (!port) connect();
      sent = message;
      port.postMessage(JSON.stringify(message));
      awaiting = setTimeout(() => {
        awaiting = 0;
        hangUp();
        broken(chrome.i18n.getMessage('noAnswer'));
      }, PATIENCE);
    } catch {
      port = null;
      if (globalThis.chrome?.runtime?.id) broken(chrome.i18n.getMessage('noAnswer'));
      else stop();
    }
  };

  // ---- Canvas ----------------------------------------------------------------------------------

  let host = null;
  let sheet = null;
  const marks = new Map(); // field → its mark
  const clicks = new WeakMap(); // painted element → the event it sends
  const keys = new WeakMap(); // painted element → its key

  const make = (name) => {
    const element = document.createElement('div');
    element.setAttribute(name, '');
    own.add(element);
    const root = element.attachShadow({ mode: 'open' });
    if (sheet) root.adoptedStyleSheets = [sheet];
    listen(root, 'click', (event) => {
      const hit = event.composedPath().find((step) => clicks.has(step));
      if (hit) say(clicks.get(hit));
    });
    listen(root, 'keydown', (event) => {
      if (event.key === 'Escape') say('escape');
    });
    return element;
  };
  const say = (event) => {
    events.push(event);
    asked = true;
    flush();
  };
  const discard = (element) => {
    own.delete(element);
    element?.remove();
  };
  // In an open modal dialog everything outside it is dead; there the guard moves in.
  const home = () => [...document.querySelectorAll('dialog:modal')].at(-1) ?? document.body;

  const patch = (parent, wanted) => {
    const old = new Map();
    for (const child of [...parent.childNodes]) if (keys.has(child)) old.set(keys.get(child), child);
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
      for (const { name } of [...child.attributes]) if (!(name in a)) child.removeAttribute(name);
      for (const [name, value] of Object.entries(a)) if (child.getAttribute(name) !== value) child.setAttribute(name, value);
      if (want.on) clicks.set(child, want.on);
      else clicks.delete(child);
      patch(child, want.c ?? []);
    });
    for (const child of old.values()) child.remove();
  };

  const paint = (answer) => {
    if (answer.css) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(answer.css);
    }
    host ??= make(HOST);
    const parent = home();
    if (host.parentNode !== parent) parent.append(host);
    host.shadowRoot.adoptedStyleSheets = sheet ? [sheet] : [];
    for (const [name, value] of Object.entries(answer.host)) host.setAttribute(name, value);
    if (answer.view) {
      const focused = host.shadowRoot.activeElement;
      patch(host.shadowRoot, answer.view);
      if (focused && !focused.isConnected) host.shadowRoot.querySelector('[tabindex="-1"]')?.focus();
    }
    if (answer.marks) paintMarks(answer.marks);
    settle();
    host.setAttribute('data-revision', ++revision);
    if (answer.acts?.length) perform(answer.acts);
  };

  const paintMarks = (wanted) => {
    const fields = new Set(wanted.map((mark) => mark.field));
    for (const [field, mark] of marks)
      if (!fields.has(field)) {
        discard(mark.element);
        marks.delete(field);
      }
    for (const { field, node, attributes, view } of wanted) {
      const mark = marks.get(field) ?? { element: make(MARK) };
      marks.set(field, mark);
      mark.node = node;
      mark.element.setAttribute('data-field', field);
      for (const [name, value] of Object.entries(attributes)) mark.element.setAttribute(name, value);
      patch(mark.element.shadowRoot, view);
    }
  };

  // Puts marks, and the chip, beside their controls: over free space, never over text.
  const settle = () => {
    if (!host) return;
    const taken = [];
    for (const mark of marks.values()) stand(mark.element, find(mark.node), taken);
    const beside = find(Number(host.getAttribute('data-beside')));
    if (beside) stand(host, beside, taken);
    if (!beside || host.getAttribute('data-standing') === 'out') host.removeAttribute('data-standing');
  };
  const stand = (element, target, taken) => {
    const parent = home();
    if (element.parentNode !== parent) parent.append(element);
    element.setAttribute('data-standing', 'out');
    if (!target || !isConnected(target) || !visible(target)) return;
    const place = add(frameShift(target), box(target));
    const { width, height } = box(target);
    const size = box(element);
    const occupied = [...taken, ...obstacles(target, element)];
    const gap = 4;
    const rows = [place.y + Math.min(gap, (height - size.height) / 2), place.y - size.height, place.y + height];
    const columns = [place.x + width + gap, place.x - size.width - gap];
    for (let step = 1; step < 12; step++) columns.push(place.x + width + gap + step * 28);
    columns.push(place.x + width - size.width);
    let best = null;
    for (const y of rows)
      for (const x of columns) {
        const rect = { left: x, top: y, right: x + size.width, bottom: y + size.height };
        if (x < 0 || rect.right > document.documentElement.clientWidth) continue;
        if (!best && !occupied.some((other) => overlap(rect, other))) best = rect;
      }
    if (!best) return; // The panel still says it.
    taken.push(best);
    // The containing block may be anything: put it there, look where it came to stand, correct it.
    const move = (x, y) => {
      element.style.setProperty('--guard-x', `${Math.round(x)}px`);
      element.style.setProperty('--guard-y', `${Math.round(y)}px`);
    };
    move(0, 0);
    const origin = box(element);
    move(best.left - origin.x, best.top - origin.y);
    element.setAttribute('data-standing', 'beside');
  };
  const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  // Where words and controls stand around `target`, as rectangles of the window.
  const obstacles = (target, element) => {
    let around = target;
    for (let up = 0; up < 6 && parentNode(around) instanceof Element && around.getElementsByTagName('*').length < 120; up++)
      around = parentNode(around);
    const found = [];
    const range = document.createRange();
    const walker = document.createTreeWalker(around, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let count = 0; count < 1500 && walker.nextNode(); count++) {
      const node = walker.currentNode;
      if (node === element || isOwn(node)) continue;
      if (node.nodeType === Node.TEXT_NODE) {
        if (!node.data.trim()) continue;
        range.selectNodeContents(node);
        found.push(...range.getClientRects());
      } else if (matches(node, 'input,textarea,select,button,img,svg,a,[role],[contenteditable]')) found.push(box(node));
    }
    return found.filter((rect) => rect.width > 1 && rect.height > 1);
  };
  const moved = () => {
    if (host) settling ||= requestAnimationFrame(() => {
      settling = 0;
      settle();
    });
  };
  let settling = 0;
  const resized = new ResizeObserver(moved);

  // The background is not there to say it, so the words come from the extension's own messages.
  const broken = (reason) => {
    if (life.signal.aborted) return;
    const said = chrome.i18n.getMessage('broken', [reason]);
    paint({
      host: { 'data-state': 'broken', 'data-screen': host?.getAttribute('data-screen') ?? 'other' },
      view: [{ tag: 'div', a: { class: 'panel', role: 'alert' }, c: [{ tag: 'p', c: [said] }] }],
      marks: [],
    });
  };

  // ---- Hands -----------------------------------------------------------------------------------

  const frame = () => new Promise((resume) => requestAnimationFrame(() => setTimeout(resume)));
  const perform = async (acts) => {
    for (const act of acts) {
      let refused = '';
      try {
        refused = (await hands[act.do](find(act.node), act)) ?? '';
      } catch (error) {
        refused = String(error?.message ?? error);
      }
      await frame();
      const element = find(act.node);
      if (element && isConnected(element)) soil(element, false);
      sweep();
      results.push({ act: act.do, node: act.node ?? 0, refused });
    }
    asked = true;
    flush();
  };
  // The reason why an element cannot be acted on now, or nothing.
  const unfit = (element, act) => {
    if (act.url !== undefined && act.url !== location.href) return 'address';
    if (!element || !isConnected(element)) return 'gone';
    if (matches(element, ':disabled') || attribute(element, 'aria-disabled') === 'true') return 'disabled';
    if (element.readOnly) return 'read-only';
    if (act.was !== undefined && valueOf(element, localName(element)) !== act.was) return 'changed';
    return '';
  };
  const tell = (element, type) => element.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
  // The page's framework keeps its own idea of the value; the native setter is what it watches.
  const assign = (element, value) => {
    const type = { input: HTMLInputElement, textarea: HTMLTextAreaElement, select: HTMLSelectElement }[localName(element)];
    Object.getOwnPropertyDescriptor(type.prototype, 'value').set.call(element, value);
    tell(element, 'input');
    tell(element, 'change');
  };
  const hands = {
    text(element, act) {
      const why = unfit(element, act);
      if (why) return why;
      element.focus({ preventScroll: true });
      if (editable(element)) return write(element, act.value);
      element.select();
      const typed = act.value
        ? document.execCommand('insertText', false, act.value)
        : document.execCommand('delete');
      if (!typed || element.value !== act.value) assign(element, act.value);
      else tell(element, 'change');
    },
    value(element, act) {
      const why = unfit(element, act);
      if (why) return why;
      assign(element, act.value);
    },
    click(element, act) {
      const why = unfit(element, act);
      if (why) return why;
      element.click();
    },
    press(element, act) {
      const why = unfit(element, act);
      if (why) return why;
      element.focus({ preventScroll: true });
      for (let time = 0; time < act.times; time++)
        for (const type of ['keydown', 'keyup'])
          element.dispatchEvent(new KeyboardEvent(type, { key: act.key, code: act.key, bubbles: true, composed: true, cancelable: true }));
    },
    focus(element) {
      if (!element || !isConnected(element)) return 'gone';
      element.scrollIntoView({ block: 'center', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
      element.focus({ preventScroll: true });
    },
    focus_view(_, act) {
      host?.shadowRoot.querySelector(`[data-focus="${CSS.escape(act.key)}"]`)?.focus();
    },
    copy(_, act) {
      return navigator.clipboard.writeText(act.text).then(() => '');
    },
  };
  // A rich editor has a document of its own: it takes what is pasted, or typed by the browser.
  const write = async (element, text) => {
    const whole = () => element.ownerDocument.getSelection().selectAllChildren(element);
    whole();
    await frame(); // Editors read the selection after the browser has told them of it.
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true, composed: true });
    if (element.dispatchEvent(paste)) document.execCommand('insertText', false, text);
  };

  // ---- Life ------------------------------------------------------------------------------------

  const leave = () => {
    for (const mark of marks.values()) discard(mark.element);
    marks.clear();
    discard(host);
    host = null;
    clearTimeout(awaiting);
    awaiting = 0;
    hangUp();
  };
  const disengage = () => {
    if (!engaged) return;
    engaged = false;
    dirty.clear();
    leave();
  };
  const stop = () => {
    if (life.signal.aborted) return;
    life.abort();
    observer.disconnect();
    resized.disconnect();
    cancelAnimationFrame(framed);
    cancelAnimationFrame(settling);
    leave();
  };
  const start = () => {
    // What an older version of the guard left behind when it was replaced.
    for (const old of document.querySelectorAll(`[${HOST}],[${MARK}]`)) old.remove();
    watch(document);
    listen(document, 'input change', touched);
    listen(document, 'click keyup pointerdown focusin drop paste toggle transitionend', (event) => {
      if (isOwn(event.target)) return;
      sweep();
      if (event.type === 'click' || event.type === 'transitionend' || event.type === 'toggle') {
        if (engaged) soil(document.body, true);
        wake();
      }
    });
    listen(document, 'scroll', moved);
    listen(document, 'visibilitychange', wake);
    listen(window, 'resize', moved);
    listen(window, 'popstate hashchange load pageshow', wake);
    if (globalThis.navigation) listen(navigation, 'currententrychange', wake);
    resized.observe(document.documentElement);
    if (PerformanceObserver.supportedEntryTypes?.includes('resource')) {
      const network = new PerformanceObserver(() => {
        sweep();
      });
      network.observe({ type: 'resource' });
      life.signal.addEventListener('abort', () => network.disconnect());
    }
    flush();
  };
  start();
})();
