import { tellTimes } from './times.js';

// The server renders; this puts what differs in its place, so that nobody loses what they are typing.

/** Every element with an id as the server last sent it: what is unchanged there stays, with its open menus and half-filled fields. */
let sent = new Map();

/** @param {ParentNode} root */
const htmlById = (root) =>
  new Map([...root.querySelectorAll('[id]')].map((element) => [element.id, element.outerHTML]));

/** What can hold the focus. */
const FOCUSABLE = 'a, button, input, select, summary, textarea';

/**
 * Puts `next` in the place of `now`. Folds that were open stay open, the focus stays where it was; menus close.
 * @param {Element} now
 * @param {Element} next
 */
function replace(now, next) {
  const open = [...now.querySelectorAll('details:not(.menu)')].map((fold) => fold.hasAttribute('open'));
  const focused = [...now.querySelectorAll(FOCUSABLE)].indexOf(/** @type {Element} */ (document.activeElement));
  now.replaceWith(next);
  for (const [index, fold] of next.querySelectorAll('details:not(.menu)').entries())
    if (index < open.length) fold.toggleAttribute('open', open[index]);
  const heir = /** @type {HTMLElement | undefined} */ ([...next.querySelectorAll(FOCUSABLE)][focused]);
  heir?.focus({ preventScroll: true });
  return next;
}

/**
 * Makes `now` what the server sent as `next`, part by part where both consist of parts.
 * @param {Element} now
 * @param {Element} next
 * @param {Map<string, string>} fresh
 * @returns {Element} what stands there afterwards
 */
function patch(now, next, fresh) {
  if (sent.get(now.id) === fresh.get(next.id)) return now;
  if (!now.hasAttribute('data-parts') || !next.hasAttribute('data-parts')) return replace(now, next);
  for (const { name, value } of next.attributes) now.setAttribute(name, value);
  const before = new Map([...now.children].map((child) => [child.id, child]));
  for (const [index, child] of [...next.children].entries()) {
    const same = before.get(child.id);
    before.delete(child.id);
    const shown = same ? patch(same, child, fresh) : child;
    if (now.children[index] !== shown) now.insertBefore(shown, now.children[index] ?? null);
  }
  for (const gone of before.values()) gone.remove();
  return now;
}

const scrolls = () => [...document.querySelectorAll('#messages, #repo')];

/** Follows the end of a conversation, unless somebody has scrolled away from it. A new place begins at its own end or top. */
function followEnds() {
  const ends = new Map(scrolls().map((each) => [each.id, each.scrollHeight - each.scrollTop - each.clientHeight < 60]));
  const spots = new Map(scrolls().map((each) => [each.id, each.getAttribute('data-spot')]));
  return () => {
    for (const each of scrolls()) {
      const isNew = spots.get(each.id) !== each.getAttribute('data-spot');
      if (each.id === 'messages' && (isNew || ends.get(each.id))) each.scrollTop = each.scrollHeight;
      else if (isNew) each.scrollTop = 0;
    }
  };
}

/** @param {string} text a whole page */
export function show(text) {
  const next = new DOMParser().parseFromString(text, 'text/html');
  const panes = document.getElementById('panes');
  const wanted = next.getElementById('panes');
  if (!panes || !wanted) return;
  const follow = followEnds();
  const form = document.querySelector('#screen form');
  const fresh = htmlById(next);
  patch(panes, wanted, fresh);
  sent = fresh;
  document.title = next.title;
  follow();
  tellTimes();
  const opened = document.querySelector('#screen form');
  if (opened && opened !== form) firstField(opened)?.focus();
}

/** @param {Element} form */
export const firstField = (form) =>
  /** @type {HTMLElement | null} */ (form.querySelector('input:not([type=hidden]):not([readonly]), textarea, select'));

/** Begins with the page as it was loaded. */
export function begin() {
  sent = htmlById(document);
  for (const each of document.querySelectorAll('#messages')) each.scrollTop = each.scrollHeight;
  tellTimes();
  setInterval(tellTimes, 15_000);
}
