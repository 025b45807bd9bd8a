// Developers' look: definition lists, no labels bound to fields, CodeMirror for the message.
import { EditorState } from "@codemirror/state";
import { EditorView, keymap, lineNumbers, placeholder } from "@codemirror/view";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";

const view = new EditorView({
  parent: document.getElementById("s-msg"),
  state: EditorState.create({
    doc: "The rack in Elmira moves one row down.\n\nStart: 19:05 UTC\nEnd: 00:05 UTC",
    extensions: [lineNumbers(), history(), keymap.of([...defaultKeymap, ...historyKeymap]), placeholder("markdown"), EditorView.lineWrapping],
  }),
});
const steps = [...document.querySelectorAll("#s-status li")];
for (const step of steps) {
  step.addEventListener("click", () => {
    for (const other of steps) {
      other.classList.toggle("x1", other === step);
      if (other === step) other.setAttribute("aria-current", "step");
      else other.removeAttribute("aria-current");
    }
  });
}
document.getElementById("every").addEventListener("change", (e) => {
  for (const box of document.querySelectorAll("#s-comp ol input")) box.checked = e.target.checked;
});
window.__model = () => ({ message: view.state.doc.toString(), name: document.getElementById("s-name").value });
