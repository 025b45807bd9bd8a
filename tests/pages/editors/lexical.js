import { createEmptyHistoryState, registerHistory } from "@lexical/history";
import { $createLinkNode, LinkNode } from "@lexical/link";
import { $createListItemNode, $createListNode, ListItemNode, ListNode, registerList } from "@lexical/list";
import { registerRichText } from "@lexical/rich-text";
import { $createParagraphNode, $createTextNode, $getRoot, DecoratorNode, createEditor } from "lexical";
import { BOLD, LINK, PIXEL, START, ZERO } from "./message.js";

class Picture extends DecoratorNode {
  static getType = () => "picture";
  static clone = (node) => new Picture(node.__key);
  static importJSON = () => new Picture();
  createDOM() {
    const image = document.createElement("img");
    image.src = PIXEL;
    image.alt = "plan";
    return image;
  }
  updateDOM = () => false;
  isInline = () => true;
  decorate = () => null;
}

export const make = (place) => {
  const root = document.createElement("div");
  root.contentEditable = "true";
  root.setAttribute("aria-labelledby", "message-label");
  place.append(root);
  const editor = createEditor({ nodes: [LinkNode, ListNode, ListItemNode, Picture], onError: console.error });
  editor.setRootElement(root);
  registerRichText(editor);
  registerList(editor);
  registerHistory(editor, createEmptyHistoryState(), 300);
  const paragraph = (...nodes) => $createParagraphNode().append(...nodes);
  const item = (...nodes) => $createListItemNode().append(...nodes);
  const text = $createTextNode;
  editor.update(
    () => {
      const first = paragraph(text(START), text(BOLD).toggleFormat("bold"), text(ZERO), $createLinkNode(LINK).append(text("the handbook")), text(" or "), text("@ana").setMode("token"));
      const docks = $createListNode("bullet").append(item(text("north dock")), item(text("south dock")));
      const list = $createListNode("bullet").append(item(text("Dubbo")), item(docks), item(text("Orange")));
      $getRoot().clear().append(first, paragraph(), paragraph(), list, paragraph(new Picture()), paragraph(text("Work goes from 20:00 UTC to 22:30 CET.")));
    },
    { discrete: true, tag: "history-merge" },
  );
  return () => editor.getEditorState().toJSON();
};
