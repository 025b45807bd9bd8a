import "trix";
import "trix/dist/trix.css";
import { MARKUP } from "./message.js";

export const make = async (place) => {
  const input = document.createElement("input");
  input.type = "hidden";
  input.id = "trix-input";
  input.value = MARKUP.replaceAll("<p>", "<div>").replaceAll("</p>", "</div>");
  const editor = document.createElement("trix-editor");
  editor.setAttribute("input", "trix-input");
  editor.setAttribute("aria-labelledby", "message-label");
  const ready = new Promise((resume) => editor.addEventListener("trix-initialize", resume, { once: true }));
  place.append(input, editor);
  await ready;
  return () => JSON.parse(JSON.stringify(editor.editor)).document;
};
