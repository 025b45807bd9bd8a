import { Jodit } from "jodit/esm/index.js";
import "jodit/es2021/jodit.min.css";
import { MARKUP } from "./message.js";

export const make = (place) => {
  const area = document.createElement("textarea");
  area.value = MARKUP;
  place.append(area);
  const editor = Jodit.make(area);
  return () => editor.value;
};
