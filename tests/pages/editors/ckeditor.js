import { Bold, ClassicEditor, Essentials, ImageBlock, ImageInline, Link, List, Mention, Paragraph } from "ckeditor5";
import "ckeditor5/ckeditor5.css";
import { MARKUP } from "./message.js";

export const make = async (place) => {
  const editor = await ClassicEditor.create(place, {
    licenseKey: "GPL",
    plugins: [Bold, Essentials, ImageBlock, ImageInline, Link, List, Mention, Paragraph],
    toolbar: ["undo", "redo", "bold", "link"],
    initialData: MARKUP.replace("</a>.", '</a> or <span class="mention" data-mention="@ana">@ana</span>.'),
  });
  return () => editor.getData();
};
