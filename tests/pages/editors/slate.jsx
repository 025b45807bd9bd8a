import { createRoot } from "react-dom/client";
import { createEditor } from "slate";
import { withHistory } from "slate-history";
import { Editable, Slate, withReact } from "slate-react";
import { BOLD, LINK, PIXEL, START, ZERO } from "./message.js";

const plain = (text) => ({ type: "paragraph", children: [{ text }] });
const MESSAGE = [
  {
    type: "paragraph",
    children: [
      { text: START },
      { text: BOLD, bold: true },
      { text: ZERO },
      { type: "link", url: LINK, children: [{ text: "the handbook" }] },
      { text: " or " },
      { type: "mention", id: "ana", children: [{ text: "" }] },
      { text: "." },
    ],
  },
  plain(""),
  plain(""),
  { type: "list", children: [{ type: "item", children: [{ text: "Dubbo" }] }, { type: "item", children: [{ text: "Orange" }] }] },
  { type: "image", url: PIXEL, children: [{ text: "" }] },
  plain("Work goes from 20:00 UTC to 22:30 CET."),
];
const TAGS = { paragraph: "p", list: "ul", item: "li" };

function Drawn({ attributes, children, element }) {
  if (element.type === "link") return <a {...attributes} href={element.url}>{children}</a>;
  if (element.type === "mention") return <span {...attributes} contentEditable={false}>@{element.id}{children}</span>;
  if (element.type === "image") return <div {...attributes}><img src={element.url} alt="plan" contentEditable={false} />{children}</div>;
  const Tag = TAGS[element.type];
  return <Tag {...attributes}>{children}</Tag>;
}
const Leaf = ({ attributes, children, leaf }) => <span {...attributes}>{leaf.bold ? <strong>{children}</strong> : children}</span>;

export const make = (place) => {
  const editor = withHistory(withReact(createEditor()));
  const { isInline, isVoid } = editor;
  editor.isInline = (element) => ["link", "mention"].includes(element.type) || isInline(element);
  editor.isVoid = (element) => ["image", "mention"].includes(element.type) || isVoid(element);
  createRoot(place).render(
    <Slate editor={editor} initialValue={MESSAGE}>
      <Editable renderElement={Drawn} renderLeaf={Leaf} aria-labelledby="message-label" />
    </Slate>,
  );
  return () => editor.children;
};
