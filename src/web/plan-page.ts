import type { PlanId } from '../core/ids.ts';
import type { Redactor } from '../core/redact.ts';
import { type Handler, pathOf } from './handler.ts';
import { escapeHtml, pageAround, sendPage } from './page.ts';
import { PLANS_PATH, type PlanLinks } from './plan-links.ts';

export interface PlanPageNeeds {
  links: Pick<PlanLinks, 'isValid'>;
  /** Redacted text of a plan, as it was stored. */
  textOf(id: PlanId): Promise<string | undefined>;
  redact: Redactor;
  now(): Date;
}

const PLAN_ID = /^[0-9A-HJKMNP-TV-Z]{4}\.[1-9]\d{0,5}$/;

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
      ? sendPage(response, 404, pageOf('Not found', 'There is no such plan, or its link has expired.'))
      : sendPage(response, 200, pageOf(`Plan ${id}`, redact(text)));
  };

const pageOf = (title: string, text: string): string => pageAround(title, `<pre>${escapeHtml(text)}</pre>`);
