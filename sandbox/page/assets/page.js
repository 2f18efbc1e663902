import { begin, firstField, show } from './patch.js';
import './suggest.js';

// Keeps the page live. Without it every form and link works all the same, by loading the page anew.

let asked = 0;

/**
 * Shows what the server answers, unless something newer was asked for meanwhile.
 * @param {string} address
 * @param {RequestInit} [request]
 */
async function load(address, request) {
  asked += 1;
  const mine = asked;
  const answer = await fetch(address, request);
  const text = await answer.text();
  if (mine === asked && answer.ok) show(text);
  return answer;
}

const refresh = () => load(location.href).catch(() => undefined);

/**
 * Where a link leads within this page: its own links, and those by which the program names a place in Discord or a pull request.
 * @param {HTMLAnchorElement} link
 */
function wayInside({ href }) {
  const way = new URL(location.href);
  const panes = document.getElementById('panes')?.dataset;
  const [, channel, message] = /^https:\/\/discord\.com\/channels\/\d+\/(\d+)(?:\/(\d+))?$/.exec(href) ?? [];
  const pull = panes?.pulls && href.startsWith(panes.pulls) ? parseInt(href.slice(panes.pulls.length), 10) : 0;
  if (href.startsWith(`${location.origin}/?`)) return new URL(href);
  if (channel) {
    way.searchParams.set('in', channel);
    way.hash = message ? `m-${message}` : '';
    return way;
  }
  if (!pull) return undefined;
  way.searchParams.set('pull', String(pull));
  way.searchParams.delete('tab');
  return way;
}

document.addEventListener('submit', async (event) => {
  event.preventDefault();
  const form = /** @type {HTMLFormElement} */ (event.target);
  const button = /** @type {HTMLButtonElement | null} */ (event.submitter);
  const body = new FormData(form, button);
  const before = location.href;
  const action = button?.getAttribute('formaction') ?? form.getAttribute('action') ?? '/';
  for (const menu of document.querySelectorAll('details.menu[open]')) menu.removeAttribute('open');
  form.classList.add('busy');
  try {
    const answer = await load(action, { method: 'POST', body });
    // Who went somewhere else meanwhile stays there.
    if (answer.ok && location.href === before) history.replaceState(null, '', answer.url);
    const half = form.closest('section');
    if (form.hasAttribute('data-clear') && !half?.querySelector('.notice')) form.reset();
    if (!answer.ok) await refresh();
  } finally {
    form.classList.remove('busy');
  }
});

document.addEventListener('click', (event) => {
  const target = /** @type {Element} */ (event.target);
  for (const menu of document.querySelectorAll('details.menu[open], details.guide[open]'))
    if (!menu.contains(target)) menu.removeAttribute('open');
  const link = target.closest('a');
  const way = link && wayInside(link);
  if (!way || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  history.pushState(null, '', way);
  void refresh().then(() => {
    document.getElementById(way.hash.slice(1))?.scrollIntoView({ block: 'center' });
    const command = document.querySelector('form.command');
    if (link.closest('.commands') && command) firstField(command)?.focus();
  });
});
addEventListener('popstate', refresh);

/** A menu that opens below the edge comes into sight. */
document.addEventListener(
  'toggle',
  ({ target }) => {
    if (target instanceof HTMLDetailsElement && target.open)
      target.querySelector('.options')?.scrollIntoView({ block: 'nearest' });
  },
  { capture: true },
);

document.addEventListener('keydown', (event) => {
  const target = /** @type {HTMLElement} */ (event.target);
  if (event.key === 'Escape') {
    for (const menu of document.querySelectorAll('details.menu[open]')) menu.removeAttribute('open');
    for (const list of document.querySelectorAll('.choices')) list.remove();
  }
  // Enter in a field presses the first button of a form, which may be Cancel; the one that is meant says so.
  const form = target instanceof HTMLInputElement ? target.form : null;
  const meant = /** @type {HTMLButtonElement | null | undefined} */ (form?.querySelector('[data-first]'));
  if (event.key === 'Enter' && form && meant) {
    event.preventDefault();
    form.requestSubmit(meant);
  }
});

/** The list of commands, narrowed to what is typed; Enter takes the first. What begins with no slash is a message, which Enter sends. */
document.addEventListener('input', (event) => {
  const input = /** @type {HTMLInputElement} */ (event.target);
  const list = input.closest('#slash');
  list?.classList.toggle('plain', isMessage(input.value));
  const wanted = input.value.replace(/^\//, '').toLowerCase();
  for (const row of list?.querySelectorAll('a') ?? [])
    row.hidden = !row.querySelector('b')?.textContent?.slice(1).includes(wanted);
});
document.addEventListener('keydown', (event) => {
  const slash = /** @type {Element} */ (event.target).closest('#slash');
  const first = /** @type {HTMLElement | null | undefined} */ (slash?.querySelector('a:not([hidden])'));
  if (event.key !== 'Enter' || !slash || !(event.target instanceof HTMLInputElement) || isMessage(event.target.value))
    return;
  event.preventDefault();
  first?.click();
});
/** @param {string} typed */
const isMessage = (typed) => typed !== '' && !typed.startsWith('/');

const events = new EventSource('/events');
events.onmessage = refresh;
events.onerror = () => document.body.classList.add('offline');
events.onopen = () => {
  if (document.body.classList.replace('offline', 'online')) void refresh();
};

begin();
