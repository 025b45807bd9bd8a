// A list page whose form is a sheet over it, with a ProseMirror editor for the message.
import { EditorState } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { schema } from "prosemirror-schema-basic";
import { baseKeymap, toggleMark } from "prosemirror-commands";
import { history, undo, redo } from "prosemirror-history";
import { keymap } from "prosemirror-keymap";

const sheet = document.getElementById("sheet");
const paragraph = (text) => schema.node("paragraph", null, text ? [schema.text(text)] : []);
const start = schema.node("doc", null, [
  paragraph("The freezer sensors in Austin and Waco are replaced."),
  paragraph("Work begins on 9 December at 22:30 UTC and ends by 01:15 UTC."),
]);
const view = new EditorView(document.getElementById("editor"), {
  state: EditorState.create({ doc: start, plugins: [history(), keymap({ "Mod-z": undo, "Mod-y": redo }), keymap(baseKeymap)] }),
  attributes: { role: "textbox", "aria-multiline": "true", "aria-labelledby": "msg-label" },
});
for (const button of document.querySelectorAll("[data-mark]")) {
  button.addEventListener("click", () => toggleMark(schema.marks[button.dataset.mark])(view.state, view.dispatch));
}
document.getElementById("tpl").addEventListener("change", (e) => {
  const text = { a: "Work is planned.", b: "The work is cancelled." }[e.target.value];
  if (text) view.dispatch(view.state.tr.replaceWith(0, view.state.doc.content.size, paragraph(text)));
});
document.getElementById("open").addEventListener("click", () => sheet.showModal());
if (location.pathname.endsWith("/new-scheduled-maintenance")) sheet.showModal();
window.__model = () => ({ message: view.state.doc.textBetween(0, view.state.doc.content.size, "\n", "\n"), name: document.getElementById("nm").value });
