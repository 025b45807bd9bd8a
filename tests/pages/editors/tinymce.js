// In a frame of its own, or, as `tinymceinline`, in the page.
import tinymce from "tinymce";
import "tinymce/icons/default";
import "tinymce/models/dom";
import "tinymce/plugins/image";
import "tinymce/plugins/link";
import "tinymce/plugins/lists";
import "tinymce/themes/silver";
import "tinymce/skins/ui/oxide/skin.css";
import { MARKUP } from "./message.js";

export const make = async (place, name) => {
  place.innerHTML = MARKUP.replace("</a>.", '</a> or <span class="mention" contenteditable="false">@ana</span>.');
  const [editor] = await tinymce.init({
    target: place,
    inline: name === "tinymceinline",
    license_key: "gpl",
    skin: false,
    content_css: false,
    promotion: false,
    plugins: "image link lists",
    height: 300,
  });
  return () => editor.getContent();
};
