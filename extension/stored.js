// Where policies are stored, for the background and for the settings: their texts, and word of their change.

const SOURCES = { 'policy-own': 'own', 'policy-imported': 'imported' };
/** What to read of `storage.local`. */
export const KEYS = Object.keys(SOURCES);

/** A stored value as a text, whatever it is: what it holds is judged where it is read. */
export const asText = (value) => (value === undefined || typeof value === 'string' ? value ?? '' : JSON.stringify(value));

/** What was read of `storage.local`, as texts by source. */
export const policiesOf = (stored) =>
  Object.fromEntries(KEYS.map((key) => [SOURCES[key], asText(stored[key])]));

/** The organisation's policy. Firefox refuses the question where there is none. */
export const managed = () =>
  chrome.storage.managed.get('policy').then(
    ({ policy }) => asText(policy),
    () => '',
  );

/** Stores the text of a source; nothing is stored for none. */
export const keep = (source, text) => {
  const key = `policy-${source}`;
  return text ? chrome.storage.local.set({ [key]: text }) : chrome.storage.local.remove(key);
};

/** `changed(source, text)` for each policy that is stored, replaced or removed by anybody. */
export const listen = (changed) =>
  chrome.storage.onChanged.addListener((changes, area) => {
    for (const key in changes) {
      const source = area === 'managed' && key === 'policy' ? 'managed' : area === 'local' && SOURCES[key];
      if (source) changed(source, asText(changes[key].newValue));
    }
  });
