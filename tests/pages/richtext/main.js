// A form whose message is written in an editor that a product family shares: it is named by that family, and the word
// "Message" only stands over it.
import { baseKeymap, toggleMark } from "prosemirror-commands";
import { history, redo, undo } from "prosemirror-history";
import { keymap } from "prosemirror-keymap";
import { schema } from "prosemirror-schema-basic";
import { EditorState } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import "./style.css";

const bold = (text) => schema.text(text, [schema.marks.strong.create()]);
const plain = (text) => schema.text(text);
const TEXTS = {
  "new-scheduled-maintenance": [
    [plain("The label scales in "), bold("Kent and Deal"), plain(" are replaced on December 9, 2026.")],
    [plain("Work goes on from "), bold("5:30 PM EST"), plain(" to 7:15 PM EST.")],
  ],
  new: [[plain("The scales in "), bold("Namur"), plain(" are slow.")]],
  p7d3k9x2v4bm: [[plain("The scales are in place.")], [plain("We test them now.")]],
};
const paragraphs = TEXTS[location.pathname.split("/").pop()].map((words) => schema.node("paragraph", null, words));
const view = new EditorView(document.getElementById("editor"), {
  state: EditorState.create({
    doc: schema.node("doc", null, paragraphs),
    plugins: [history(), keymap({ "Mod-z": undo, "Mod-y": redo, "Mod-Shift-z": redo }), keymap(baseKeymap)],
  }),
  attributes: { role: "textbox", "aria-multiline": "true", "aria-label": "Main content area" },
});
for (const button of document.querySelectorAll("[data-mark]")) {
  button.addEventListener("click", () => toggleMark(schema.marks[button.dataset.mark])(view.state, view.dispatch));
}
document.getElementById("template").addEventListener("change", (event) => {
  if (!event.target.value) return;
  const paragraph = schema.node("paragraph", null, [plain(event.target.value)]);
  view.dispatch(view.state.tr.replaceWith(0, view.state.doc.content.size, paragraph));
});
const form = document.querySelector("form");
form.addEventListener("submit", (event) => event.preventDefault());
window.__model = () => ({
  message: view.state.doc.textBetween(0, view.state.doc.content.size, "\n", "\n"),
  document: view.state.doc.toJSON(),
  fields: [...form.elements].map((one) => [one.id, /checkbox|radio/.test(one.type) ? one.checked : one.value]),
});
