// No editor at all: the browser edits, and the markup is the message.
import { MARKUP } from "./message.js";

export const make = (place) => {
  place.innerHTML = MARKUP;
  place.contentEditable = "true";
  place.setAttribute("aria-labelledby", "message-label");
  return () => place.innerHTML;
};
