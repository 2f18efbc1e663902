import type { ServerResponse } from 'node:http';
import type { PlanId } from '../core/ids.ts';
import type { Redactor } from '../core/redact.ts';
import { type Handler, pathOf } from './handler.ts';
import { PLANS_PATH, type PlanLinks } from './plan-links.ts';

export interface PlanPageNeeds {
  links: Pick<PlanLinks, 'isValid'>;
  /** Redacted text of a plan, as it was stored. */
  textOf(id: PlanId): Promise<string | undefined>;
  redact: Redactor;
  now(): Date;
}

const PLAN_ID = /^[0-9A-HJKMNP-TV-Z]{4}\.[1-9]\d{0,5}$/;

/** Nothing is loaded, run, framed or sent on: the page is text, and its address is what opens it. */
const HEADERS = {
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cache-control': 'private, no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex, nofollow',
  'cross-origin-resource-policy': 'same-origin',
} as const;

/**
 * `GET /plans/<id>?sig=…`: the whole text of a plan that is too long for a comment. Whatever is wrong with an address, the answer is the
 * same: nobody learns which plans there are.
 */
export const planPage =
  ({ links, textOf, redact, now }: PlanPageNeeds): Handler =>
  async (request, response) => {
    const id = pathOf(request).slice(PLANS_PATH.length + 1);
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const signature = new URLSearchParams(request.url?.split('?', 2)[1]).get('sig') ?? '';
    const isOpen = isRead && PLAN_ID.test(id) && links.isValid(id, signature, now());
    const text = isOpen ? await textOf(id as PlanId) : undefined;
    return text === undefined
      ? send(response, 404, pageOf('Not found', 'There is no such plan, or its link has expired.'))
      : send(response, 200, pageOf(`Plan ${id}`, redact(text)));
  };

function send(response: ServerResponse, status: number, page: string): true {
  const bytes = Buffer.from(page);
  response.writeHead(status, {
    ...HEADERS,
    'content-type': 'text/html; charset=utf-8',
    'content-length': bytes.length,
  });
  response.end(bytes); // Node leaves the body out where only the head was asked for
  return true;
}

const pageOf = (title: string, text: string): string =>
  [
    '<!doctype html>',
    `<html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)} · GuildOps</title></head>`,
    `<body><h1>${escapeHtml(title)}</h1><pre>${escapeHtml(text)}</pre></body></html>\n`,
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
