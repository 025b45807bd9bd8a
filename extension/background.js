// Loads the wasm, carries messages between pages and it, and stores what it hands over. Decides nothing.
import init, { Guard, __wbg_reset_state as renewInstance } from './guard.js';

/** Milliseconds that storing may hold up an answer. */
const STORING = 500;
/** Milliseconds until stored values that do not come count as not readable. */
const READING = 2000;
/** Milliseconds for the organisation's policy, which most people do not have and which can be slow. */
const MANAGED = 300;
/** What a content script sends that has found another copy of the guard at work. */
const ANOTHER_COPY = '{"another":true}';

/** Where the policies are stored. */
const POLICIES = { 'policy-own': 'own', 'policy-imported': 'imported' };

/** What the wasm stores for all tabs: see Reply::local in src/shell/background.rs. */
const LOCAL = ['preferences', 'templates', 'fetched', 'notices', 'pending'];

const ports = new Set();
let policies = {}; // source → text, as far as it is known
const local = {}; // key of LOCAL → text, as the wasm has it
const noted = new Set(); // Texts of these that are being stored, and were not reported as changed yet
const known = new Map(); // key → text that storage is known to hold, so that a keystroke does not write it again
const unread = new Set(); // keys that could not be read: what they hold is not written over
const refused = new Map(); // key → text that storage has not taken yet
const tabsKeepingMemory = new Set(); // tabs whose page may keep the memory that was not stored

// Storage that cannot be read holds nothing: the guard works without, and leaves there what is there.
const read = async (area, keys) => {
  let stored;
  try {
    stored = await within(READING, chrome.storage[area].get(keys));
  } catch {}
  if (!stored) for (const key of keys) unread.add(key);
  return stored ?? {};
};
const within = (time, promise, otherwise) => {
  let timer;
  const end = new Promise((resume) => (timer = setTimeout(resume, time, otherwise)));
  return Promise.race([promise, end]).finally(() => clearTimeout(timer));
};

// A stored value as a text, whatever it is: what it holds is judged where it is read.
const asText = (value) => (value === undefined || typeof value === 'string' ? value ?? '' : JSON.stringify(value));
// The organisation's policy. Firefox refuses the question where there is none.
const readManaged = () =>
  chrome.storage.managed.get('policy').then(
    ({ policy }) => asText(policy),
    () => '',
  );

const begin = async () => {
  const [stored, managed] = await Promise.all([
    read('local', [...LOCAL, ...Object.keys(POLICIES)]),
    within(MANAGED, readManaged(), ''),
    init(),
  ]);
  // What was changed meanwhile is newer than what was read.
  for (const key of LOCAL) if (!known.has(key)) known.set(key, (local[key] = asText(stored[key])));
  const own = asText(stored['policy-own']);
  const imported = asText(stored['policy-imported']);
  policies = { managed, own, imported, ...policies };
  return make();
};
const make = () => {
  const guard = new Guard();
  for (const key of LOCAL) guard.set_stored(key, local[key]);
  setPolicies(guard);
  return guard;
};
const setPolicies = (guard) => {
  const areUnread = Object.keys(POLICIES).some((key) => unread.has(key));
  guard.set_policies(policies.own, policies.imported, policies.managed, areUnread);
};
// After a panic the instance has lost a part of its stack, and what it holds cannot be trusted.
globalThis.__wbg_reinit_scheduled = false; // wasm-bindgen 0.2.130 assigns it in a module without declaring it.
const renew = () => {
  renewInstance();
  return make();
};
let ready = begin();
const startAnew = () => (ready = ready.then(renew, begin));

const isStored = (key, text) => (known.get(key) ?? '') === text;
// Stores a text. Whether the page has to know that it was not: once for each text, though it is tried again with each
// message. What hangs is not waited for twice.
const store = async (area, key, text) => {
  if (isStored(key, text)) return false;
  const isNew = refused.get(key) !== text;
  refused.set(key, text);
  const attempt = !unread.has(key) && set(area, key, text);
  if (!isNew) return false;
  return !(await within(STORING, attempt, false));
};
const set = async (area, key, text) => {
  const note = noteOf(key, text);
  if (area === 'local') noted.add(note);
  try {
    await chrome.storage[area].set({ [key]: text });
  } catch {
    noted.delete(note);
    return false;
  }
  known.set(key, text);
  refused.delete(key);
  return true;
};

// Every open page is checked again; also where the text is the same, but could not be read before.
const changed = async (source, text, wasUnread) => {
  if ((policies[source] ?? '') === text && !wasUnread) return;
  policies[source] = text;
  const guard = await ready;
  setPolicies(guard);
  lookAgain();
};
const noteOf = (key, text) => `${key} ${text}`;
// Changed by the settings page: what the guard itself has stored is known already.
const takeStored = async (key, text) => {
  if (noted.delete(noteOf(key, text)) || text === local[key]) return;
  local[key] = text;
  known.set(key, text);
  (await ready).set_stored(key, text);
  lookAgain();
};
// Every open page is checked again.
const lookAgain = (except) => {
  for (const port of ports) if (port !== except) post(port, '{"look":true}');
};
const post = (port, text) => {
  try {
    port.postMessage(text);
  } catch {} // That page is gone meanwhile.
};
chrome.storage.onChanged.addListener((changes, area) => {
  for (const key in changes) {
    const source = area === 'managed' && key === 'policy' ? 'managed' : area === 'local' && POLICIES[key];
    const wasUnread = area === 'local' && source && unread.delete(key);
    if (source) changed(source, asText(changes[key].newValue), wasUnread).catch(startAnew); // The pages are told why.
    if (area === 'local' && LOCAL.includes(key)) takeStored(key, asText(changes[key].newValue)).catch(startAnew);
  }
});
// It may come later than the first answer.
readManaged().then((text) => changed('managed', text)).catch(startAnew);

const guardOf = async (tab) => {
  if ((await ready).has_session(tab)) return ready;
  const key = `tab:${tab}`;
  const memory = asText((await read('session', [key]))[key]);
  const guard = await ready; // Another page may have needed a new one meanwhile.
  if (guard.has_session(tab)) return guard;
  known.set(key, memory);
  guard.start_session(tab, memory);
  tabsKeepingMemory.add(tab); // For a background that was stopped meanwhile.
  return guard;
};
const badge = (tab, text, colour, title) => {
  chrome.action.setBadgeText({ tabId: tab, text });
  chrome.action.setBadgeBackgroundColor({ tabId: tab, color: colour });
  chrome.action.setTitle({ tabId: tab, title });
};

const answer = async (port, tab, text) => {
  if (text === ANOTHER_COPY) return badge(tab, '2', '#c9372c', chrome.i18n.getMessage('anotherCopy'));
  const guard = await guardOf(tab);
  const reply = guard.answer_message(tab, text, Date.now());
  const { page, memory, local: changedHere, badge: sign, colour, title } = reply;
  reply.free();
  if (changedHere) {
    Object.assign(local, JSON.parse(changedHere));
    lookAgain(port);
  }
  // The way back is stored before the page acts on the answer. Where it cannot be, the page keeps it.
  const key = `tab:${tab}`;
  if (await store('session', key, memory)) {
    tabsKeepingMemory.add(tab);
    await reportNotStored(port, tab, { keep: memory });
  } else if (isStored(key, memory) && tabsKeepingMemory.delete(tab)) post(port, '{"keep":""}');
  post(port, page);
  if (title) badge(tab, sign, colour, title);
  for (const key of LOCAL) if (await store('local', key, local[key])) await reportNotStored(port, tab, {});
};
const reportNotStored = async (port, tab, more) => {
  (await ready).report_not_stored(tab);
  post(port, JSON.stringify({ look: true, ...more }));
};
const fail = (port, tab, error) => {
  const words = String(error?.message ?? error);
  // What a message holds that cannot be read is reported as a text. After anything else every page is read anew
  // by a new instance.
  const isReported = typeof error === 'string';
  if (!isReported) {
    console.error(error);
    startAnew().catch(() => {}); // Tried again with the next message.
  }
  const reason = isReported ? words : chrome.i18n.getMessage('stopped', [words]);
  post(port, JSON.stringify({ broken: reason }));
  badge(tab, '!', '#c9372c', chrome.i18n.getMessage('brokenTitle', [reason]));
};

/** Milliseconds that a message holds up those after it: fewer than a page waits for an answer before it asks again. */
const LONGEST_TURN = 4000;

// The messages of a tab one after the other, also those of a page and of the one that was there before it.
const turns = new Map();
const takeTurn = (tab, work) => {
  const before = turns.get(tab) ?? Promise.resolve();
  const begin = () => within(LONGEST_TURN, work());
  const turn = before.then(begin).catch(() => {}).then(() => { // A page may be gone meanwhile.
    if (turns.get(tab) === turn) turns.delete(tab);
  });
  turns.set(tab, turn);
};

chrome.runtime.onConnect.addListener((port) => {
  const tab = port.sender.tab.id;
  let pieces = '';
  ports.add(port);
  port.onMessage.addListener((text) => {
    if (text.startsWith('+')) return void (pieces += text.slice(1)); // Of a long message; the last one has no such sign.
    text = pieces + text;
    pieces = '';
    takeTurn(tab, () => answer(port, tab, text).catch((error) => fail(port, tab, error)));
  });
  port.onDisconnect.addListener(() => {
    ports.delete(port);
    takeTurn(tab, async () => (await ready).end_session(tab));
  });
});

// The settings page asks what only the rules know. No other page may: a content script has the address of its page.
chrome.runtime.onMessage.addListener((message, sender, reply) => {
  if (sender.id !== chrome.runtime.id || !sender.url?.startsWith(chrome.runtime.getURL(''))) return;
  if (typeof message?.sample !== 'string') return void reply({ refused: chrome.i18n.getMessage('notUnderstood') });
  ready
    .then((guard) => reply({ answer: guard.answer_settings(message.sample, Date.now()) }))
    .catch((error) => {
      reply({ refused: String(error?.message ?? error) });
      if (typeof error === 'string') return; // The request could not be read.
      console.error(error);
      startAnew().catch(() => {});
    });
  return true; // The answer comes later.
});

chrome.tabs.onRemoved.addListener((tab) => {
  const key = `tab:${tab}`;
  for (const one of [known, unread, refused]) one.delete(key);
  tabsKeepingMemory.delete(tab);
  chrome.storage.session.remove(key).catch(() => {});
});
