// Places the marks beside their controls, in free space only: never over words or controls of the page.

import {
  around, box, childrenOf, contains, countInside, createRange, createTreeWalker, elementFromPoint, elementsFromPoint, hostOf, htmlOf, isConnected,
  isElement, isOwn, isOwnHost, isText, matches, parentNode, place, setPosition, shadowRoot, visible,
} from './dom.js';
import { find, takeDisturbed } from './snapshot.js';

/** Milliseconds of a frame after which nothing more is measured: on a big page it takes two or three to ask what lies at a point. */
const LONGEST = 6;
/** How far around a mark stands what a text that grows may push under it, in pixels. */
const NEAR = 48;

/**
 * Places each mark beside its control, and the host beside the one that it names; otherwise it stays in its corner.
 * Where not `everything` may have moved, what the snapshot noted has. Gives whether the next frame has to go on.
 */
export const placeMarks = (marks, host, everything) => {
  const beside = find(Number(host.getAttribute('data-beside')));
  const all = [...marks].map(({ element, node }) => ({ element, target: find(node) }));
  if (beside) all.push({ element: host, target: beside });
  const space = begin(host, everything);
  // First those that can stay, by reading alone: for each that is moved the browser lays the page out anew.
  const moving = all.filter(({ element, target }) => !isInPlace(element, target, space));
  for (const { element, target } of moving)
    if (space.isLate) element.setAttribute('data-placement', 'measuring');
    else placeBeside(element, target, space);
  unfinished = space.isLate ? space : null;
  placeHost(host, beside);
  return space.isLate;
};
// What is measured in one frame, or in several where that takes long.
const begin = (host, everything) => {
  const before = unfinished;
  const disturbed = takeDisturbed();
  if (everything) disturbed.set(htmlOf(document), true);
  const scrolled = `${[scrollX, scrollY, innerWidth]}`;
  const goesOn = before?.scrolled === scrolled && !disturbed.size;
  for (const [element, deep] of before?.disturbed ?? []) disturbed.set(element, deep || disturbed.get(element));
  return {
    host, disturbed, scrolled,
    taken: [], // Places given away.
    rooms: goesOn ? before.rooms : new Map(), // Region → what stands in it.
    points: before?.points ?? (before && new Map()), // Where one frame was not enough: mark → point → whether something else lies there.
    end: performance.now() + LONGEST,
    hasMeasured: false,
    isLate: false,
  };
};
let unfinished = null;
// Whether the rest waits for the next frame. Something is done in each.
const isTimeUp = (space) => (space.isLate ||= space.hasMeasured && performance.now() > space.end);
const placeHost = (host, beside) => {
  if (beside && host.getAttribute('data-placement') === 'beside') return;
  host.removeAttribute('data-placement');
  const { x, y, right, bottom, width, height } = box(host);
  // On a page that is moved or scaled as a whole the corner of the window is not where it is said to be.
  if (x < 0 || y < 0 || right > innerWidth || bottom > innerHeight)
    move(host, { x: innerWidth - width - 16, y: Math.max(0, innerHeight - height - 16) });
};

// Mark → where it was put: beside which control, how far from it, and what stands near; or what left it no place.
const settled = new WeakMap();
/** It shows something else now, and may need another place. */
export const forgetPlace = (element) => settled.delete(element);

// Whether a mark still is where it was put with nothing in its way, or still has no place. Where only texts have
// changed around it, these and what stands near are looked at, and nothing else.
const isInPlace = (element, target, space) => {
  const before = settled.get(element);
  if (before?.target !== target || before.innerWidth !== innerWidth || !isVisible(target)) return false;
  const { region, offset, near, crowd } = before;
  const outer = chainOf(region);
  const isAbout = ([changed]) => outer.has(changed) || (isConnected(changed) && chainOf(changed).has(region));
  const changes = [...space.disturbed].filter(isAbout);
  const deep = changes.some(([, deep]) => deep);
  if (!offset && !deep) return true;
  if (deep && !space.rooms.has(region) && isTimeUp(space)) return true; // Looked at in the next frame.
  const texts = deep ? [] : [...near, ...changes.map(([changed]) => changed)];
  const room = deep ? roomAround(target, space) : { there: place(target), region, obstacles: findObstacles(region, texts) };
  if (!offset) return crowd === crowdOf(room);
  if (changes.some(([changed, deep]) => deep && changed !== region && outer.has(changed))) freePlaces.delete(element);
  const rect = box(element);
  if (!isSame(offset, offsetOf(rect, room))) return false;
  if (!isFree(rect, element, room, space)) return space.isLate;
  if (deep) before.near = nearOf(rect, room);
  space.taken.push(rect);
  return true;
};
const isVisible = (target) => isConnected(target) && visible(target);
const offsetOf = ({ x, y, width, height }, { there }) => [x - there.x, y - there.y, width, height];
const isSame = (a, b) => a.every((side, index) => Math.abs(side - b[index]) < 2);
const crowdOf = ({ there, obstacles }) =>
  [there, ...obstacles].map(({ left, top, right, bottom }) => [left, top, right, bottom].map(Math.round)).join();
const nearOf = ({ left, top, right, bottom }, { obstacles }) => {
  const wide = { left: left - NEAR, top: top - NEAR, right: right + NEAR, bottom: bottom + NEAR };
  return new Set(obstacles.filter((other) => overlap(wide, other)).map(({ element }) => element));
};
// A node and everything around it, out of frames and shadow roots.
const chainOf = (node) => {
  const chain = new Set();
  for (let outer = node; outer; outer = around(outer)) chain.add(outer);
  return chain;
};

// Beside its control or near it, over free space only; wide, or narrow where that has no place. Where there is none it
// is not shown, and the panel says it anyway.
const placeBeside = (element, target, space) => {
  element.setAttribute('data-placement', 'measuring');
  const room = isVisible(target) && roomAround(target, space);
  const rect = room && findFreePlace(element, room, space);
  if (space.isLate) return;
  if (rect) {
    space.taken.push(rect);
    move(element, rect);
  } else element.setAttribute('data-placement', 'none');
  if (!room) return forgetPlace(element);
  const offset = rect && offsetOf(rect, room);
  const near = rect && nearOf(rect, room);
  settled.set(element, { target, innerWidth, region: room.region, offset, near, crowd: offset ? '' : crowdOf(room) });
};
const findFreePlace = (element, room, space) => {
  const { there } = room;
  const gap = 4;
  for (const narrow of [false, true]) {
    element.toggleAttribute('data-narrow', narrow);
    const { width, height } = box(element);
    const columns = [there.right + gap, there.left - width - gap];
    for (let step = 1; step < 12; step++) columns.push(there.right + gap + step * 28);
    columns.push(there.right - width);
    const rows = [there.top + Math.min(gap, (there.height - height) / 2), there.top - height - 2, there.bottom + 2];
    if (isLine(width, height)) {
      // A line stands best under its control.
      columns.unshift(there.left);
      rows.push(there.bottom + 22);
    }
    for (const y of rows)
      for (const x of columns) {
        const rect = new DOMRect(x, y, width, height);
        if (isFree(rect, element, room, space)) return rect;
        if (space.isLate) return undefined;
      }
  }
  return undefined;
};
const freePlaces = new WeakMap(); // element → where it was found to lie over nothing outside its region
const isLine = (width, height) => width > 2 * height;
const isFree = (rect, element, { there, obstacles, region }, space) => {
  const { host, taken } = space;
  if (rect.left < 0 || rect.right > htmlOf(document).clientWidth) return false;
  const meets = (other) => overlap(rect, other);
  if (meets(there) || taken.some(meets) || obstacles.some(meets)) return false;
  // A line is not to be read behind the panel.
  if (element !== host && isLine(rect.width, rect.height) && meets(box(host))) return false;
  const here = `${[rect.x, rect.y, rect.width, scrollX, scrollY, innerWidth]}`;
  if (freePlaces.get(element) !== here && isOverOthers(rect, element, region, space)) return false;
  freePlaces.set(element, here);
  return true;
};
// The containing block may be anything: put it somewhere, look where it came to stand, correct it.
const move = (element, to) => {
  element.setAttribute('data-placement', 'beside');
  setPosition(element, { x: 0, y: 0 });
  const { x, y, width } = box(element);
  const scale = width / element.offsetWidth;
  setPosition(element, { x: (to.x - x) / scale, y: (to.y - y) / scale });
};
const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

// Where a control is, and what stands around it.
const roomAround = (target, space) => {
  const region = regionOf(target);
  if (!space.rooms.has(region)) {
    space.rooms.set(region, findObstacles(region));
    space.hasMeasured = true;
  }
  return { there: place(target), region, obstacles: space.rooms.get(region) };
};

// What is looked over for words and controls: the elements around `target`, as far as that is not the whole page.
const regionOf = (target) => {
  let region = target;
  for (let up = 0; up < 6; up++) {
    let outer = around(region);
    outer = hostOf(outer) ?? outer;
    if (!isElement(outer) || countInside(outer) > 400) break;
    region = outer;
  }
  return region;
};

const THINGS = 'input,textarea,select,button,img,svg,a,[role],[contenteditable]';
/** Roles of what holds other things: there is room between these. */
const AREAS = 'tabpanel list listitem table grid treegrid rowgroup row cell gridcell group region main form article feed presentation none'
  .split(' ').map((role) => `[role=${role}]`).join();

// The words and controls in it, or of these elements in it, and where they stand in the window.
const findObstacles = (region, elements) => {
  const found = [];
  const range = createRange(document);
  const frame = place(region, { x: 0, y: 0, width: 0, height: 0 });
  const add = ({ x, y, width, height }, element) => {
    if (width <= 1 || height <= 1) return;
    const [left, top] = [x + frame.x, y + frame.y];
    found.push({ left, top, right: left + width, bottom: top + height, element });
  };
  // Whether it is a thing that stands there itself.
  const read = (node) => {
    if (isText(node)) {
      if (!node.data.trim()) return true;
      range.selectNodeContents(node);
      for (const rect of range.getClientRects()) add(rect, parentNode(node));
    } else if (matches(node, THINGS) && !matches(node, AREAS)) add(box(node), node);
    else return false;
    return true;
  };
  let count = 0;
  const gather = (root) => {
    const walker = createTreeWalker(document, root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node; count < 1500 && (node = walker.nextNode()); count++)
      if (!isOwnHost(node) && !read(node) && shadowRoot(node)) gather(shadowRoot(node));
  };
  if (!elements) gather(region);
  else for (const element of new Set(elements)) if (!read(element)) childrenOf(element).filter(isText).forEach(read);
  return found;
};

// Something outside the region, which was not looked over, lies there.
const isOverOthers = (rect, element, region, space) => {
  const chain = chainOf(region);
  const isOther = (x, y) => {
    let there = elementFromPoint(document, x, y); // Much quicker than all that lie there.
    if (there && isOwn(there)) there = elementsFromPoint(document, x, y).find((one) => !isOwn(one));
    return Boolean(there) && !chain.has(there) && !contains(region, there);
  };
  const asked = space.points?.get(element) ?? new Map();
  space.points?.set(element, asked);
  for (let x = rect.left + 1; x < rect.right; x += 24)
    for (const y of [rect.top + 1, rect.bottom - 1]) {
      const point = space.points && `${[x, y, space.scrolled]}`;
      let other = asked.get(point);
      if (other === undefined) {
        if (isTimeUp(space)) return true;
        other = isOther(x, y);
        space.hasMeasured = true;
        if (point) asked.set(point, other);
      }
      if (other) return true;
    }
  return false;
};
