import { baseKeymap } from "prosemirror-commands";
import { history, redo, undo } from "prosemirror-history";
import { keymap } from "prosemirror-keymap";
import { DOMParser, Schema } from "prosemirror-model";
import { schema as basic } from "prosemirror-schema-basic";
import { addListNodes } from "prosemirror-schema-list";
import { EditorState } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { MARKUP } from "./message.js";

const mention = {
  group: "inline",
  inline: true,
  atom: true,
  attrs: { id: {} },
  toDOM: (node) => ["span", { "data-mention": node.attrs.id }, `@${node.attrs.id}`],
  parseDOM: [{ tag: "span[data-mention]", getAttrs: (span) => ({ id: span.dataset.mention }) }],
};

export const make = (place) => {
  const nodes = addListNodes(basic.spec.nodes, "paragraph block*", "block").addToEnd("mention", mention);
  const schema = new Schema({ nodes, marks: basic.spec.marks });
  const markup = document.createElement("div");
  markup.innerHTML = MARKUP.replace("</a>.", '</a> or <span data-mention="ana">@ana</span>.');
  const view = new EditorView(place, {
    state: EditorState.create({
      doc: DOMParser.fromSchema(schema).parse(markup),
      plugins: [history(), keymap({ "Mod-z": undo, "Mod-y": redo, "Shift-Mod-z": redo }), keymap(baseKeymap)],
    }),
    attributes: { role: "textbox", "aria-multiline": "true", "aria-labelledby": "message-label" },
  });
  return () => view.state.doc.toJSON();
};
