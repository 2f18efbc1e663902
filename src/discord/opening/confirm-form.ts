import { type APIModalInteractionResponseCallbackData, ComponentType } from 'discord.js';
import { type CardId, cardId } from '../custom-id.ts';
import { label } from '../render/text.ts';
import type { Translate } from '../words/t.ts';
import { formComponents } from './form.ts';

/** Names of the fields in the form that guards a destruction. */
export const CONFIRM_PROJECT = 'project';
export const CONFIRM_DESTROY = 'understood';

/** `[action, number of resources, project]` as the button carries them; the action is stored when the form is sent. */
export function confirmForm({ deploy, at, args }: CardId, t: Translate): APIModalInteractionResponseCallbackData {
  const [action = '', count = '0', project = ''] = args;
  const isGivenUp = action === 'cancel';
  return {
    custom_id: cardId(action, deploy, at),
    title: label(t(isGivenUp ? 'form.give-up' : 'form.destroy', { project }), 45),
    components: [
      {
        type: ComponentType.Label,
        label: t(isGivenUp ? 'form.stays' : 'form.not-undone'),
        component: {
          type: ComponentType.CheckboxGroup,
          custom_id: CONFIRM_DESTROY,
          required: true,
          min_values: 1,
          max_values: 1,
          options: [
            {
              value: 'yes',
              label: isGivenUp ? t('form.next-plan-too') : t('form.destroyed', { count: Number(count) }),
            },
          ],
        },
      },
      ...formComponents([
        {
          ...{ id: CONFIRM_PROJECT, label: t('form.type-project'), help: project },
          ...{ type: 'text', required: true, maxLength: 100 },
        },
      ]),
    ],
  };
}
