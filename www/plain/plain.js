// What the plain replica's pages do: the template menu, the slider, the tabs. What was saved on any screen is written into the
// page when it is loaded, as a server would; what is sent is saved and loads a page anew; a new incident is only shown.
import { make } from "../shared/elements.js";
import {
  boxesOf, data, DEFAULT_TEXT, INCIDENT, isSent, MAINTENANCE, posted, saveMaintenance, saveSchedule, saveUpdate, statusOf,
  timesOf, tomorrow, wordsOf,
} from "../shared/model.js";

const what = [...data.maintenances, ...data.incidents].find((one) => location.pathname.endsWith(`/incidents/${one.id}`));

const base = location.pathname.split("/").slice(0, 3).join("/");

function fillLists() {
  const maintenances = document.querySelector("#scheduled-maintenance + .rows");
  const isListed = (one) => maintenances.querySelector(`a[href$="/incidents/${one.id}"]`);
  for (const one of maintenances ? data.maintenances.toReversed() : []) {
    if (isListed(one)) continue;
    const row = maintenances.firstElementChild.cloneNode(true);
    row.querySelector("a").href = `${base}/incidents/${one.id}`;
    maintenances.prepend(row);
  }
  for (const one of [...data.maintenances, ...data.incidents]) {
    const row = document.querySelector(`.rows a[href$="/incidents/${one.id}"]`)?.parentNode;
    if (!row) continue;
    row.querySelector("a").textContent = one.name;
    row.querySelector(".lozenge").textContent = wordsOf(one.status);
    row.querySelector(".lozenge").className = `lozenge ${one.status}`;
    row.querySelector("small").textContent = timesOf(one);
  }
  for (const row of document.querySelectorAll("[data-component]"))
    row.querySelector(".lozenge").textContent = statusOf(row.dataset.component);
}

function fillUpdate() {
  if (!what || !document.querySelector(".history")) return;
  document.querySelector("h1").textContent = what.name;
  const item = (one) => make("li", make("strong", one.status), ` ${one.text} `, make("small", one.at));
  document.querySelector(".history ul").append(...what.updates.map(item));
  for (const form of document.querySelectorAll("form")) fill(form);
}

function fill(form) {
  const set = (name, value) => {
    if (named(form, name) && value !== undefined) named(form, name).value = value;
  };
  set("name", what.name);
  set("status", MAINTENANCE.findIndex(([status]) => status === what.status));
  for (const box of form.querySelectorAll("[name='incident[component_ids][]']")) box.checked = what.components.includes(box.value);
  const [hour, minute] = (what.time ?? "").split(":");
  set("date", what.date);
  set("hour", hour);
  set("minute", minute);
  set("duration_hours", String(what.hours).padStart(2, "0"));
  set("duration_minutes", String(what.minutes).padStart(2, "0"));
  for (const [name, on] of Object.entries(boxesOf(what))) if (named(form, name)) named(form, name).checked = on;
}

function send(form) {
  const sent = read(form);
  form.autocomplete = "off"; // Else the browser fills in again what was sent.
  if (form.dataset.kind === "schedule") return saveSchedule(what, sent);
  if (form.dataset.kind === "status") return saveUpdate(what, sent);
  const request = posted(sent);
  if (!isSent(request)) return;
  if (form.dataset.kind === "maintenance") saveMaintenance(sent, base);
  else show(form, request);
}

const named = (form, name) => form.elements[`incident[${name}]`];

function steps(form) {
  return form.querySelector(".steps [data-status=investigating]") ? INCIDENT : MAINTENANCE;
}

function showStatus(form) {
  const slider = named(form, "status");
  if (!slider) return;
  const [status, words] = steps(form)[Number(slider.value)];
  slider.setAttribute("aria-valuetext", words);
  for (const step of form.querySelectorAll(".steps span")) step.classList.toggle("now", step.dataset.status === status);
  named(form, "body").placeholder = DEFAULT_TEXT[status];
}

function apply(form, name) {
  const template = [...data.templates, ...data.incident_templates].find((one) => one.name === name);
  if (!template) return;
  if (template.title && named(form, "name")) named(form, "name").value = template.title;
  named(form, "body").value = template.body;
  named(form, "status").value = steps(form).findIndex(([status]) => status === template.status);
  showStatus(form);
}

function read(form) {
  const value = (name) => named(form, name)?.value ?? "";
  const on = (name) => Boolean(named(form, name)?.checked);
  const slider = named(form, "status");
  return {
    name: value("name"), message: value("body"), notify: on("deliver_notifications"),
    status: slider ? steps(form)[Number(slider.value)][0] : undefined,
    date: value("date"), time: `${value("hour")}:${value("minute")}`,
    hours: value("duration_hours"), minutes: value("duration_minutes"),
    components: [...form.querySelectorAll("[name='incident[component_ids][]']:checked")].map((box) => box.value),
    remind_prior: on("remind_prior"), notify_start: on("notify_start"), notify_end: on("notify_end"),
    auto_in_progress: on("auto_in_progress"), auto_completed: on("auto_completed"),
    auto_under_maintenance: on("auto_under_maintenance"), auto_operational: on("auto_operational"),
  };
}

function show(form, request) {
  form.querySelector(".posted")?.remove();
  const section = make("section", make("h2", "This would be posted"), make("pre", JSON.stringify(request, null, 2)));
  section.className = "posted";
  section.setAttribute("role", "status");
  form.append(section);
}

fillLists();
fillUpdate();
for (const form of document.querySelectorAll("form")) {
  showStatus(form);
  const date = named(form, "date");
  if (date && !date.value) date.value = tomorrow();
  form.addEventListener("input", () => showStatus(form));
  form.querySelector("#template")?.addEventListener("change", (event) => apply(form, event.target.value));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(form);
  });
}

function showTab() {
  for (const tab of document.querySelectorAll("[role=tab]")) {
    const panel = document.getElementById(tab.getAttribute("aria-controls"));
    const chosen = tab.hash === (location.hash || "#status-update");
    tab.setAttribute("aria-selected", String(chosen));
    panel.hidden = !chosen;
  }
}

addEventListener("hashchange", showTab);
showTab();
