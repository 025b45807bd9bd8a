// jQuery UI as it was used everywhere once: a date picker, a slider for the four steps, tabs, a dialog.
import "./trusted.js";
import "./global.js";
import "jquery-ui/dist/jquery-ui.js";

const $ = window.jQuery;
const STEPS = ["scheduled", "in_progress", "verifying", "completed"];

$(function () {
  const model = { status: $("#hdnStatus").val(), message: $("#txtMessage").val(), name: $("#txtName").val() };
  const stepped = (_, ui) => $("#hdnStatus").val((model.status = STEPS[ui.value]));
  $("#txtDate").datepicker({ dateFormat: "mm/dd/yy" });
  $("#slider").slider({ min: 0, max: 3, value: STEPS.indexOf(model.status), slide: stepped, change: stepped });
  $("#tabs").tabs({ active: location.search.includes("schedule") ? 1 : 0 });
  $("#dlgNew").dialog({ autoOpen: false });
  $("#all").on("click", () => $(".tree input").prop("checked", true) && false);
  $("#none").on("click", () => $(".tree input").prop("checked", false) && false);
  const texts = { 1: "Work is planned.", 2: "Work takes longer." };
  $("#ddlTemplate").on("change", function () {
    if (texts[this.value]) $("#txtMessage").val((model.message = texts[this.value]));
  });
  $("#txtMessage").on("input", function () {
    model.message = this.value;
  });
  $("#txtName").on("input", function () {
    model.name = this.value;
  });
  window.__model = () => model;
  document.body.classList.add("ready");
});
