// What subscribers are sent, as far as it is documented: by what was posted, and later by what is ticked on a maintenance. Both
// are read from what the screens have saved.
import { boxesOf, data, DEFAULT_TEXT, timesOf } from "./model.js";

const FOOTER = `You received this email because you are subscribed to ${data.page}'s service status notifications.`;

/** The e-mails of all posts that were to notify, the newest first. Whom none reaches gets none. */
export function sentMail() {
  const all = [...data.maintenances, ...data.incidents].flatMap((what) =>
    what.updates.filter((one) => one.notify && one.components.length > 0).map((one) => mailOf(what, one)));
  return all.sort((one, other) => other.at.localeCompare(one.at));
}

function mailOf(what, { status, text, at, components }) {
  const names = components.map(nameOf).join(", ");
  return {
    at,
    to: readersOf(components),
    // What a maintenance's subject is besides its name is not documented.
    subject: data.incidents.includes(what) ? `${data.page} Incident - ${what.name}` : what.name,
    preview: `${status} - ${names} - ${text}`,
    body: text,
    footer: FOOTER,
  };
}

const all = data.groups.flatMap((group) => group.components);
const nameOf = (id) => all.find((one) => one.id === id)?.name ?? id;

/** Which client hears of it: whoever has one of the components. */
function readersOf(components) {
  return data.groups.flatMap(({ name, components: sites }) => {
    const chosen = sites.filter((one) => components.includes(one.id)).map((one) => one.name);
    return chosen.length > 0 ? [`${name}: who follows ${chosen.join(", ")}`] : [];
  });
}

/** What Statuspage will send by itself. */
export function comingMail() {
  return data.maintenances.flatMap((what) => {
    const boxes = boxesOf(what);
    const isToCome = what.status === "scheduled";
    const isOpen = isToCome || what.status === "in_progress";
    const moments = [
      [isToCome && boxes.remind_prior, "1 hour before", "Maintenance will begin as scheduled in 60 minutes."],
      [isToCome && boxes.auto_in_progress && boxes.notify_start, "At the start", DEFAULT_TEXT.in_progress],
      [isOpen && boxes.auto_completed && boxes.notify_end, "At the end", DEFAULT_TEXT.completed],
    ];
    return moments.filter(([isSent]) => isSent && what.components.length > 0).map(([, when, text]) =>
      ({ when: `${when} (${timesOf(what)})`, to: readersOf(what.components), subject: what.name, body: text }));
  });
}
