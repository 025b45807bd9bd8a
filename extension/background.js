// Loads the wasm, carries messages between pages and it, and stores what it hands over. Decides nothing.
import init, { Guard } from './guard.js';
import * as stored from './stored.js';

const ports = new Set();
let policies = { managed: '' };
let preferences = '';
// What each tab last stored, so that a keystroke does not write it again.
const kept = new Map();

const begin = async () => {
  const [local] = await Promise.all([chrome.storage.local.get(['preferences', ...stored.KEYS]), init()]);
  preferences = local.preferences ?? '';
  policies = { ...policies, ...stored.policiesOf(local) };
  return make();
};
const make = () => {
  const guard = new Guard();
  guard.policy(policies.own, policies.imported, policies.managed);
  return guard;
};
let ready = begin();

// Every open page is checked again.
const changed = async (source, text) => {
  const guard = await ready;
  if (policies[source] === text) return;
  policies[source] = text;
  guard.policy(policies.own, policies.imported, policies.managed);
  for (const port of ports)
    try {
      port.postMessage('{"look":true}');
    } catch {} // That page is gone meanwhile.
};
stored.listen((source, text) => changed(source, text).catch(() => {})); // The pages are told why.
// No answer waits for it: there is none for most people, and it can be slow.
stored.managed().then((text) => changed('managed', text)).catch(() => {});

const open = async (guard, tab) => {
  const key = `tab:${tab}`;
  const memory = (await chrome.storage.session.get(key))[key] ?? '';
  kept.set(`${tab} ${key}`, memory);
  kept.set(`${tab} preferences`, preferences);
  guard.open(tab, memory, preferences);
};
const store = (area, key, text, tab) => {
  if (kept.get(`${tab} ${key}`) === text) return;
  kept.set(`${tab} ${key}`, text);
  if (area === 'local') preferences = text;
  return chrome.storage[area].set({ [key]: text });
};
const badge = (tab, text, colour, title) => {
  chrome.action.setBadgeText({ tabId: tab, text });
  chrome.action.setBadgeBackgroundColor({ tabId: tab, color: colour });
  chrome.action.setTitle({ tabId: tab, title });
};

const answer = async (port, tab, text) => {
  const guard = await ready;
  if (!guard.knows(tab)) await open(guard, tab);
  const reply = guard.message(tab, text, Date.now());
  const { page, memory, preferences: preferred, title } = reply;
  port.postMessage(page);
  if (title) badge(tab, reply.badge, reply.colour, title);
  reply.free();
  await store('session', `tab:${tab}`, memory, tab);
  await store('local', 'preferences', preferred, tab);
};
const fail = (port, tab, error) => {
  // After a panic nothing of the old guard can be called any more; every page is read anew by another.
  const panic = error instanceof WebAssembly.RuntimeError;
  if (panic) ready = ready.then(make);
  const reason = panic ? chrome.i18n.getMessage('panic') : String(error?.message ?? error);
  port.postMessage(JSON.stringify({ broken: reason }));
  badge(tab, '!', '#c9372c', chrome.i18n.getMessage('broken', [reason]));
};

chrome.runtime.onConnect.addListener((port) => {
  const tab = port.sender.tab.id;
  let turn = Promise.resolve();
  ports.add(port);
  port.onMessage.addListener((text) => {
    turn = turn
      .then(() => answer(port, tab, text))
      .catch((error) => fail(port, tab, error))
      .catch(() => {}); // The page is gone meanwhile.
  });
  port.onDisconnect.addListener(() => {
    ports.delete(port);
    ready.then((guard) => guard.close(tab), () => {});
  });
});

chrome.tabs.onRemoved.addListener((tab) => chrome.storage.session.remove(`tab:${tab}`));
