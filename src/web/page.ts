import type { ServerResponse } from 'node:http';

/** Nothing is loaded, run, framed or sent on, and nothing is kept by anybody between. */
export const PAGE_HEADERS = {
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cache-control': 'private, no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex, nofollow',
  'cross-origin-resource-policy': 'same-origin',
} as const;

/** Ends the response with a page. @param headers replace those that every page has */
export function sendPage(
  response: ServerResponse,
  status: number,
  page: string,
  headers: Readonly<Record<string, string>> = {},
): true {
  const bytes = Buffer.from(page);
  response.writeHead(status, {
    ...PAGE_HEADERS,
    'content-type': 'text/html; charset=utf-8',
    'content-length': bytes.length,
    ...headers,
  });
  response.end(bytes); // Node leaves the body out where only the head was asked for
  return true;
}

/** A page around a body that is HTML already. */
export const pageAround = (title: string, body: string, head = ''): string =>
  [
    '<!doctype html>',
    `<html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)} · GuildOps</title>${head}</head>`,
    `<body><h1>${escapeHtml(title)}</h1>${body}</body></html>\n`,
  ].join('\n');

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text inside an element or a quoted attribute. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');
