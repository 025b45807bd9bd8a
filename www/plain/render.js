// The plain replica: whole pages of HTML, as a server writes them, with Rails-like names.
import {
  AUTOMATION, data, DEFAULT_TEXT, groups, INCIDENT, MAINTENANCE, NOTE, READERS, statusOf, templateGroups, timesOf, wordsOf,
} from "../shared/model.js";

const BASE = "/pages/w3p9xq5zt7mr";

export function pages() {
  const [scheduled] = data.maintenances;
  return {
    "incident-list": layout("Incidents", list()),
    "maintenance-new": layout("Schedule maintenance", `<h1>Schedule maintenance</h1>${maintenanceForm()}`),
    "maintenance-status": layout(scheduled.name, update(scheduled)),
    "incident-new": layout("Create incident", `<h1>Create incident</h1>${incidentForm()}`),
    components: layout("Components", components()),
    index: layout("Incidents", list()),
  };
}

const escape = (text) =>
  String(text).replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);

function layout(title, body) {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)} - ${escape(data.page)} (replica)</title>
<link rel="stylesheet" href="${BASE}/style.css">
<script type="module" src="${BASE}/plain.js"></script>
</head>
<body class="frame">
<nav class="sidebar" aria-label="Page">
<p class="brand">${escape(data.page)}<span>${escape(data.organisation)}</span></p>
<ul>
<li><a href="${BASE}/incidents">Incidents</a></li>
<li><a href="${BASE}/components">Components</a></li>
<li><a href="${READERS}">What clients see</a></li>
</ul>
</nav>
<div class="main">
<p class="replica" role="note">${escape(NOTE)}</p>
<main>
${body}
</main>
</div>
</body>
</html>
`;
}

function list() {
  const rows = (items) =>
    items.map((one) => `<li><a href="${BASE}/incidents/${one.id}">${escape(one.name)}</a> <span class="lozenge ${one.status}">${wordsOf(one.status)}</span> <small>${escape(timesOf(one))}</small></li>`).join("\n");
  return `<header class="title"><h1>Incidents</h1>
<a class="button" href="${BASE}/incidents/new">Create incident</a>
<a class="button primary" href="${BASE}/incidents/new-scheduled-maintenance">Schedule maintenance</a></header>
<h2>Incidents</h2><ul class="rows">${rows(data.incidents)}</ul>
<h2 id="scheduled-maintenance">Maintenances</h2><ul class="rows">${rows(data.maintenances)}</ul>`;
}

function components() {
  const row = (one) => `<li data-component="${one.id}"><span>${escape(one.name)}</span> <span class="lozenge completed">${statusOf(one.id)}</span></li>`;
  return `<h1>Components</h1>${data.groups.map((group) => `<h2>${escape(group.name)}</h2><ul class="rows">${group.components.map(row).join("\n")}</ul>`).join("\n")}`;
}

function maintenanceForm() {
  return form("maintenance", [
    template(data.templates),
    text("name", "Maintenance name", ""),
    slider("Maintenance status", MAINTENANCE, 0),
    message("scheduled"),
    schedule({ date: "", time: "22:00", hours: 2, minutes: 0 }),
    automation(),
    picker([]),
    submit("Schedule now"),
  ]);
}

function incidentForm() {
  return form("incident", [
    template(data.incident_templates),
    text("name", "Incident name", ""),
    slider("Incident status", INCIDENT, 0),
    message("investigating"),
    picker([]),
    submit("Create"),
  ]);
}

function update(what) {
  const at = MAINTENANCE.findIndex(([name]) => name === what.status);
  const status = form("status", [
    template(data.templates),
    slider("Maintenance status", MAINTENANCE, at),
    message(what.status),
    picker(what.components),
    submit("Update"),
  ]);
  const times = form("schedule", [
    text("name", "Maintenance name", what.name),
    schedule(what),
    automation(),
    submit("Update", false),
  ]);
  return `<header class="title"><h1>${escape(what.name)}</h1></header>
<div class="tabs" role="tablist">
<a role="tab" href="#status-update" aria-selected="true" aria-controls="status-update">Status Update</a>
<a role="tab" href="#schedule-automation" aria-selected="false" aria-controls="schedule-automation">Schedule &amp; Automation</a>
</div>
<div id="status-update" role="tabpanel">${status}</div>
<div id="schedule-automation" role="tabpanel" hidden>${times}</div>
<section class="history"><h2>Previous updates</h2><ul></ul></section>`;
}

function form(kind, parts) {
  return `<form class="form" data-kind="${kind}" action="${BASE}/incidents" method="post">${parts.join("\n")}</form>`;
}

function template(templates) {
  const option = (one) => `<option value="${escape(one.name)}">${escape(one.name)}</option>`;
  const group = ([name, inside]) => `<optgroup label="${escape(name)}">${inside.map(option).join("")}</optgroup>`;
  const options = templateGroups(templates).map(group).join("");
  return `<div class="field templates"><label for="template">Apply template</label><select id="template"><option value="">None</option>${options}</select></div>`;
}

function text(name, label, value) {
  const id = `incident_${name}`;
  return `<div class="field"><label for="${id}">${escape(label)}</label><input type="text" id="${id}" name="incident[${name}]" maxlength="255" value="${escape(value)}"></div>`;
}

function slider(label, steps, at) {
  const words = steps.map(([name, word]) => `<span data-status="${name}">${escape(word)}</span>`).join("");
  return `<div class="field"><label for="incident_status">${escape(label)}</label>
<input type="range" class="range" id="incident_status" name="incident[status]" min="0" max="${steps.length - 1}" step="1" value="${at}" aria-valuetext="${escape(steps[at][1])}">
<div class="steps">${words}</div></div>`;
}

function message(status) {
  return `<div class="field"><label for="incident_body">Message</label><textarea id="incident_body" name="incident[body]" rows="6" placeholder="${escape(DEFAULT_TEXT[status])}"></textarea></div>`;
}

function schedule({ date, time, hours, minutes }) {
  const [hour, minute] = time.split(":").map(Number);
  const options = (count, chosen, step = 1) =>
    Array.from({ length: count }, (_, at) => at * step).map((value) => {
      const words = String(value).padStart(2, "0");
      return `<option value="${words}"${value === chosen ? " selected" : ""}>${words}</option>`;
    }).join("");
  const select = (name, label, choices) => `<select id="incident_${name}" name="incident[${name}]" aria-label="${label}">${choices}</select>`;
  return `<fieldset class="section"><legend>Scheduled Time</legend><table class="times">
<tr><th scope="row"><label for="incident_date">Date</label></th><td><input type="text" id="incident_date" name="incident[date]" size="10" placeholder="YYYY-MM-DD" value="${escape(date)}"></td></tr>
<tr><th scope="row">Time</th><td>${select("hour", "Start hour", options(24, hour))} : ${select("minute", "Start minute", options(12, minute, 5))} UTC</td></tr>
<tr><th scope="row">for</th><td>${select("duration_hours", "Hours", options(73, hours))} <label for="incident_duration_hours">Hours</label> ${select("duration_minutes", "Minutes", options(12, minutes, 5))} <label for="incident_duration_minutes">Minutes</label></td></tr>
</table></fieldset>`;
}

function automation() {
  const row = ([name, words]) => `<p class="check"><input type="checkbox" id="incident_${name}" name="incident[${name}]" value="1" checked> <label for="incident_${name}">${escape(words)}</label></p>`;
  const group = ([heading, items]) => `<h4>${escape(heading)}</h4>${items.map(row).join("\n")}`;
  return `<fieldset class="section"><legend>Automation options</legend>${AUTOMATION.map(group).join("\n")}</fieldset>`;
}

function picker(chosen) {
  const row = (one) => `<li class="check"><input type="checkbox" id="c_${one.id}" name="incident[component_ids][]" value="${one.id}"${chosen.includes(one.id) ? " checked" : ""}> <label for="c_${one.id}">${escape(one.name)}</label></li>`;
  const group = (one) => `<div class="group"><h3>${escape(one.name)}</h3><ul>${one.components.map(row).join("\n")}</ul></div>`;
  return `<fieldset class="section"><legend>Components affected</legend>${groups(new URLSearchParams()).map(group).join("\n")}</fieldset>`;
}

function submit(words, notify = true) {
  const box = `<span class="check"><input type="checkbox" id="incident_notify" name="incident[deliver_notifications]" value="1" checked> <label for="incident_notify">Send notifications</label></span>`;
  return `<footer class="actions">${notify ? box : ""}<input type="submit" class="button primary" value="${words}"></footer>`;
}
