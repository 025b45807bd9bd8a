// Wires eyes, hands and canvas to the line, for as long as the page and the extension live. Where there is
// nothing to fill in, nothing is sent and nothing is started.

import * as aim from './aim.js';
import * as canvas from './canvas.js';
import * as eyes from './eyes.js';
import * as line from './line.js';
import { focused, isOwn, matches } from './dom.js';
import { perform } from './hands.js';

const life = new AbortController();
const layout = new ResizeObserver(canvas.settle);
let engaged = false; // The background knows this page.
let looking = false;
let asked = false; // A person did something: answered even when nothing changed.
let url = '';
let on = []; // Clicks in the view, not sent yet.
let did = []; // What became of acts, not sent yet.
let frame = 0;
let typing = false;

// One pass a frame when much happens. A keystroke is looked at at once, so that the answer is there with the
// letter, and once more on the next frame: the page's own script may have changed what was typed.
const wake = (typed) => {
  if (typed) {
    asked = typing = true;
    queueMicrotask(flush);
  }
  frame ||= requestAnimationFrame(() => {
    if (typing) eyes.sweep();
    typing = false;
    frame = 0;
    flush();
  });
};

const flush = async () => {
  if (looking || line.isBusy() || document.hidden || life.signal.aborted) return; // Woken again afterwards.
  if (!eyes.anyControl() && !on.length) return disengage();
  looking = true;
  const whole = !engaged || !line.isOpen() || url !== location.href;
  if (whole) {
    eyes.forget();
    layout.observe(document.body ?? document.documentElement); // It may be another, or not there yet.
  }
  engaged = true;
  url = location.href;
  let nodes;
  try {
    nodes = await eyes.look(whole);
  } catch (error) {
    engaged = false; // Everything is looked at again with the next change.
    return broken(String(error));
  } finally {
    looking = false;
  }
  if (life.signal.aborted) return;
  if (!whole && !nodes.length && !asked && !on.length && !did.length) {
    if (eyes.isDirty()) wake(); // Something changed while it was looked at.
    return;
  }
  const saw = {
    url, whole, nodes, root: eyes.idOf(document.body), focus: eyes.idOf(focused()), lang: document.documentElement.lang,
    hand: eyes.byHand(),
  };
  const message = { saw, on, did };
  asked = false;
  on = [];
  did = [];
  line.send(message);
};
const answered = (answer, message) => obey(answer, message).catch((error) => broken(String(error)));
const obey = async (answer, message) => {
  if (answer.look) asked = true;
  else if (answer.again) {
    on = [...message.on, ...on];
    did = [...message.did, ...did];
    asked = true;
  } else {
    canvas.paint(answer);
    if (answer.aim) aim.aim(answer.aim, canvas.dress, heard);
    if (answer.acts?.length) {
      const results = await perform(answer.acts);
      did.push(...results);
      asked = true;
    }
  }
  if (asked || on.length || did.length || eyes.isDirty()) flush();
};

// The background is not there to say it, so these words come from the extension's own messages.
const broken = (reason) => {
  if (!reason) return stop();
  const words = chrome.i18n.getMessage('broken', [reason]);
  canvas.paint({
    host: { 'data-state': 'broken', 'data-screen': canvas.screen(), 'data-beside': '0' },
    view: [{ tag: 'section', a: { class: 'panel', role: 'alert' }, c: [{ tag: 'p', c: [words] }] }],
    marks: [],
  });
};

const disengage = () => {
  if (!engaged) return;
  engaged = false;
  aim.stop();
  canvas.leave();
  line.hangUp();
};
const stop = () => {
  life.abort();
  cancelAnimationFrame(frame);
  eyes.stop();
  disengage();
};

const listen = (target, types, handler) => {
  for (const type of types.split(' '))
    target.addEventListener(type, handler, { capture: true, passive: true, signal: life.signal });
};
const heard = (event) => {
  on.push(event);
  flush();
};
const start = () => {
  canvas.start(heard);
  line.start(answered, broken);
  eyes.start(wake);
  listen(document, eyes.TOUCHES, eyes.touched);
  listen(document, 'keyup pointerdown focusin drop paste', eyes.sweep);
  // The end of an animation or a style sheet that has loaded can show what was hidden, and a frame that has
  // loaded holds another document; nothing in the page around them tells.
  listen(document, 'transitionend toggle load', ({ type, target }) => {
    if (type === 'load' ? !matches(target, 'iframe,link') : isOwn(target)) return;
    eyes.soil(document.body, true);
    wake();
  });
  listen(document, 'visibilitychange', () => wake());
  listen(document, 'scroll', canvas.settle);
  listen(window, 'resize', canvas.settle);
  listen(window, 'popstate hashchange load pageshow', () => wake());
  listen(window, 'pagehide', line.hangUp); // It may come back, with a port that nobody listens at.
  if (globalThis.navigation) listen(navigation, 'currententrychange', () => wake());
  layout.observe(document.documentElement);
  // What a server answered may be written into a field by a script, without any event.
  const network = new PerformanceObserver(eyes.sweep);
  network.observe({ type: 'resource' });
  life.signal.addEventListener('abort', () => {
    layout.disconnect();
    network.disconnect();
  });
  flush();
};
start();
