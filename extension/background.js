// Loads the wasm, carries messages between pages and it, and stores what it hands over. Decides nothing.
import init, { Guard } from './guard.js';

const ready = init().then(() => new Guard());
// What each tab last read or stored, so that a keystroke does not write it again.
const kept = new Map();

const load = async (area, key, tab) => {
  const text = (await chrome.storage[area].get(key))[key] ?? '';
  kept.set(`${tab} ${key}`, text);
  return text;
};
const store = (area, key, text, tab) => {
  if (kept.get(`${tab} ${key}`) === text) return;
  kept.set(`${tab} ${key}`, text);
  return chrome.storage[area].set({ [key]: text });
};

const answer = async (port, tab, text) => {
  const guard = await ready;
  const key = `tab:${tab}`;
  if (!guard.knows(tab)) guard.open(tab, await load('session', key, tab), await load('local', 'preferences', tab));
  const reply = guard.message(tab, text, Date.now());
  port.postMessage(reply.page);
  chrome.action.setBadgeText({ tabId: tab, text: reply.badge });
  chrome.action.setBadgeBackgroundColor({ tabId: tab, color: reply.colour });
  chrome.action.setTitle({ tabId: tab, title: reply.title });
  await store('session', key, reply.memory, tab);
  await store('local', 'preferences', reply.preferences, tab);
  reply.free();
};

chrome.runtime.onConnect.addListener((port) => {
  const tab = port.sender.tab.id;
  let turn = Promise.resolve();
  port.onMessage.addListener((text) => {
    turn = turn
      .then(() => answer(port, tab, text))
      .catch((error) => port.postMessage(JSON.stringify({ broken: String(error?.message ?? error) })))
      .catch(() => {}); // The page is gone meanwhile.
  });
  port.onDisconnect.addListener(() => ready.then((guard) => guard.close(tab), () => {}));
});

chrome.tabs.onRemoved.addListener((tab) => chrome.storage.session.remove(`tab:${tab}`));
