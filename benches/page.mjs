// What the eyes say of a page made like the React replica, with as many components as wanted: the form
// as it is opened, and each letter typed into its message, whose counter and live preview change with it.
// usage: node page.mjs COMPONENTS CHARACTERS LETTERS, one message a line

const URL = "https://manage.statuspage.io/pages/abc123/incidents/new-scheduled-maintenance";
const NOTICE =
  "Maintenance is scheduled for Client 0 on 24 November 2026, from 22:00 to 00:00 UTC (5-7 pm ET).\n\n" +
  "Sites: site 0, site 1\nExpected duration: 2 hours\n\nOrder processing at these sites may be interrupted " +
  "during this window. We will post here when the work starts and when it is complete.\n\n";

const CHECKED = 1;
const MESSAGE = 2;
const COUNTER = 3;
const PREVIEW = 4;
/** Of one text the eyes give so many characters. */
const CUT = 6000;

/** A text of so many characters, as notices are. */
export const notice = (characters) => NOTICE.repeat(Math.ceil(characters / NOTICE.length)).slice(0, characters);

/** The messages of one visit: `whole()` when the page is opened, `key(letter)` for each letter typed. */
export const page = (components, text) => {
  let message = text;
  let number = 10;
  const nodes = [];
  const node = (tag, a, k, more) => {
    const n = more?.n ?? ++number;
    nodes.push({ n, tag, a, k, s: 0, ...more });
    return n;
  };
  const said = (whole) => {
    const saw = { url: URL, whole, nodes: nodes.splice(0), root: 1, focus: MESSAGE, lang: "en" };
    return JSON.stringify({ saw, on: [], did: [] });
  };
  const at = (width) => [8, number * 20, width, 20];
  const field = (words, type, v, id = `f${number}`) =>
    node("div", { class: "field" }, [
      node("label", { for: id }, [words], { b: at(120) }),
      node("input", { id, type }, [], { v, b: at(200) }),
    ]);
  const tick = (words, type, s) => {
    const box = node("input", { type }, [], { v: "on", s, b: at(13) });
    return node("label", { class: "check" }, [box, node("span", {}, [words], { b: at(160) })]);
  };
  const section = (words, inside) =>
    node("fieldset", { class: "section" }, [node("legend", {}, [words], { b: at(160) }), ...inside]);
  const typed = () => {
    const count = `${message.length.toLocaleString("en")} of 25,000 characters`;
    return [
      node("textarea", { id: "message", rows: "6" }, [], { n: MESSAGE, v: message, b: [8, 300, 600, 120] }),
      node("small", {}, [count], { n: COUNTER, b: [8, 424, 180, 16] }),
      node("p", {}, [message.replace(/\s+/g, " ").trim().slice(0, CUT)], { n: PREVIEW, b: [8, 440, 600, 200] }),
    ];
  };
  const group = (first) => {
    const client = `Client ${first / 10}`;
    const rows = [];
    for (let site = first; site < Math.min(first + 10, components); site += 1)
      rows.push(node("li", {}, [tick(`${client} site ${site}`, "checkbox", site < 2 ? CHECKED : 0)]));
    const all = tick(client, "checkbox", 0);
    return node("div", { role: "group", "aria-label": client }, [all, node("ul", {}, rows)]);
  };
  return {
    whole() {
      const groups = [];
      for (let first = 0; first < components; first += 10) groups.push(group(first));
      const form = [
        node("h1", {}, ["Schedule maintenance"], { b: at(300) }),
        field("Maintenance name", "text", "Client 0: scheduled maintenance"),
        section(
          "Maintenance status",
          ["Scheduled", "In progress", "Verifying", "Completed"].map((step, i) => tick(step, "radio", i ? 0 : CHECKED)),
        ),
        node("div", { class: "field" }, [node("label", { for: "message" }, ["Message"], { b: at(80) }), ...typed()]),
        section("Scheduled Time", [
          field("Date", "date", "2026-11-24"),
          field("Time", "time", "22:00"),
          node("span", {}, ["UTC"], { b: at(30) }),
          field("Hours", "number", "2"),
          field("Minutes", "number", "0"),
        ]),
        section("Components affected", groups),
        section("Reminders", [
          tick("Remind subscribers 60 minutes before the maintenance starts", "checkbox", CHECKED),
          tick("Notify subscribers at the start of the maintenance", "checkbox", CHECKED),
          tick("Notify subscribers when the maintenance is completed", "checkbox", CHECKED),
        ]),
        tick("Send notifications", "checkbox", CHECKED),
        node("button", { type: "submit" }, ["Schedule now"], { b: at(120) }),
      ];
      node("body", {}, [node("form", {}, form)], { n: 1 });
      return said(true);
    },
    key(letter) {
      message += letter;
      typed();
      return said(false);
    },
  };
};

if (process.argv[1] === import.meta.filename) {
  const [components, characters, letters] = process.argv.slice(2).map(Number);
  const visit = page(components, notice(characters));
  const lines = [visit.whole()];
  for (let letter = 0; letter < letters; letter += 1) lines.push(visit.key("x"));
  process.stdout.write(`${lines.join("\n")}\n`);
}
