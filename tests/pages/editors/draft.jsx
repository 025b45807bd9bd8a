import { CompositeDecorator, ContentState, Editor, EditorState, convertFromHTML, convertToRaw } from "draft-js";
import "draft-js/dist/Draft.css";
import { useState } from "react";
import { createRoot } from "react-dom/client";
import { MARKUP } from "./message.js";

const Link = ({ contentState, entityKey, children }) => <a href={contentState.getEntity(entityKey).getData().url}>{children}</a>;
const links = (block, found, state) =>
  block.findEntityRanges((one) => one.getEntity() !== null && state.getEntity(one.getEntity()).getType() === "LINK", found);

export const make = (place) => {
  let now;
  function Message() {
    const [state, setState] = useState(() => {
      const { contentBlocks, entityMap } = convertFromHTML(MARKUP);
      const decorator = new CompositeDecorator([{ strategy: links, component: Link }]);
      return EditorState.createWithContent(ContentState.createFromBlockArray(contentBlocks, entityMap), decorator);
    });
    now = state;
    return <Editor editorState={state} onChange={setState} ariaLabelledBy="message-label" />;
  }
  createRoot(place).render(<Message />);
  return () => convertToRaw(now.getCurrentContent());
};
