// Rails as its helpers write it, with what such an app adds: Trix for the message, Chosen over its menus, a date and
// time in five menus that share one label.
import "../jquery/trusted.js";
import "../jquery/global.js";
import "trix";
import "trix/dist/trix.css";
import "chosen-js";
import "chosen-js/chosen.css";
import "./style.css";

const $ = window.jQuery;
const MONTHS = "January February March April May June July August September October November December".split(" ");
const two = (number) => String(number).padStart(2, "0");
const range = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
const fill = (id, values, chosen, label = (value) => value) =>
  $(`#${id}`).append(values.map((value) => new Option(label(value), value, value === chosen, value === chosen)));
const moment = (name, year, month, day, hour, minute) => {
  fill(`${name}_1i`, range(2021, 2031), year);
  fill(`${name}_2i`, range(1, 12), month, (number) => MONTHS[number - 1]);
  fill(`${name}_3i`, range(1, 31), day);
  fill(`${name}_4i`, range(0, 23).map(two), hour);
  fill(`${name}_5i`, range(0, 59).map(two), minute);
};
const parts = (name) => [1, 2, 3, 4, 5].map((part) => $(`#${name}_${part}i`).val());
const plain = (html) => $("<div>").html(html.replace(/<br>|<\/div>/g, "\n")).text().trim();

moment("incident_scheduled_for", 2026, 12, 8, "21", "00");
moment("incident_starts", 2026, 12, 24, "09", "30");
moment("incident_ends", 2026, 12, 24, "11", "15");
$("form").on("submit", () => false);
$(".chosen").chosen({ disable_search_threshold: 10 });
window.__model = () => ({
  name: $("#incident_name").val(),
  status: $("#incident_status").val(),
  message: plain($("#incident_body_trix_input").val()),
  start: parts("incident_scheduled_for"),
  length: [$("#incident_hours").val(), $("#incident_minutes").val()],
  chosen: $("#incident_component_ids").val(),
  told: $("[type=checkbox]").map((_, box) => box.checked).get(),
});
document.body.classList.add("ready");
