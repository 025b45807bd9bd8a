import { Editor } from "@tiptap/core";
import Image from "@tiptap/extension-image";
import Mention from "@tiptap/extension-mention";
import StarterKit from "@tiptap/starter-kit";
import { MARKUP } from "./message.js";

export const make = (place) => {
  const editor = new Editor({
    element: place,
    extensions: [StarterKit, Image, Mention],
    content: MARKUP.replace("</a>.", '</a> or <span data-type="mention" data-id="ana">@ana</span>.'),
    editorProps: { attributes: { "aria-labelledby": "message-label" } },
  });
  return () => editor.getJSON();
};
