import Quill from "quill";
import "quill/dist/quill.core.css";
import { BOLD, LINK, PIXEL, START, ZERO } from "./message.js";

const Embed = Quill.import("blots/embed");
class Mention extends Embed {
  static blotName = "mention";
  static tagName = "span";
  static className = "mention";
  static create(id) {
    const node = super.create();
    node.dataset.id = id;
    node.textContent = `@${id}`;
    return node;
  }
  static value(node) {
    return node.dataset.id;
  }
}

export const make = (place) => {
  Quill.register(Mention);
  const quill = new Quill(place, { modules: { toolbar: false } });
  quill.setContents([
    { insert: START },
    { insert: BOLD, attributes: { bold: true } },
    { insert: ZERO },
    { insert: "the handbook", attributes: { link: LINK } },
    { insert: " or " },
    { insert: { mention: "ana" } },
    { insert: ".\n\n\nDubbo" },
    { insert: "\n", attributes: { list: "bullet" } },
    { insert: "north dock" },
    { insert: "\n", attributes: { list: "bullet", indent: 1 } },
    { insert: "Orange" },
    { insert: "\n", attributes: { list: "bullet" } },
    { insert: { image: PIXEL } },
    { insert: "\nWork goes from 20:00 UTC to 22:30 CET.\n" },
  ], "silent");
  quill.root.setAttribute("aria-labelledby", "message-label");
  return () => quill.getContents().ops;
};
