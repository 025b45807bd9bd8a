// A Markdown field as many teams have it: CodeMirror 5 over the form's text area, and what the readers will see under it.
import CodeMirror from "codemirror5";

const area = document.getElementById("works_message");
const editor = CodeMirror.fromTextArea(area, { lineWrapping: true });
const drawn = document.getElementById("drawn");

const draw = () => {
  drawn.textContent = "";
  for (const part of editor.getValue().split(/\n{2,}/)) {
    const paragraph = document.createElement("p");
    part.split("**").forEach((piece, place) => {
      const element = document.createElement(place % 2 ? "strong" : "span");
      element.textContent = piece;
      paragraph.append(element);
    });
    drawn.append(paragraph);
  }
};
editor.on("change", draw);
draw();

document.getElementById("works").addEventListener("submit", (event) => event.preventDefault());
window.__model = () => ({
  message: editor.getValue(),
  name: document.getElementById("works_name").value,
  status: document.querySelector("[type=radio]:checked")?.value,
  components: [...document.querySelectorAll("#parts input")].map((box) => box.checked),
});
