// Wires snapshot, actions and panel to the connection, for as long as the page and the extension live. Where there is
// nothing to fill in, nothing is sent and nothing is started.

import * as pointing from './point-at-field.js';
import * as panel from './panel.js';
import * as search from './control-search.js';
import * as snapshot from './snapshot.js';
import * as connection from './connection.js';
import { addListener, bodyOf, documentOf, focused, htmlOf, isHidden, isOwn, matches, viewOf } from './dom.js';
import { performActions } from './actions.js';

const lifetime = new AbortController();
/** Tells this load of the page from all others. */
const pageLoadId = crypto.randomUUID();
const layout = new ResizeObserver(panel.schedulePlacing);
let engaged = false; // The background knows this page.
let looking = false;
let mustAnswer = false; // A person did something: answered even when nothing changed.
let edited = false; // Something was edited, by a person or a script: answered when anything changed.
let url = '';
let events = []; // Clicks in the view, not sent yet.
let results = []; // What became of acts, not sent yet.
let wasAsked = false; // By the message that is on its way.
let kept = ''; // The memory of this tab, where the browser did not store it.
let working = false; // A change of the form is under way.
let hasWritten = false; // Something was written on this page.
let hasRetried = false; // Since the last answer.
let scriptEditCount = 0; // Events of editing that a script made, since the last change of the page.
let failure = null; // The sentence of the panel, and the report for those who mend it.
let pendingPages = []; // Where something is still to be done, or may be from a moment on; nothing where that cannot be read.
let frame = 0;
let isDue = false; // A frame went by while an answer was awaited.
let comparisonTimer = 0; // Of the next comparison after an act.

/** The click that copies it: the background is not there to be asked. */
const COPY_FAILURE = 'copy-failure';
/** How many events of editing a script may make that change nothing and are answered: a page may answer our answers. */
const MAX_SCRIPT_EDITS = 10;
/** Milliseconds after an act at which what the controls hold is compared: a page may put something back without a word. */
const COMPARISONS_AFTER_ACT = [150, 350, 600, 1000, 1500, 2200, 3200, 4400, 5600];

// One pass a frame when much happens. A keystroke is looked at at once, so that the answer is there with the letter, but
// after the page's own listeners, so that one message has what they make of it too: a counter, a preview. Where the page lets the
// event go no further, and for what its script does later, there is the next frame.
const wake = (event) => {
  edited ||= Boolean(event);
  if (event?.type === 'input') {
    mustAnswer ||= event.isTrusted || scriptEditCount++ < MAX_SCRIPT_EDITS;
    const view = viewOf(documentOf(event.target)) ?? window;
    addListener(view, 'input', flushSoon, { once: true, signal: lifetime.signal });
  }
  panel.schedulePlacing(); // What stood beside a mark may stand under it now.
  frame ||= requestAnimationFrame(lookInFrame);
};
const lookInFrame = () => {
  frame = 0;
  if (search.isWaiting()) return search.searchAgain();
  // The answer would have to wait for it: it is done in the frame after that.
  if (connection.isBusy()) return void (isDue = true);
  isDue = false;
  snapshot.compareControls();
  flush();
};
const wakeLater = () => wake();
const wakeToCompare = () => {
  if (!search.isWaiting()) wake();
};
const noteTouch = (event) => {
  if (!search.isWaiting()) return snapshot.noteTouch(event);
  search.searchEvent(event);
  if (event.type === 'click') wake();
};
const flushSoon = () => queueMicrotask(flush);
// A wake can end in an answer that draws the panel anew, as when the background was stopped and the whole page is sent.
// Between the press and the release that could move or replace the button under the pointer, and the browser would send
// no click. So a press, a key and the focus wake only where something changed.
const compareNow = (event) => {
  if (search.isWaiting()) return search.searchEvent(event);
  snapshot.compareControls();
  if (snapshot.isDirty()) wake();
};
const compareAfterAct = (step = 0) => {
  clearTimeout(comparisonTimer);
  if (step === COMPARISONS_AFTER_ACT.length || lifetime.signal.aborted) return;
  comparisonTimer = setTimeout(() => {
    snapshot.compareControls();
    if (snapshot.isDirty()) wake(); // A background that was stopped is not woken for nothing.
    compareAfterAct(step + 1);
  }, COMPARISONS_AFTER_ACT[step] - (COMPARISONS_AFTER_ACT[step - 1] ?? 0));
};

const flush = async () => {
  if (looking || connection.isBusy() || isHidden(document) || lifetime.signal.aborted) return; // Woken again afterwards.
  if (!events.length && !isPending() && !search.isControlThere(engaged)) return waitForControl();
  search.stopWaiting();
  snapshot.readPending();
  looking = true;
  const whole = beginLook();
  let nodes;
  try {
    nodes = await snapshot.look(whole);
  } catch (error) {
    engaged = false; // Everything is looked at again with the next change.
    return reportBroken(String(error));
  } finally {
    looking = false;
  }
  if (lifetime.signal.aborted) return;
  if (nodes.length) scriptEditCount = 0;
  if (!whole && !nodes.length && !mustAnswer && !events.length && !results.length) {
    edited = false;
    if (snapshot.isDirty()) wake(); // Something changed while it was looked at.
    return;
  }
  sendNodes(nodes, whole, false);
};
// Whether all is looked at, because nothing of this page is known on the other side.
const beginLook = () => {
  const whole = !engaged || !connection.isOpen() || url !== location.href;
  if (whole) {
    snapshot.markEverythingDirty();
    for (const element of [htmlOf(document), bodyOf(document)]) if (element) layout.observe(element); // It may be another body.
  }
  engaged = true;
  url = location.href;
  return whole;
};
const sendNodes = (nodes, whole, isUrgent) => {
  const page = {
    url, whole, root: snapshot.idOf(bodyOf(document)), focus: snapshot.idOf(focused()), lang: htmlOf(document).lang,
    hand: snapshot.takeChangedByPerson(), pressed: snapshot.takePressed(),
  };
  const message = { on: events, did: results, ...(whole && { document: pageLoadId, kept }) };
  // The nodes are JSON already.
  const saw = `{"saw":${JSON.stringify(page).slice(0, -1)},"nodes":[${nodes}]},`;
  wasAsked = isUrgent || mustAnswer || (edited && nodes.length > 0);
  mustAnswer = edited = false;
  events = [];
  results = [];
  connection.send(message, saw + JSON.stringify(message).slice(1), isUrgent);
};
// A press may take the page away, and what is sent by it is remembered. So it is handed over before the page's own listeners
// run, with what the form holds then, whatever else is on its way.
const sendPress = async () => {
  if (!engaged || isHidden(document) || lifetime.signal.aborted) return;
  // What is being looked at comes after it.
  if (looking) return sendNodes([], false, true);
  snapshot.readPending();
  snapshot.compareControls();
  const whole = beginLook();
  try {
    sendNodes(await snapshot.look(whole, true), whole, true);
  } catch (error) {
    engaged = false;
    reportBroken(String(error));
  }
};
const onAnswer = (answer, message) => applyAnswer(answer, message).catch((error) => reportBroken(String(error)));
const applyAnswer = async (answer, message) => {
  kept = answer.keep ?? kept;
  if (answer.look) mustAnswer = true;
  if (!message) return flushIfDue();
  if (answer.again) {
    events = [...message.on, ...events];
    results = [...message.did, ...results];
    mustAnswer = true;
    return flushIfDue();
  }
  hasRetried = false;
  working = answer.working === true;
  panel.show(answer, wasAsked);
  if (answer.aim) pointing.begin(answer.aim, panel.adopt, sendEvent);
  if (answer.acts?.length) {
    hasWritten ||= working;
    const done = await performActions(answer.acts);
    results.push(...done);
    mustAnswer = true;
    compareAfterAct();
  }
  flushIfDue();
};
const flushIfDue = () => {
  if (mustAnswer || events.length || results.length) return flush();
  if (isDue || snapshot.isDirty()) wake();
};

// The background is not there to say it, so these words come from the extension's own messages. A fresh background
// may do better, so it is asked once more.
const reportBroken = (reason, message) => {
  if (!reason) return stop();
  connection.hangUp(); // What the background knows of this page may wait for something that will not come.
  const word = (name, ...more) => chrome.i18n.getMessage(name, more);
  const state = word(working ? 'stateMidway' : hasWritten ? 'stateWritten' : 'stateUntouched');
  const report = `Statuspage Guard ${chrome.runtime.getManifest().version}\n${navigator.userAgent}\n${reason}\n`;
  // Tried again, it may fail alike: what the person had shown stays there.
  const isShown = failure?.report === report && failure.isShown;
  failure = { sentence: word('broken', reason, state), report, isShown };
  showFailure();
  if (hasRetried) return;
  hasRetried = mustAnswer = true;
  if (message) events = [...message.on, ...events]; // A click is not lost with the background that it has woken.
  flush();
};
const showFailure = () => {
  const word = (name) => chrome.i18n.getMessage(name);
  const button = (on, words) => ({ tag: 'button', a: { type: 'button', class: 'plain', [`data-${on}`]: '' }, on, c: [words] });
  const parts = [paragraph(failure.sentence), button('retry', word('tryAgain')), button(COPY_FAILURE, word('copyReport'))];
  if (failure.isShown) parts.push(paragraph(word('copyRefused')), paragraph(failure.report, { 'data-report': '' }));
  panel.show({
    host: { 'data-state': 'broken', 'data-screen': panel.screen(), 'data-beside': '0' },
    view: [{ tag: 'section', a: { class: 'panel', role: 'alert' }, c: parts }],
    marks: [],
  });
};
const paragraph = (text, more) => ({ tag: 'p', a: more, c: [text] });
// The browser may refuse the clipboard: the report is there to be copied by hand.
const showReport = () => {
  failure.isShown = true;
  showFailure();
};

// Where something is still to be done, that is displayed although nothing is there to fill in.
const isPending = () => !pendingPages || pendingPages.some((entry) => {
  const [place, from = 0] = entry.split('@');
  return `${location.pathname}/`.startsWith(`/pages/${place}/`) && from * 1000 <= Date.now();
});
const takePendingPages = (text) => {
  const before = isPending();
  let pages = text ? null : [];
  try {
    pages ??= typeof text === 'string' ? JSON.parse(text) : text;
  } catch {} // The background says so, and writes it anew.
  pendingPages = Array.isArray(pages) ? pages : null;
  if (isPending() !== before) flush();
};
const watchPendingPages = () => {
  const key = 'pending';
  const onChanged = (changes, area) => {
    if (area === 'local' && changes[key]) takePendingPages(changes[key].newValue);
  };
  chrome.storage.onChanged.addListener(onChanged);
  lifetime.signal.addEventListener('abort', () => {
    if (connection.isExtensionThere()) chrome.storage.onChanged.removeListener(onChanged);
  });
  // Storage that cannot be read says nothing of any page.
  chrome.storage.local.get(key).then((stored) => takePendingPages(stored[key])).catch(() => {});
};
// Nothing is there to fill in: the page is left alone.
const waitForControl = () => {
  disengage();
  search.waitForControl(flush);
};
const disengage = () => {
  if (!engaged) return;
  engaged = false;
  snapshot.stop();
  layout.disconnect();
  pointing.stop();
  panel.leave();
  connection.hangUp();
};
const stop = () => {
  lifetime.abort();
  cancelAnimationFrame(frame);
  clearTimeout(comparisonTimer);
  search.stopWaiting();
  snapshot.stop();
  disengage();
};

// Another copy of the guard was here first.
const stepBack = () => {
  connection.reportAnother();
  stop();
};

const listen = (target, types, handler) => {
  for (const type of types.split(' '))
    addListener(target, type, handler, { capture: true, passive: true, signal: lifetime.signal });
};
const sendEvent = (event) => {
  if (event === COPY_FAILURE) return void navigator.clipboard.writeText(failure.report).catch(showReport);
  events.push(event);
  flush();
};
const start = () => {
  panel.start(sendEvent, stepBack, stop);
  connection.start(onAnswer, reportBroken);
  snapshot.start(wake, sendPress);
  listen(document, snapshot.TOUCHES, noteTouch);
  // The page's own scripts may set what a control holds at each of these, without an event of the control's.
  listen(document, 'keydown pointerdown focusin', compareNow);
  listen(document, 'keyup pointerup mouseup drop paste reset', wakeToCompare);
  listen(document, 'submit', ({ isTrusted }) => {
    if (!isTrusted || !engaged) return;
    events.push('submitted');
    sendPress();
  });
  // The end of an animation or a style sheet that has loaded can show what was hidden, and a frame that has
  // loaded holds another document; nothing in the page around them tells.
  listen(document, 'transitionend toggle load', ({ type, target }) => {
    if (search.isWaiting() && type !== 'load') return;
    if (type === 'load' ? !matches(target, 'iframe,link') : isOwn(target)) return;
    if (!search.isWaiting()) snapshot.markDirty(bodyOf(document), true);
    wake();
  });
  listen(document, 'visibilitychange', wakeLater);
  listen(document, 'scroll', panel.schedulePlacing);
  listen(window, 'resize', panel.schedulePlacing);
  listen(window, 'popstate hashchange load pageshow', wakeLater);
  listen(window, 'pagehide', connection.hangUp); // It may come back, with a port that nobody listens at.
  if (globalThis.navigation) listen(navigation, 'currententrychange', wakeLater);
  // What a server answered may be written into a field by a script, without any event.
  const network = new PerformanceObserver((list) => {
    // Where there is nothing to fill in, only a script can bring something of which nothing in the page tells.
    if (!search.isWaiting() || list.getEntries().some(({ initiatorType }) => /script|link|other/.test(initiatorType))) wake();
  });
  network.observe({ type: 'resource' });
  lifetime.signal.addEventListener('abort', () => network.disconnect());
  watchPendingPages();
  flush();
};
start();
