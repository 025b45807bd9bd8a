// A Bootstrap-like form with Quill for the message and a group of buttons for the status.
import Quill from "quill";
if (window.trustedTypes) window.trustedTypes.createPolicy("default", { createHTML: (text) => text });

const quill = new Quill("#editor", { theme: "snow", modules: { toolbar: [["bold", "italic", "link"], [{ list: "bullet" }]] }, placeholder: "Describe the work" });
const buttons = [...document.querySelectorAll(".btn-group .btn")];
for (const button of buttons) {
  button.addEventListener("click", () => {
    for (const other of buttons) {
      other.classList.toggle("active", other === button);
      other.setAttribute("aria-pressed", String(other === button));
    }
  });
}
const menu = document.getElementById("inputTemplate");
menu?.addEventListener("change", () => quill.setText(menu.value + ": text of the template.\n"));
document.querySelector("form.form-horizontal").addEventListener("submit", (e) => e.preventDefault());
window.__model = () => ({ message: quill.getText().replace(/\n$/, ""), name: document.getElementById("inputTitle").value });
