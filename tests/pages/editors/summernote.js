import "../jquery/global.js";
import "summernote/dist/summernote-lite.css";
import { MARKUP } from "./message.js";

export const make = async (place) => {
  await import("summernote/dist/summernote-lite.js");
  const editor = window.jQuery(place);
  editor.html(MARKUP).summernote({ toolbar: [["style", ["bold", "undo", "redo"]]] });
  return () => editor.summernote("code");
};
