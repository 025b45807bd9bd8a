// What both replicas know: components, templates, the words of the screens, what was saved, and what is sent.
import example from "../data.json";

/** Another team's page, where a test has put one there. */
const OTHER_TEAM = "replica-data";
export const data = JSON.parse(globalThis.document ? localStorage.getItem(OTHER_TEAM) : null) ?? example;

/** What was saved on any screen, by id: every screen of either replica has it after a load, as if a server kept it. */
const SAVED = "replica-saved";
const saved = globalThis.document ? JSON.parse(localStorage.getItem(SAVED) ?? "{}") : {};
data.maintenances.unshift(...Object.values(saved).filter((one) => one.is_new).reverse());
for (const one of [...data.maintenances, ...data.incidents]) Object.assign(one, saved[one.id]);
const started = data.maintenances.map(({ status, components }) => ({ status, components }));

/** The status of a component: as it was set by hand or by an update, else by the maintenance that is in progress. */
export function statusOf(id) {
  const isUnderMaintenance = ({ status, components }) => status === "in_progress" && components.includes(id);
  return saved[id]?.component_status ?? (started.some(isUnderMaintenance) ? "Under Maintenance" : "Operational");
}

/** Whether what is sent goes on to be saved: a test may look at it, and keep the page. */
export function isSent(request) {
  const detail = JSON.stringify(request);
  return dispatchEvent(new CustomEvent("replica-sends", { detail, cancelable: true }));
}

/** Saves a new maintenance, and goes to the list, where it is the first. */
export function saveMaintenance(form, base) {
  const id = newId();
  const { name, status, components } = form;
  const made = { id, is_new: true, name, status, components, zone: data.zone, updates: [newUpdate(form)], ...scheduleOf(form) };
  save({ [id]: made }, `${base}/incidents#scheduled-maintenance`);
}

/** Saves a Status Update of a maintenance or an incident; `statuses` are those of its components, where it sets them. */
export function saveUpdate(what, form) {
  const { status, components, statuses = {} } = form;
  const changes = components.map((id) => [id, { component_status: statuses[id] ?? statusOf(id) }]);
  save({ [what.id]: { status, components, updates: [newUpdate(form), ...what.updates] }, ...Object.fromEntries(changes) });
}

/** Saves the schedule of a maintenance, and what is to be done by itself. */
export function saveSchedule(what, form) {
  save({ [what.id]: { name: form.name, ...scheduleOf(form) } });
}

const scheduleOf = ({ date, time, hours, minutes, ...form }) =>
  ({ date, time, hours: Number(hours), minutes: Number(minutes), ...boxesOf(form) });

/** What is posted: on the public page, and by e-mail to those who follow the components, where they are to be notified. */
const newUpdate = ({ status, message, notify, components }) =>
  ({ status: wordsOf(status), text: message || DEFAULT_TEXT[status], at: new Date().toISOString(), notify, components });

/** As Statuspage makes them: of digits and consonants. */
function newId() {
  const signs = "0123456789bcdfghjklmnpqrstvwxyz";
  return `mn${Array.from({ length: 10 }, () => signs[Math.floor(Math.random() * signs.length)]).join("")}`;
}

/** What a row of the list says of its times. */
export const timesOf = (one) =>
  one.date ? `${one.date}, ${one.time} ${one.zone ?? data.zone}, ${one.hours} h ${one.minutes} min` : one.updates[0].at;

/** Saves changes by id, and loads this page anew or another one, as Statuspage does after a submit. */
export function save(changes, address) {
  for (const [id, change] of Object.entries(changes)) saved[id] = { ...saved[id], ...change };
  localStorage.setItem(SAVED, JSON.stringify(saved));
  if (address) location.assign(address);
  else location.reload();
}

export const MAINTENANCE = [
  ["scheduled", "Scheduled"],
  ["in_progress", "In progress"],
  ["verifying", "Verifying"],
  ["completed", "Completed"],
];

export const INCIDENT = [
  ["investigating", "Investigating"],
  ["identified", "Identified"],
  ["monitoring", "Monitoring"],
  ["resolved", "Resolved"],
];

/** What a person calls a status. */
export const wordsOf = (status) => [...MAINTENANCE, ...INCIDENT].find(([name]) => name === status)?.[1];

export const COMPONENT_STATUS = [
  "Operational",
  "Under Maintenance",
  "Degraded performance",
  "Partial outage",
  "Major outage",
];

export const DEFAULT_TEXT = {
  scheduled: "We will be undergoing scheduled maintenance during this time.",
  in_progress: "Scheduled maintenance is currently in progress. We will provide updates as necessary.",
  verifying: "Verification is currently underway for the maintenance items.",
  completed: "The scheduled maintenance has been completed.",
  investigating: "We are currently investigating this issue.",
  identified: "The issue has been identified and a fix is being implemented.",
  monitoring: "A fix has been implemented and we are monitoring the results.",
  resolved: "This incident has been resolved.",
};

/** The boxes of a maintenance, under their headings: two of them are told apart by the heading alone. */
export const AUTOMATION = [
  ["One hour before this maintenance", [["remind_prior", "Remind subscribers"]]],
  [
    "At the start time for this maintenance",
    [
      ["auto_in_progress", "Set status to 'In Progress'"],
      ["auto_under_maintenance", "Set affected components' status to 'Under Maintenance'"],
      ["notify_start", "Notify subscribers"],
    ],
  ],
  [
    "At the end of time for this maintenance",
    [
      ["auto_completed", "Set status to 'Completed'"],
      ["auto_operational", "Set affected components' status to 'Operational'"],
      ["notify_end", "Notify subscribers"],
    ],
  ],
];

/** The boxes of a maintenance or of a form: ticked, where nothing else is known. */
export function boxesOf(what) {
  const names = AUTOMATION.flatMap(([, boxes]) => boxes.map(([name]) => name));
  return Object.fromEntries(names.map((name) => [name, what[name] ?? true]));
}

/** Templates under the names of their groups, in order. */
export function templateGroups(templates) {
  const names = [...new Set(templates.map((one) => one.group))];
  return names.map((name) => [name, templates.filter((one) => one.group === name)]);
}

/** Where is what clients see. The address is an organisation's: none that the guard watches. */
export const READERS = "/organizations/pickwell/readers";

export const NOTE =
  "Replica for demonstrations and tests. This is not Statuspage, and nothing you type leaves this page.";

// Names that break a page which takes them for markup.
const HOSTILE = [
  "<img src=x onerror=\"document.title='owned'\">",
  "<script>document.title='owned'</script>",
  "\"quoted\" 'twice' `and` \\back\\",
  "\u202Eright to left\u202C \u200Fmark",
  "${name} {{client}} %s &lt;b&gt;",
  "A".repeat(5000),
];

/** The groups of components, as the query asks: `components=1100`, `names=hostile`. */
export function groups(query) {
  if (query.get("names") === "hostile") {
    const hostile = HOSTILE.map((name, at) => ({ id: `hostile${at}00000`, name }));
    return [{ id: "ghostile0000", name: "<b>Hostile</b> & \"Sons\"", components: hostile }, ...data.groups];
  }
  const count = Number(query.get("components") || 0);
  if (!count) return data.groups;
  const made = data.groups.map((group) => ({ ...group, components: [] }));
  for (let at = 0; at < count; at++) {
    const group = made[at % made.length];
    const client = group.name.split(" ")[0];
    group.components.push({ id: `many${String(at).padStart(8, "0")}`, name: `${client} Site ${at + 1}` });
  }
  return made;
}

export function tomorrow() {
  return new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
}

/** What the API would be sent: the names of its documentation. */
export function posted(form) {
  const start = new Date(`${form.date}T${form.time}:00Z`);
  const minutes = Number(form.hours) * 60 + Number(form.minutes);
  const valid = !Number.isNaN(start.getTime());
  const at = (when) => when.toISOString().replace(".000", "");
  return {
    incident: {
      name: form.name,
      status: form.status,
      body: form.message || DEFAULT_TEXT[form.status],
      scheduled_for: valid ? at(start) : form.date,
      scheduled_until: valid ? at(new Date(start.getTime() + minutes * 60_000)) : null,
      scheduled_remind_prior: form.remind_prior,
      scheduled_auto_in_progress: form.auto_in_progress,
      scheduled_auto_completed: form.auto_completed,
      auto_transition_to_maintenance_state: form.auto_under_maintenance,
      auto_transition_to_operational_state: form.auto_operational,
      auto_transition_deliver_notifications_at_start: form.notify_start,
      auto_transition_deliver_notifications_at_end: form.notify_end,
      deliver_notifications: form.notify,
      component_ids: form.components,
    },
  };
}
