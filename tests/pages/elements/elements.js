// Custom elements with open shadow roots, no framework: labels and fields live in different roots from
// the page's, text is slotted, and the styles are adopted sheets.
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  :host { display: block; margin: 0 0 14px; font: 15px sans-serif; } label, .l { display: block; font-weight: bold; font-size: 13px; }
  input, textarea, select { font: inherit; padding: 6px; width: 100%; box-sizing: border-box; } :host([narrow]) input { width: 90px; }
  .cal { position: relative; display: flex; } .grid { position: absolute; top: 34px; background: #fff; border: 1px solid #999; display: grid; grid-template-columns: repeat(7, 24px); }
  .opt { display: inline-block; padding: 6px 12px; border: 1px solid #999; } .opt input { width: auto; margin-right: 6px; } .card { max-width: 600px; margin: 20px auto; padding: 24px; background: #fff; }
  .tick { display: flex; gap: 8px; } .tick input { width: auto; } .bar { background: #5b2a86; color: #fff; padding: 12px; display: flex; justify-content: space-between; } .bar input { width: 200px; }
`);

// Small tree builder, so that nothing is ever parsed from text.
const el = (tag, attributes = {}, ...children) => {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (value === true) node.setAttribute(key, "");
    else if (value !== false && value != null) node.setAttribute(key, value);
  }
  node.append(...children);
  return node;
};
class Base extends HTMLElement {
  connectedCallback() {
    if (this.shadowRoot) return;
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    root.append(...[this.render()].flat());
  }
  get label() {
    return this.getAttribute("label");
  }
}
const model = {};
window.__model = () => model;
const listen = (host) => (event) => (model[host.id] = event.target.value);

customElements.define("sp-text", class extends Base {
  render() {
    return [el("label", { for: "i" }, this.label), el("input", { id: "i", type: "text", value: this.getAttribute("value"), oninput: listen(this) })];
  }
});
customElements.define("sp-area", class extends Base {
  render() {
    const area = el("textarea", { id: "i", rows: 5, oninput: listen(this) });
    area.value = this.getAttribute("value");
    return [el("label", { for: "i" }, this.label), area];
  }
});
customElements.define("sp-menu", class extends Base {
  render() {
    const options = this.getAttribute("options").split("|").map((o) => el("option", {}, o));
    return [el("label", { for: "i" }, this.label), el("select", { id: "i", onchange: listen(this) }, el("option", { value: "" }, "None"), ...options)];
  }
});
customElements.define("sp-choice", class extends Base {
  render() {
    const now = this.getAttribute("value");
    return el("div", { role: "radiogroup", "aria-labelledby": "l" }, el("div", { id: "l", class: "l" }, this.label),
      ...this.getAttribute("options").split("|").map((o) => el("label", { class: "opt" }, el("input", { type: "radio", name: "c", value: o, checked: o === now, onchange: listen(this) }), o)));
  }
});
customElements.define("sp-date", class extends Base {
  render() {
    const input = el("input", { id: "i", type: "text", value: this.getAttribute("value"), oninput: listen(this) });
    const grid = el("div", { class: "grid", role: "grid", hidden: true }, ...Array.from({ length: 31 }, (_, i) =>
      el("button", { type: "button", onclick: () => ((input.value = input.value.slice(0, 8) + String(i + 1).padStart(2, "0")), grid.remove()) }, String(i + 1))));
    const field = el("div", { class: "cal" }, input, el("button", { type: "button", "aria-label": "Choose a date", onclick: () => { grid.hidden = false; field.append(grid); } }, "▾"));
    return [el("label", { for: "i" }, this.label), field];
  }
});
customElements.define("sp-tick", class extends Base {
  render() {
    return el("label", { class: "tick" }, el("input", { type: "checkbox", checked: this.hasAttribute("on"), onchange: (e) => (model[this.textContent.trim()] = e.target.checked) }), el("span", {}, el("slot")));
  }
});
customElements.define("sp-group", class extends Base {
  render() {
    return el("section", { "aria-labelledby": "h" }, el("h3", { id: "h" }, this.label), el("slot"));
  }
});
customElements.define("sp-client", class extends Base {
  render() {
    const open = this.hasAttribute("open");
    const body = el("div", {}, el("slot"));
    const head = el("button", { type: "button", "aria-expanded": String(open), onclick: () => {
      if (!this.children.length) this.append(...this.getAttribute("members").split("|").map((m) => el("sp-tick", {}, m)));
      head.setAttribute("aria-expanded", "true");
    } }, this.getAttribute("name"));
    return [head, body];
  }
});
customElements.define("sp-button", class extends Base {
  render() {
    return el("button", { type: "button" }, el("slot"));
  }
});
customElements.define("sp-bar", class extends Base {
  render() {
    return el("div", { class: "bar" }, "Larkspur status", el("input", { type: "search", "aria-label": "Search" }));
  }
});
customElements.define("sp-sheet", class extends Base {
  render() {
    return el("div", { class: "card" }, el("h1", {}, this.getAttribute("heading")), el("slot"), el("slot", { name: "actions" }));
  }
});
document.body.classList.add("ready");
