// jQuery with the plug-ins of its time: a date picker that reads its field, a tree of boxes that are drawn, a text
// that is taken over when a key goes up.
import "../jquery/trusted.js";
import "../jquery/global.js";
import "bootstrap-datepicker";
import "bootstrap-datepicker/dist/css/bootstrap-datepicker3.css";
import "jstree";
import "jstree/dist/themes/default/style.css";
import "./style.css";

const $ = window.jQuery;
const CLIENTS = {
  "Quay Stores": ["Quay Bergen", "Quay Molde"],
  "Upland Markets": ["Upland Graz", "Upland Linz"],
};
const chosen = ["Quay Bergen", "Upland Graz"];

$("form").on("submit", () => false);
$("#date").datepicker({ format: "dd-M-yyyy", autoclose: true });
const node = (text) => ({ id: text, text, state: { selected: chosen.includes(text) } });
$("#tree").jstree({
  plugins: ["checkbox"],
  core: {
    themes: { icons: false },
    data: Object.entries(CLIENTS).map(([text, sites]) => ({ id: text, text, state: { opened: true }, children: sites.map(node) })),
  },
});
$("#tree").on("ready.jstree", () => document.body.classList.add("ready"));
let message = $("#msg").val();
$("#msg").on("keyup", function () {
  message = this.value;
});
window.__model = () => ({
  name: $("#nm").val(),
  status: $("#st").val(),
  message,
  date: $("#date").datepicker("getFormattedDate", "yyyy-mm-dd"),
  time: $("#time").val(),
  length: [$("#h").val(), $("#mi").val()],
  chosen: $("#tree").jstree("get_checked").filter((id) => !(id in CLIENTS)).sort(),
  told: $(".told input").map((_, box) => box.checked).get(),
});
