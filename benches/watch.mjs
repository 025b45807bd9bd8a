// The shipped wasm as the background runs it: how long it takes over a page that is opened and over a letter
// that is typed, and how much memory it holds after a thousand pages.
// usage: node watch.mjs FOLDER-OF-THE-EXTENSION [--memory], only the memory
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { notice, page } from "./page.mjs";

const folder = resolve(process.argv[2]);
const { default: init, Guard } = await import(pathToFileURL(join(folder, "guard.js")));
const { memory } = await init({ module_or_path: readFileSync(join(folder, "guard_bg.wasm")) });

const NOW = Date.UTC(2026, 10, 23, 12);
const TAB = 1;
const KEYS = 200;
const timed = process.argv[3] !== "--memory";
const VISITS = timed ? 20 : 1;
const NAVIGATIONS = 1000;
// What it may hold, in bytes.
const LIMIT = 5 * 1024 * 1024;

const fresh = () => {
  const guard = new Guard("");
  guard.start_session(TAB, "");
  return guard;
};
const answer = (guard, text) => {
  const start = process.hrtime.bigint();
  const reply = guard.answer_message(TAB, text, NOW);
  const took = Number(process.hrtime.bigint() - start) / 1e6;
  if (!reply.page.includes('"maintenance-new"')) throw new Error(`not checked: ${reply.page.slice(0, 200)}`);
  reply.free();
  return took;
};
const at = (list, share) => list.sort((a, b) => a - b)[Math.floor((list.length - 1) * share)];
const line = (what, times, bound) => {
  const [median, slow] = [at(times, 0.5), at(times, 0.95)];
  const verdict = bound ? `(bound ${bound} ms)${median > bound ? " OVER" : ""}` : "";
  console.log(`  ${what.padEnd(58)} ${median.toFixed(2).padStart(6)} ms, p95 ${slow.toFixed(2).padStart(6)} ms  ${verdict}`);
};

for (const [components, characters, bound] of [
  [10, 1000, 0.5],
  [30, 1000, 0.5],
  [1100, 1000, 4],
  [1100, 24700, 4],
]) {
  const words = `${components} components, ${characters} characters`;
  const opened = [];
  const typed = [];
  for (let visit = 0; visit < VISITS; visit += 1) {
    const guard = fresh();
    const seen = page(components, notice(characters));
    opened.push(answer(guard, seen.whole()));
    // With the second letter the live preview is known for what it is.
    answer(guard, seen.key("x"));
    answer(guard, seen.key("x"));
    for (let key = 0; timed && key < KEYS / VISITS; key += 1) typed.push(answer(guard, seen.key("x")));
    guard.free();
  }
  if (!timed) continue;
  line(`a letter and its check, ${words}`, typed, bound);
  line(`a page opened, ${words}`, opened);
}

const guard = fresh();
const size = () => memory.buffer.byteLength;
const navigate = () => {
  const seen = page(30, notice(1000));
  answer(guard, seen.whole());
  answer(guard, seen.key("x"));
};
for (let warm = 0; warm < 10; warm += 1) navigate();
const before = size();
for (let times = 0; times < NAVIGATIONS; times += 1) navigate();
const after = size();
const megabytes = (bytes) => (bytes / 1024 / 1024).toFixed(2);
const sound = after === before && after <= LIMIT;
console.log(
  `  memory after all of this and ${NAVIGATIONS} pages more: ${megabytes(after)} MB, grown by ${megabytes(after - before)} MB` +
    `  (bound ${megabytes(LIMIT)} MB, grown by 0)${sound ? "" : " REFUSED"}`,
);
process.exit(sound ? 0 : 1);
