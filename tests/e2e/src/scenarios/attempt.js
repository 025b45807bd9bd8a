// Goes into a copy of the extension, into each of its contexts: tries by all means to ask another host, and leaves in
// the storage what became of each, and what the context itself asked for.

const means = (host) => {
  const everywhere = {
    fetch: (address) => fetch(address, { mode: 'no-cors' }),
    socket: () => opened(new WebSocket(`ws://${host}/socket`)),
    events: (address) => opened(new EventSource(address)),
  };
  if (!globalThis.document) return everywhere;
  const load = (tag, attribute, others) => (address) => {
    const element = Object.assign(document.createElement(tag), { ...others, [attribute]: address });
    const ended = opened(element);
    document.body.append(element);
    return ended;
  };
  return {
    ...everywhere,
    image: load('img', 'src'),
    script: load('script', 'src'),
    style: load('link', 'href', { rel: 'stylesheet' }),
    sound: load('audio', 'src'),
    object: load('object', 'data'),
    font: (address) => new FontFace('other', `url(${address})`).load(),
    module: (address) => import(address),
  };
};
const opened = (source) =>
  new Promise((resolve, reject) => {
    source.onopen = source.onload = source.onloadeddata = () => resolve();
    source.onerror = () => reject(new Error('an error'));
  });
// Not everything that is refused says so itself.
const refused = (name) =>
  new Promise((resolve) => {
    const listener = ({ blockedURI }) => blockedURI.endsWith(name) && resolve('refused');
    for (const target of [globalThis, globalThis.document]) target?.addEventListener('securitypolicyviolation', listener);
  });

export const attempt = async (context, host) => {
  const ended = Object.entries(means(host)).map(async ([name, ask]) => {
    const answer = Promise.resolve(`http://${host}/${name}`).then(ask);
    return [name, await Promise.race([refused(name), answer.then(() => 'came', () => 'refused')])];
  });
  const attempts = Object.fromEntries(await Promise.all(ended));
  const asked = performance.getEntriesByType('resource').map((entry) => entry.name).filter((name) => !name.includes(host));
  await chrome.storage.local.set({ [`attempts-${context}`]: { attempts, asked } });
};
