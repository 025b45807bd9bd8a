// What clients see: the public page, and the e-mails that have gone out and will go out. All of it is what the screens have saved.
import { make } from "../shared/elements.js";
import { comingMail, sentMail } from "../shared/mail.js";
import { data, NOTE, statusOf, timesOf, wordsOf } from "../shared/model.js";

/** As the public page prints it: "Jan 22, 06:00 UTC". */
function momentOf(at) {
  const when = new Date(at);
  if (!/^\d{4}-/.test(at) || Number.isNaN(when.getTime())) return at;
  const [, day, month] = when.toUTCString().split(" ");
  return `${month} ${Number(day)}, ${when.toISOString().slice(11, 16)} UTC`;
}

const list = (items) => make("ul", ...items.map((parts) => make("li", ...parts)));
const orNothing = (items, words) => (items.length > 0 ? items : [make("p", words)]);

function noticeOf(what) {
  const updates = what.updates.map(({ status, text, at }) => [make("strong", status), ` - ${text} `, make("small", momentOf(at))]);
  const times = what.date ? [make("p", `Scheduled for ${timesOf(what)}`)] : [];
  return make("article", make("h3", `${what.name} - ${wordsOf(what.status)}`), ...times, list(updates));
}

function publicPage() {
  const isPast = ({ status }) => status === "completed" || status === "resolved";
  const notices = [...data.incidents, ...data.maintenances];
  const groups = data.groups.flatMap((group) => [
    make("h3", group.name),
    list(group.components.map((one) => [`${one.name}: `, make("strong", statusOf(one.id))])),
  ]);
  const notPast = notices.filter((one) => !isPast(one)).map(noticeOf);
  const past = notices.filter(isPast).map(noticeOf);
  return make("section", make("h2", `The public page of ${data.page}`), ...orNothing(notPast, "Nothing is planned."), ...groups,
    make("h2", "Past"), ...orNothing(past, "Nothing yet."));
}

const mail = ({ to, subject, preview, body, footer }, when) =>
  make("article", make("h3", subject), list([[make("small", when)], ...to.map((one) => [`To ${one}`])]),
    ...[preview && `On a phone: ${preview}`, body, footer].filter(Boolean).map((words) => make("p", words)));

function mails() {
  const sent = sentMail().map((one) => mail(one, momentOf(one.at)));
  const coming = comingMail().map((one) => mail(one, one.when));
  const section = make("section", make("h2", "E-mails, approximately"), ...orNothing(sent, "None was sent."),
    make("h2", "Still to come by itself"), ...orNothing(coming, "None."));
  section.id = "mail";
  return section;
}

const note = make("p", NOTE);
note.className = "replica";
const beside = make("div", publicPage(), mails());
beside.className = "readers";
document.body.append(note, make("main", make("h1", "What clients see"), beside));
