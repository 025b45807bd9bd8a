// An editor of the team's own: it draws what it keeps, takes every input itself, and knows no way back. As `owntyped` it
// takes what is pasted when the browser is about to write it.
import { BOLD, LINK, START, ZERO } from "./message.js";

export const make = (place, name) => {
  let lines = [
    [{ text: START }, { text: BOLD, bold: true }, { text: ZERO }, { text: "the handbook", link: LINK }],
    [],
    [],
    [{ text: "Work goes from 20:00 UTC to 22:30 CET." }],
  ];
  const run = ({ text, bold, link }) => {
    if (!bold && !link) return text;
    const element = document.createElement(bold ? "b" : "a");
    if (link) element.href = link;
    element.append(text);
    return element;
  };
  const draw = () => {
    place.replaceChildren(
      ...lines.map((line) => {
        const element = document.createElement("p");
        element.append(...(line.length ? line.map(run) : [document.createElement("br")]));
        return element;
      }),
    );
  };
  const replace = (text) => {
    lines = text.split("\n").map((line) => (line ? [{ text: line }] : []));
    draw();
  };
  place.contentEditable = "true";
  place.setAttribute("aria-labelledby", "message-label");
  place.addEventListener("beforeinput", (event) => {
    event.preventDefault();
    if (["insertText", "insertFromPaste"].includes(event.inputType)) replace(event.data ?? event.dataTransfer.getData("text/plain"));
  });
  place.addEventListener("paste", (event) => {
    if (name === "owntyped") return;
    event.preventDefault();
    replace(event.clipboardData.getData("text/plain"));
  });
  draw();
  return () => lines;
};
