import { ComponentType } from 'discord.js';
import { parseProjectId } from '../../core/ids.ts';
import { LIMIT_NAMES, limitLabel } from '../../core/limit.ts';
import { QUOTA_NAMES } from '../../core/quota.ts';
import { Refusal } from '../../core/refusal.ts';
import type { AskedForm } from '../asked.ts';
import type { OpeningClick, StoredClick } from '../click.ts';
import { formComponents } from '../opening/form.ts';
import { ASK_QUOTA, askQuotaId, MORE_QUOTA } from '../quota-click.ts';
import { done } from '../render/answers.ts';
import { select } from '../render/components.ts';
import { code, label } from '../render/text.ts';

/** Fields of the form. */
const NAME = 'name';
const MOST = 'most';
const WHY = 'why';

/** Opens the form in which more of something is asked for. */
export const moreQuota: OpeningClick = {
  action: MORE_QUOTA,
  form: ({ args: [project = '', region = '', name = ''] }, t) => ({
    custom_id: askQuotaId({ project, region, name: LIMIT_NAMES.find((known) => known === name) }),
    title: label(t('quota.ask-title', { project }), 45),
    components: [
      {
        ...{ type: ComponentType.Label, label: label(t('quota.ask-what'), 45) },
        component: {
          ...select(
            NAME,
            t('quota.ask-what'),
            QUOTA_NAMES.map((one) => ({ value: one, label: limitLabel(one), description: one, chosen: one === name })),
          ),
          ...{ required: true, min_values: 1, max_values: 1 },
        },
      },
      ...formComponents([
        { ...{ id: MOST, label: t('quota.ask-most') }, ...{ type: 'text', required: true, maxLength: 20 } },
        {
          ...{ id: WHY, label: t('quota.ask-why') },
          ...{ type: 'text', required: true, maxLength: 500, isLong: true },
        },
      ]),
    ],
  }),
};

const typed = ({ fields }: AskedForm, name: string): string => {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
};

/** The form as somebody sent it. */
export const askQuota: StoredClick = {
  action: ASK_QUOTA,
  style: 'reply',
  handle: async ({ asked, by, cause, id: { args }, needs, t }) => {
    const [projectWord = '', region = ''] = args;
    const project = parseProjectId(projectWord);
    if (!project || asked.kind !== 'form') throw new Refusal({ code: 'stale-card' });
    const { most, name } = await needs.useCases.askQuota({
      ...{ guild: asked.guild, by, project, cause },
      ...{ name: typed(asked, NAME), most: typed(asked, MOST), why: typed(asked, WHY) },
      ...(region !== '' && { region }),
    });
    return done(t('quota.asked', { name: code(name), most: String(most), project: code(project, 39) }));
  },
};
