import { createHash } from 'node:crypto';
import { type Html, html } from '../html.ts';

const COLOURS = ['#5865f2', '#3ba55d', '#c27c0e', '#ad1457', '#1f8b8b', '#a84300', '#7d5bbe', '#2d7dd2'];

/** A round picture with the first letter of a name. A drawing, because the page allows no style in its elements. */
export function avatar(name: string, size = 40): Html {
  const colour = COLOURS[(createHash('sha256').update(name).digest()[0] ?? 0) % COLOURS.length] ?? '';
  const [letter = '?'] = name.toUpperCase();
  return html`<svg class="avatar" width="${size}" height="${size}" viewBox="0 0 40 40" aria-hidden="true"><circle cx="20" cy="20" r="20" fill="${colour}"/><text x="20" y="27" text-anchor="middle" font-size="20" font-weight="600" fill="#fff">${letter}</text></svg>`;
}

/** A time; the page's script says it in the reader's zone, or as "3 minutes ago". */
export const time = (at: Date | number, style: 'relative' | 'clock' | 'date' = 'relative'): Html => {
  const iso = new Date(at).toISOString();
  return html`<time datetime="${iso}" data-style="${style}">${iso.slice(0, 16).replace('T', ' ')} UTC</time>`;
};

/** A link that leaves the page; what is no web address is shown as text. */
export const linkOut = (url: string, label: string | Html, className = ''): Html =>
  /^https?:\/\//i.test(url)
    ? html`<a class="${className}" href="${url}" target="_blank" rel="noopener noreferrer">${label}</a>`
    : html`<span class="${className}">${label}</span>`;

const SIGNS: Readonly<Record<string, string>> = { '+': 'added', '-': 'removed', '@': 'hunk', '!': 'hunk', '~': 'hunk' };

/** Lines of a diff, each in the colour of its sign. */
export const diffLines = (text: string): Html =>
  html`${text.split('\n').map((line) => html`<span class="diff ${SIGNS[line.charAt(0)] ?? ''}">${line}\n</span>`)}`;

/** A word why something was not possible, with a way to put it away. */
export const noticeBox = (id: string, notice: string | undefined, action: string): Html =>
  notice === undefined
    ? html`<div id="${id}" hidden></div>`
    : html`<form id="${id}" class="notice" role="alert" method="post" action="${action}"><span>${notice}</span><button aria-label="Dismiss">✕</button></form>`;
