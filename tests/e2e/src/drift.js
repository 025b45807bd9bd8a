// Changes the page that is open as a redesign might. `arguments`: selectors of the fields, kind of drift,
// seed, other words for the labels. Gives what became of which field; `deep` is defined before.
const [selectors, kind, seed, words] = arguments;
const fields = (window.__fields ??= Object.fromEntries(
  Object.entries(selectors).map(([key, parts]) => [
    key,
    { at: [], label: [], row: [], ...Object.fromEntries(Object.entries(parts).map(([part, selector]) => [part, deep(selector)])) },
  ]),
));

let state = seed >>> 0 || 1;
const roll = (sides) => {
  state = (state + 0x6d2b79f5) >>> 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) % sides;
};
const pick = (list) => list[roll(list.length)];
const word = () => Array.from({ length: 6 }, () => String.fromCharCode(97 + roll(26))).join("");
const up = (node) => node.parentNode ?? node.host;
const holds = (outer, inner) => {
  for (let node = inner; node; node = up(node)) if (node === outer) return true;
  return false;
};
const every = (root = document.body) =>
  [...root.querySelectorAll("*")].flatMap((element) => (element.shadowRoot ? [element, ...every(element.shadowRoot)] : [element]));
const ours = (element) => element.closest("[data-statuspage-guard],[data-statuspage-guard-mark]");
const all = () => every().filter((element) => !ours(element) && !(element.getRootNode().host && ours(element.getRootNode().host)));
const texts = (element, not) =>
  [...element.childNodes].flatMap((node) =>
    node.nodeType === 3 ? (node.data.trim() ? [node] : []) : node.nodeType === 1 && !not.includes(node) ? texts(node, not) : []);
const wordsOf = (key) => {
  const { at, label } = fields[key];
  return label.length ? texts(label.at(-1), at)[0] : undefined;
};
const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

const effects = {};
const inRows = (rows) => Object.keys(fields).filter((key) => fields[key].at.length && fields[key].at.every((at) => rows.some((row) => holds(row, at))));
const outer = (key) => fields[key].label.filter((label) => !fields[key].row.some((row) => holds(row, label)));
const rowed = Object.keys(fields).filter((key) => fields[key].row.length);
const labelled = Object.keys(fields).filter((key) => fields[key].label.length);
const away = (act) => {
  const key = pick(rowed);
  const gone = inRows(fields[key].row);
  for (const label of outer(key))
    if (!Object.keys(fields).some((other) => !gone.includes(other) && fields[other].label.includes(label))) act(label);
  fields[key].row.forEach(act);
  for (const other of gone) effects[other] = "gone";
};
const reword = (key) => {
  const text = wordsOf(key);
  if (!text || !words[key]) return false;
  const old = text.data.trim();
  const said = words[key] + (old.includes("(UTC)") ? " (UTC)" : "") + (old.endsWith(":") ? ":" : "");
  for (const at of fields[key].at)
    for (const name of ["aria-label", "title", "placeholder"]) if (at.getAttribute(name)?.trim() === old) at.setAttribute(name, said);
  text.data = said;
  return true;
};
const stranger = (heading, fill, button) => {
  const form = make("form", {}, ...(heading ? [make("h3", {}, heading)] : []), ...fill, ...(button ? [make("button", { type: "button" }, button)] : []));
  if (roll(2)) document.body.prepend(form);
  else document.body.append(form);
};
const labelledBox = (label, tag, attributes, value) => {
  const box = make(tag, attributes);
  if (value) box.value = value;
  return make("div", {}, make("label", {}, label), box);
};

const kinds = {
  rename() {
    const names = new Map();
    const other = (old) => old.split(/\s+/).filter(Boolean).map((one) => names.get(one) ?? (names.set(one, word()), names.get(one))).join(" ");
    for (const element of all())
      for (const name of ["id", "name", "for", "aria-labelledby", "aria-describedby", "aria-controls"])
        if (element.hasAttribute(name)) element.setAttribute(name, other(element.getAttribute(name)));
  },
  strip() {
    for (const element of all()) {
      // Radio buttons that lose their common name are still what they were.
      for (const name of ["id", "for", "aria-labelledby", "aria-describedby", "aria-controls"]) element.removeAttribute(name);
      if (element.type !== "radio") element.removeAttribute("name");
    }
  },
  wrap() {
    const fixed = "table,tbody,tr,ul,ol,dl,menu,select,optgroup,details,menu";
    const list = all().filter((element) => element.parentElement && !element.parentElement.matches(fixed) && !element.matches("legend,option,dialog,slot,summary,dt,dd,template") && !element.closest("[contenteditable]"));
    for (let count = 2 + roll(5); count--; ) {
      const element = pick(list);
      const wrapper = document.createElement("div");
      // Layout by the parent's grid or flex stays what it was.
      wrapper.style.display = "contents";
      element.replaceWith(wrapper);
      wrapper.append(element);
    }
  },
  reorder() {
    for (let tries = 0; tries < 20; tries++) {
      const [a, b] = [pick(rowed), pick(rowed)].map((key) => ({ row: fields[key].row, label: outer(key) }));
      if (a.row.length !== 1 || b.row.length !== 1 || a.label.length || b.label.length) continue;
      if (a.row[0] === b.row[0] || a.row[0].parentNode !== b.row[0].parentNode) continue;
      const marker = document.createComment("");
      a.row[0].replaceWith(marker);
      b.row[0].replaceWith(a.row[0]);
      marker.replaceWith(b.row[0]);
      return true;
    }
    return false;
  },
  "reword one"() {
    return reword(pick(labelled));
  },
  "reword all"() {
    const done = new Set();
    for (const key of labelled) {
      const label = fields[key].label.at(-1);
      if (!done.has(label)) reword(key);
      done.add(label);
    }
  },
  "drop label"() {
    const key = pick(labelled);
    const { at, label } = fields[key];
    for (const one of label) for (const text of texts(one, at)) text.data = "";
    for (const one of [...(key === "status" || key === "components" ? [] : at), ...label]) for (const name of ["aria-label", "title", "placeholder"]) one.removeAttribute(name);
    for (const other of labelled) if (other !== "status" && fields[other].label.some((one) => label.includes(one))) effects[other] = "unsure";
  },
  "double label"() {
    const key = pick(labelled);
    const text = wordsOf(key);
    if (!text) return false;
    const label = fields[key].label.at(-1);
    const twin = make(pick(["span", "b", "div"]), {}, text.data);
    if (label.matches("dt,legend,th,td,label,summary")) label.prepend(twin);
    else label.before(twin);
  },
  remove() {
    away((element) => element.remove());
  },
  hide() {
    away((element) => element.style.setProperty("display", "none", "important"));
  },
  double() {
    const key = pick(rowed);
    if (fields[key].row.some((row) => every(row).some((element) => element.shadowRoot) || row.shadowRoot || row.querySelector("[contenteditable]"))) return false;
    for (const element of [...fields[key].row, ...outer(key)]) {
      const copy = element.cloneNode(true);
      for (const inner of [copy, ...copy.querySelectorAll("*")])
        for (const name of ["id", "for", "name", "aria-labelledby"]) if (inner.hasAttribute(name)) inner.setAttribute(name, inner.getAttribute(name) + "2");
      element.after(copy);
    }
    for (const other of inRows(fields[key].row)) effects[other] = "double";
  },
  disable() {
    const key = pick(Object.keys(fields).filter((key) => key !== "zone"));
    for (const at of fields[key].at) {
      if ("disabled" in at) at.disabled = true;
      else at.setAttribute("aria-disabled", "true");
    }
  },
  translate() {
    const done = new Set();
    document.documentElement.lang = words.lang;
    for (const key of labelled) {
      const label = fields[key].label.at(-1);
      if (!done.has(label)) reword(key);
      done.add(label);
    }
    for (const key of Object.keys(fields)) if (key !== "submit") effects[key] = "unsure";
  },
  "search box"() {
    stranger("", [make("input", { type: "text", placeholder: "Search…" })], "Search");
  },
  "note box"() {
    stranger("Activity", [labelledBox(pick(["Comment", "Internal note"]), "textarea", {}, "Who is on call?")], "Add");
  },
  "filter form"() {
    const menu = make("select", {}, ...["All", "Scheduled", "In progress", "Completed"].map((text) => make("option", {}, text)));
    menu.value = "Completed";
    stranger("Filter the list", [make("div", {}, make("label", {}, "Status"), menu), labelledBox("From", "input", { type: "date" }, "2026-01-01")], "Filter");
  },
  "hidden twin"() {
    const twin = make("div", { hidden: "" });
    for (const child of [...document.body.children]) if (!ours(child) && !child.matches("script,dialog")) twin.append(child.cloneNode(true));
    for (const element of twin.querySelectorAll("[name],[id]")) {
      element.removeAttribute("id");
      if (element.name) element.name += "2";
    }
    document.body.prepend(twin);
  },
};

if (kind === "labels")
  return Object.fromEntries(labelled.map((key) => [key, wordsOf(key)?.data.trim() ?? ""]));
if (kind === "stamp") {
  for (const [key, parts] of Object.entries(fields))
    for (const [part, list] of Object.entries(parts))
      list.forEach((element, index) => element.setAttribute("data-truth", `${element.getAttribute("data-truth") ?? ""} ${key}|${part}|${index}`.trim()));
  return null;
}
const zone = () => (fields.zone?.at ?? []).map((element) => (element.isConnected && element.checkVisibility?.() !== false ? element.textContent : "")).join();
const before = zone();
if (kinds[kind]() === false) return null;
if (zone() !== before) effects.zone ??= "unsure";
return effects;
