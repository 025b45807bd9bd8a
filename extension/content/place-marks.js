// Places the marks beside their controls, in free space only: never over words or controls of the page.

import {
  around, box, contains, countInside, createRange, createTreeWalker, elementsFromPoint, hostOf, htmlOf, isConnected,
  isElement, isOwn, isText, matches, place, setPosition, shadowRoot, visible,
} from './dom.js';
import { find } from './snapshot.js';

/** Places each mark beside its control, and the host beside the one that it names; otherwise it stays in its corner. */
export const placeMarks = (marks, host) => {
  const space = { host, taken: [], obstacles: new Map() }; // Places given away; region → what stands in it.
  for (const { element, node } of marks) placeBeside(element, find(node), space);
  const beside = find(Number(host.getAttribute('data-beside')));
  if (beside && placeBeside(host, beside, space)) return;
  host.removeAttribute('data-placement');
  const { x, y, right, bottom, width, height } = box(host);
  // On a page that is moved or scaled as a whole the corner of the window is not where it is said to be.
  if (x < 0 || y < 0 || right > innerWidth || bottom > innerHeight)
    move(host, { x: innerWidth - width - 16, y: Math.max(0, innerHeight - height - 16) });
};

// Beside its control or near it, over free space only; wide, or narrow where that has no place. Whether it found
// one: where there is none it is not shown, and the panel says it anyway.
const placeBeside = (element, target, space) => {
  element.setAttribute('data-placement', 'measuring');
  const rect = target && isConnected(target) && visible(target) && findFreePlace(element, target, space);
  if (rect) {
    space.taken.push(rect);
    move(element, rect);
  } else element.setAttribute('data-placement', 'none');
  return Boolean(rect);
};
const freePlaces = new WeakMap(); // element → where it was found to lie over nothing
const findFreePlace = (element, target, space) => {
  const there = place(target);
  const region = regionOf(target);
  if (!space.obstacles.has(region)) space.obstacles.set(region, findObstacles(region));
  const gap = 4;
  for (const narrow of [false, true]) {
    element.toggleAttribute('data-narrow', narrow);
    const { width, height } = box(element);
    const columns = [there.right + gap, there.left - width - gap];
    for (let step = 1; step < 12; step++) columns.push(there.right + gap + step * 28);
    columns.push(there.right - width);
    const rows = [there.top + Math.min(gap, (there.height - height) / 2), there.top - height - 2, there.bottom + 2];
    const occupied = [...space.taken, there, ...space.obstacles.get(region)];
    if (width > 2 * height) {
      // A line stands best under its control, and is not to be read behind the panel.
      columns.unshift(there.left);
      rows.push(there.bottom + 22);
      if (element !== space.host) occupied.push(box(space.host));
    }
    for (const y of rows)
      for (const x of columns) {
        const rect = new DOMRect(x, y, width, height);
        if (x < 0 || rect.right > htmlOf(document).clientWidth) continue;
        if (occupied.some((other) => overlap(rect, other))) continue;
        // What lies at a point is much to find out on a big page, and a letter moves nothing.
        const here = `${[x, y, width, scrollX, scrollY, innerWidth]}`;
        if (freePlaces.get(element) !== here && isOverOthers(rect, region)) continue;
        freePlaces.set(element, here);
        return rect;
      }
  }
  return undefined;
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

// Where they stand in the window.
const findObstacles = (region) => {
  const found = [];
  const range = createRange(document);
  let count = 0;
  const gather = (root) => {
    const walker = createTreeWalker(document, root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (; count < 1500 && walker.nextNode(); count++) {
      const node = walker.currentNode;
      if (isOwn(node)) continue;
      if (isText(node)) {
        if (!node.data.trim()) continue;
        range.selectNodeContents(node);
        found.push(...range.getClientRects());
      } else if (matches(node, 'input,textarea,select,button,img,svg,a,[role],[contenteditable]')) found.push(box(node));
      else if (shadowRoot(node)) gather(shadowRoot(node));
    }
  };
  gather(region);
  return found.filter(({ width, height }) => width > 1 && height > 1).map((rect) => place(region, rect));
};

// Something outside the region, which was not looked over, lies there.
const isOverOthers = (rect, region) => {
  const chain = new Set(); // The region and everything around it, out of frames and shadow roots.
  for (let node = region; node; node = around(node)) chain.add(node);
  const isOther = (x, y) => {
    const there = elementsFromPoint(document, x, y).find((element) => !isOwn(element));
    return there && !chain.has(there) && !contains(region, there);
  };
  for (let x = rect.left + 1; x < rect.right; x += 24)
    if (isOther(x, rect.top + 1) || isOther(x, rect.bottom - 1)) return true;
  return false;
};
