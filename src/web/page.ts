import type { ServerResponse } from 'node:http';

/** What a page may do: nothing stands in it but text, and what it loads, follows or sends is ours. */
export const policyOf = (needs: { script?: boolean; form?: boolean } = {}): string =>
  [
    ...["default-src 'none'", "style-src 'self'", "base-uri 'none'", "frame-ancestors 'none'"],
    ...(needs.script ? ["script-src 'self'", "connect-src 'self'"] : []),
    `form-action ${needs.form ? "'self'" : "'none'"}`,
  ].join('; ');

/** Nothing is run, framed or sent on, and nothing is kept by anybody between. */
export const PAGE_HEADERS = {
  'content-security-policy': policyOf(),
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

/** Where the one style of all pages is. */
export const STYLE_PATH = '/runs/style.css';

/** A page around a body that is HTML already. `aside` stands opposite its heading. */
export const pageAround = (title: string, body: string, { head = '', aside = '' } = {}): string =>
  [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta name="color-scheme" content="light dark"><title>${escapeHtml(title)} · GuildOps</title>`,
    `<link rel="stylesheet" href="${STYLE_PATH}">${head}</head>`,
    `<body><header><h1>${escapeHtml(title)}</h1>${aside}</header><main>${body}</main></body></html>\n`,
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
