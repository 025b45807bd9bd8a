// Runs the same messages through our reader, as wasm, and through chrono-node, round by round in one
// process, and prints median and 99th percentile per message.
// usage: node compare-times.mjs WASM-MODULE NODE_MODULES MESSAGES
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

const [, , modulePath, nodeModules, messagesPath] = process.argv;
const require = createRequire(resolve(nodeModules, "x.js"));
const chrono = require("chrono-node");
const { Reader } = require(resolve(modulePath));

const parsers = { en: chrono, de: chrono.de, fr: chrono.fr, ja: chrono.ja, nl: chrono.nl, pt: chrono.pt, es: chrono.es, it: chrono.it };
const messages = readFileSync(messagesPath, "utf8")
  .split("\n")
  .filter((line) => line.trim())
  .map((line) => JSON.parse(line))
  .map(({ name, body, lang, now }) => ({
    text: [name, body].filter(Boolean).join("\n"),
    parser: parsers[lang] ?? chrono,
    now: new Date(now ?? "2026-11-23T12:00:00Z"),
  }))
  .map((message) => ({ ...message, seconds: Math.floor(message.now / 1000) }));

const reader = new Reader();
const ours = ({ text, seconds }) => reader.count(text, seconds);
const theirs = ({ text, now, parser }) => parser.parse(text, now).length;

// Both are warm, and neither has the machine to itself more than the other. Each reads all messages
// in its turn: message by message it would be timed with what the other left in the caches.
const ROUNDS = 60;
const WARM = 30;
const took = { ours: messages.map(() => []), theirs: messages.map(() => []) };
const seen = { ours: 0, theirs: 0 };
for (let round = 0; round < ROUNDS; round += 1) {
  for (const [name, run] of [["ours", ours], ["theirs", theirs]]) {
    messages.forEach((message, n) => {
      const start = process.hrtime.bigint();
      seen[name] += run(message);
      const end = process.hrtime.bigint();
      if (round >= WARM) took[name][n].push(Number(end - start) / 1000);
    });
  }
}

const middle = (list) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)];
const at = (list, share) => list.sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))];
const figures = (lists) => {
  const each = lists.map(middle);
  return { median: at(each, 0.5), p99: at(each, 0.99) };
};
const [us, them] = [figures(took.ours), figures(took.theirs)];
const line = (name, { median, p99 }, count) =>
  console.log(`${name.padEnd(12)} median ${median.toFixed(1).padStart(8)} µs   p99 ${p99.toFixed(1).padStart(8)} µs   ${count / ROUNDS} times found`);
console.log(`${messages.length} messages, ${ROUNDS - WARM} rounds each`);
line("ours", us, seen.ours);
line("chrono-node", them, seen.theirs);
const share = { median: us.median / them.median, p99: us.p99 / them.p99 };
console.log(`ours takes ${(100 * share.median).toFixed(1)} % at the median, ${(100 * share.p99).toFixed(1)} % at the 99th percentile (bound: 25 %)`);
process.exit(share.median <= 0.25 && share.p99 <= 0.25 ? 0 : 1);
