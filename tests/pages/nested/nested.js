// Elements within elements: no control stands in the document or one shadow root deep, and all of them come
// after the page was loaded.
const build = (root, all) => {
  for (const one of all) {
    if (typeof one === "string") {
      root.append(one);
      continue;
    }
    const [tag, attributes, ...children] = one;
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    build(element, children);
    root.append(element);
  }
};
const define = (name, make) =>
  customElements.define(name, class extends HTMLElement {
    connectedCallback() {
      if (!this.shadowRoot) build(this.attachShadow({ mode: "open" }), make(this.dataset));
    }
  });

define("nest-line", ({ label, value, kind = "text" }) => [
  ["div", { class: "row" }, ["label", { for: "f" }, label], ["input", { id: "f", type: kind, value }]],
]);
define("nest-area", ({ label, value }) => [
  ["div", { class: "row" }, ["label", { for: "f" }, label], ["textarea", { id: "f", rows: "4" }, value]],
]);
define("nest-steps", ({ label, value }) => [
  ["fieldset", {}, ["legend", {}, label], ...["Scheduled", "In progress", "Verifying", "Completed"].map((step) =>
    ["label", {}, ["input", { type: "radio", name: "s", ...(step === value ? { checked: "" } : {}) }], step])],
]);
define("nest-tick", ({ label, on }) => [
  ["label", {}, ["input", { type: "checkbox", ...(on ? { checked: "" } : {}) }], ["span", {}, label]],
]);
define("nest-button", ({ label }) => [["button", { type: "button" }, label]]);
define("nest-form", () => [
  ["nest-line", { class: "name", "data-label": "Name of the maintenance", "data-value": "Conveyor belts" }],
  ["nest-steps", { "data-label": "Maintenance status", "data-value": "Scheduled" }],
  ["nest-area", { "data-label": "Message to subscribers", "data-value": "Belts 1 to 3 stand still." }],
  ["section", {}, ["h2", {}, "When"], ["p", {}, "All times UTC"],
    ["nest-line", { class: "begins", "data-label": "Begins", "data-kind": "datetime-local", "data-value": "2027-01-09T21:00" }],
    ["nest-line", { class: "ends", "data-label": "Ends", "data-kind": "datetime-local", "data-value": "2027-01-10T06:30" }]],
  ["section", { class: "automation" }, ["h2", {}, "Automation"],
    ["nest-tick", { "data-label": "Set to In progress when it begins", "data-on": "1" }],
    ["nest-tick", { "data-label": "Set to Completed when it ends" }]],
  ["section", { class: "components" }, ["h2", {}, "Affected components"],
    ["div", {}, ["h3", {}, "North"],
      ["nest-tick", { "data-label": "Belt 1", "data-on": "1" }], ["nest-tick", { "data-label": "Belt 2", "data-on": "1" }]],
    ["div", {}, ["h3", {}, "South"], ["nest-tick", { "data-label": "Belt 3" }]]],
  ["section", { class: "told" }, ["h2", {}, "Notifications"],
    ["nest-tick", { "data-label": "Send notifications now", "data-on": "1" }],
    ["nest-tick", { "data-label": "Remind 1 hour before", "data-on": "1" }]],
  ["nest-button", { "data-label": "Schedule now" }],
]);
define("nest-app", () => [["header", {}, ["h1", {}, "New maintenance"]], ["main", {}]]);
setTimeout(() => build(document.querySelector("nest-app").shadowRoot.querySelector("main"), [["nest-form", {}]]), 50);
