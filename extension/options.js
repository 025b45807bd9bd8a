// The settings page: reads files, paints, and stores what it is told to. Decides nothing.
import init, { Settings } from './guard.js';
import { patch, saidBy } from './content/patch.js';
import * as stored from './stored.js';

const LONGEST = 2_000_000; // More than any policy: a wrong file need not be read to its end.

const root = document.querySelector('main');
let settings = null;
let unsaved = false;
let preferences = '';

const act = (event, text = '') => {
  const answer = JSON.parse(settings.act(event, text));
  const focused = document.activeElement;
  const part = focused.closest('section');
  patch(root, answer.view);
  // A button that has done its work may be gone: the text that it was for takes the focus.
  if (!focused.isConnected) part?.querySelector('textarea')?.focus();
  for (const [name, value] of answer.set) root.querySelector(`[name="${name}"]`).value = value;
  unsaved = answer.unsaved;
  if (answer.save) save(...answer.save);
  if (answer.keep) keep(...answer.keep);
};
const keep = (source, text) =>
  stored.keep(source, text).then(
    () => act(`kept:${source}`, text),
    (error) => act(`refused:${source}`, error.message),
  );
const save = (name, text) => {
  const file = new Blob([JSON.stringify(JSON.parse(text), null, 2), '\n'], { type: 'application/json' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
};
const say = (words) => patch(root, [{ tag: 'p', a: { role: 'alert' }, c: [words] }]);

const start = async () => {
  const [local, managed] = await Promise.all([chrome.storage.local.get([...stored.KEYS, 'preferences']), stored.managed(), init()]);
  const { own, imported } = stored.policiesOf(local);
  preferences = stored.asText(local.preferences);
  settings = new Settings(own, imported, managed);
  act('');
  stored.listen((source, text) => act(`changed:${source}`, text));
  chrome.storage.local.onChanged.addListener((changes) => {
    if (changes.preferences) preferences = stored.asText(changes.preferences.newValue);
  });
  root.addEventListener('click', (event) => {
    const said = saidBy(event);
    if (said) act(said, preferences);
  });
  root.addEventListener('input', ({ target }) => {
    if (target.type === 'textarea') act(`typed:${target.name}`, target.value);
  });
  root.addEventListener('change', async ({ target }) => {
    const file = target.files?.[0];
    if (!file) return;
    const text = await file.slice(0, LONGEST).text();
    target.value = ''; // The same file can be chosen again once it is mended.
    act(`file:${file.name}`, text);
  });
  addEventListener('beforeunload', (event) => {
    if (unsaved) event.preventDefault();
  });
};
start().catch((error) => say(chrome.i18n.getMessage('settingsBroken', [String(error?.message ?? error)])));
