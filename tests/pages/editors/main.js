// One form, with the message in the editor that the address names: /pages/EDITOR/incidents/new-scheduled-maintenance.
// Each holds the same kind of message: bold, a link, a nested list, an image, a mention, empty paragraphs and a sign
// that has no width; `window.__model()` gives it as the editor itself keeps it.
import "../jquery/trusted.js";

const EDITORS = {
  bare: () => import("./bare.js"),
  ckeditor: () => import("./ckeditor.js"),
  draft: () => import("./draft.jsx"),
  jodit: () => import("./jodit.js"),
  lexical: () => import("./lexical.js"),
  own: () => import("./own.js"),
  owntyped: () => import("./own.js"),
  prosemirror: () => import("./prosemirror.js"),
  quill: () => import("./quill.js"),
  slate: () => import("./slate.jsx"),
  summernote: () => import("./summernote.js"),
  tinymce: () => import("./tinymce.js"),
  tinymceinline: () => import("./tinymce.js"),
  tiptap: () => import("./tiptap.js"),
  trix: () => import("./trix.js"),
};

const name = location.pathname.split("/")[2];
document.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
const { make } = await EDITORS[name]();
const model = await make(document.getElementById("message"), name);
window.__model = () => JSON.stringify({ name: document.getElementById("name").value, message: model() });
document.body.dataset.ready = name;
