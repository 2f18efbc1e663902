import { ACCESS_ANSWERS } from '../../core/access-request.ts';
import { parseProjectId } from '../../core/ids.ts';
import { Refusal } from '../../core/refusal.ts';
import { ANSWER_ACCESS } from '../../deploy/rights/ask-access.ts';
import { grantText } from '../../deploy/rights/grant-text.ts';
import type { OpeningClick, StoredClick } from '../click.ts';
import { clickId } from '../click-id.ts';
import { formComponents } from '../opening/form.ts';
import { done } from '../render/answers.ts';
import { inline } from '../render/text.ts';
import { wishOf } from '../wish.ts';

export const REQUEST_ACCESS = 'access';
const ACCESS_ASKED = 'access-asked';
const WHY = 'why';

/** "Request access" on a refusal: asks why, so that somebody can decide. */
export const requestAccess: OpeningClick = {
  action: REQUEST_ACCESS,
  form: ({ args }) => ({
    custom_id: clickId(ACCESS_ASKED, ...args),
    title: 'Request access',
    components: formComponents([
      {
        ...{ id: WHY, label: 'What do you need it for?' },
        ...{ type: 'text', required: true, maxLength: 500, isLong: true },
      },
    ]),
  }),
};

/** The request itself: it goes to whoever may grant. */
export const accessAsked: StoredClick = {
  action: ACCESS_ASKED,
  style: 'reply',
  handle: async ({ asked, by, needs, cause, id, t }) => {
    const [typed = '', ...words] = id.args;
    const project = parseProjectId(typed);
    if (!project) throw new Refusal({ code: 'stale-card' });
    const why = asked.kind === 'form' ? String(asked.fields[WHY] ?? '') : '';
    const request = await needs.useCases.askAccess({
      guild: asked.guild,
      by,
      project,
      wish: wishOf(words),
      why,
      cause,
    });
    return done(`✅ ${t('access.asked', { what: inline(grantText(request), 300) })}`);
  },
};

/** Somebody who may grant decides. */
export const answerAccess: StoredClick = {
  action: ANSWER_ACCESS,
  style: 'card',
  handle: async ({ asked, by, needs, id }) => {
    const [request = '', typed] = id.args;
    const answer = ACCESS_ANSWERS.find((one) => one === typed);
    if (!answer) throw new Refusal({ code: 'stale-card' });
    await needs.useCases.answerAccess({ guild: asked.guild, by, request, answer });
    return undefined;
  },
};
