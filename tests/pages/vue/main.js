// Vue with floating labels (the label comes after its field), chips, expansion panels, and Lexical for
// the message.
import { createApp, h, reactive, onMounted, ref } from "vue";
import { createEditor, $getRoot, $createParagraphNode, $createTextNode } from "lexical";
import { registerRichText } from "@lexical/rich-text";
import { registerHistory, createEmptyHistoryState } from "@lexical/history";

const create = location.pathname.endsWith("/new-scheduled-maintenance");
const state = reactive({
  template: "",
  name: create ? "Lock firmware at Tanglewood" : "",
  status: create ? 0 : 3,
  message: create ? "" : "All locks answer again.",
  start: create ? "2026-12-30T18:00" : "2026-11-25T06:20",
  hours: create ? "0" : "1",
  minutes: create ? "40" : "0",
  options: { begin: create, finish: create, under: true, oper: !create, remind: true },
  notify: create,
  chosen: create ? ["tw-2"] : [],
  tab: 0,
  open: { Tanglewood: true, "Oleander Grocery": create },
});
const STEPS = ["Scheduled", "In progress", "Verifying", "Completed"];
const CLIENTS = { Tanglewood: [["tw-1", "Tanglewood Macon"], ["tw-2", "Tanglewood Athens"]], "Oleander Grocery": [["ol-1", "Oleander Mobile"]] };
window.__model = () => JSON.parse(JSON.stringify(state));

const floating = (label, key, attrs = {}) =>
  h("div", { class: "q-field q-field--float" }, [
    h("input", { class: "q-field__native", ...attrs, value: state[key], onInput: (e) => (state[key] = e.target.value), "aria-label": label }),
    h("div", { class: "q-field__label", "aria-hidden": "true" }, label),
  ]);

const Editor = {
  setup() {
    const root = ref(null);
    onMounted(() => {
      const editor = createEditor({ namespace: "message", onError: (e) => { throw e; } });
      editor.setRootElement(root.value);
      registerRichText(editor);
      registerHistory(editor, createEmptyHistoryState(), 300);
      editor.registerUpdateListener(({ editorState }) => editorState.read(() => (state.message = $getRoot().getTextContent())));
      const fill = (text) => editor.update(() => {
        const p = $createParagraphNode();
        if (text) p.append($createTextNode(text));
        $getRoot().clear().append(p);
      });
      fill(state.message);
      window.__fill = fill;
    });
    return () => h("div", { class: "q-editor" }, [
      h("div", { class: "q-editor__title" }, "Message"),
      h("div", { class: "q-editor__frame" }, [
        h("div", { class: "q-editor__content", contenteditable: "true", ref: root, spellcheck: "true" }),
        state.message ? null : h("div", { class: "q-editor__placeholder" }, "Write to your subscribers"),
      ]),
      h("div", { class: "q-editor__count" }, `${state.message.length} / 25000`),
    ]);
  },
};

const toggle = (label, value, flip) =>
  h("div", { class: "q-toggle", role: "checkbox", tabindex: "0", "aria-checked": String(value), "aria-label": label, onClick: flip }, [
    h("div", { class: "q-toggle__inner" }), h("div", { class: "q-toggle__label" }, label),
  ]);

const Menu = () =>
  h("label", { class: "q-field q-select" }, [
    h("select", { class: "q-field__native", value: state.template, onChange: (e) => { state.template = e.target.value; window.__fill(e.target.value && "From the template."); } },
      ["", "0. Maintenance-scheduled", "D. Maintenance Cancelled"].map((t) => h("option", { value: t }, t || "—"))),
    h("div", { class: "q-field__label" }, "Apply template"),
  ]);

const Steps = () =>
  h("div", { class: "q-stepper" }, [
    h("div", { class: "q-caption", id: "cap-st" }, "Maintenance status"),
    h("div", { class: "q-stepper__row", role: "listbox", "aria-labelledby": "cap-st" }, STEPS.map((s, i) =>
      h("div", { class: ["q-chip", i === state.status && "q-chip--selected"], role: "option", "aria-selected": String(i === state.status), tabindex: "0", onClick: () => (state.status = i) }, s))),
  ]);

const Components = () =>
  h("div", { class: "q-list" }, [
    h("div", { class: "q-caption" }, "Components affected"),
    ...Object.entries(CLIENTS).map(([client, sites]) =>
      h("div", { class: "q-expansion" }, [
        h("button", { type: "button", class: "q-expansion__head", "aria-expanded": String(state.open[client]), onClick: () => (state.open[client] = !state.open[client]) }, client),
        state.open[client]
          ? h("div", { class: "q-expansion__body" }, sites.map(([id, name]) =>
              h("label", { class: "q-item", key: id }, [
                h("input", { type: "checkbox", value: id, checked: state.chosen.includes(id), onChange: (e) => (state.chosen = e.target.checked ? [...state.chosen, id] : state.chosen.filter((c) => c !== id)) }),
                h("div", { class: "q-item__label" }, name),
              ])))
          : null,
      ])),
  ]);

const When = () =>
  h("div", { class: "q-when" }, [
    h("div", { class: "q-caption" }, "Scheduled Time"),
    floating("Start (UTC)", "start", { type: "datetime-local" }),
    h("div", { class: "q-caption q-caption--small" }, "Duration"),
    h("div", { class: "q-pair" }, [floating("Hours", "hours", { inputmode: "numeric" }), floating("Minutes", "minutes", { inputmode: "numeric" })]),
  ]);

const option = (key, label) => toggle(label, state.options[key], () => (state.options[key] = !state.options[key]));
const Automation = () =>
  h("div", { class: "q-auto" }, [
    option("begin", "In progress at the start"), option("finish", "Completed at the end"),
    option("under", "Components Under Maintenance at the start"), option("oper", "Components Operational at the end"),
    option("remind", "Reminder 60 minutes before"),
  ]);
const Notify = () => toggle("Send notifications", state.notify, () => (state.notify = !state.notify));
const Button = (label) => h("button", { type: "button", class: "q-btn q-btn--primary" }, [h("span", { class: "q-btn__content" }, label)]);

const App = () =>
  h("div", { class: "q-layout" }, [
    h("div", { class: "q-toolbar" }, [h("div", { class: "q-toolbar__title" }, "Status page"), h("input", { class: "q-toolbar__search", placeholder: "Search…" })]),
    h("div", { class: "q-page" }, create
      ? [h("div", { class: "text-h5" }, "Schedule maintenance"), Menu(), floating("Maintenance name", "name", { type: "text", maxlength: "255" }), Steps(), h(Editor), When(), Automation(), Components(), Notify(), Button("Schedule now")]
      : [
          h("div", { class: "text-h5" }, "Lock firmware at Tanglewood"),
          h("div", { class: "q-tabs" }, ["Status Update", "Schedule & Automation"].map((t, i) => h("button", { class: ["q-tab", state.tab === i && "q-tab--active"], type: "button", role: "tab", "aria-selected": String(state.tab === i), onClick: () => (state.tab = i) }, t))),
          state.tab === 0 ? h("div", { class: "q-panel", key: 0 }, [Steps(), Menu(), h(Editor), Components(), Notify(), Button("Update")]) : h("div", { class: "q-panel", key: 1 }, [When(), Automation(), Button("Update")]),
        ]),
  ]);
createApp({ render: App }).mount("#q-app");
