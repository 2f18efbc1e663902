import { type APIModalInteractionResponseCallbackData, ComponentType } from 'discord.js';
import { type CardId, cardId } from '../custom-id.ts';
import { label } from '../render/text.ts';
import type { Translate } from '../words/t.ts';

/**
 * Asks once more before an apply is interrupted: what it leaves behind may be half of what was approved. One box and nothing to type, as who
 * stops an apply is in a hurry.
 */
export function stopForm(
  { deploy, at, args: [project = ''] }: CardId,
  t: Translate,
): APIModalInteractionResponseCallbackData {
  return {
    custom_id: cardId('stop', deploy, at),
    title: label(t('form.stop', { project }), 45),
    components: [
      {
        type: ComponentType.Label,
        label: t('form.done-stays'),
        description: t('form.ends-in-order'),
        component: {
          type: ComponentType.CheckboxGroup,
          custom_id: 'understood',
          required: true,
          min_values: 1,
          max_values: 1,
          options: [{ value: 'yes', label: t('form.stop-it') }],
        },
      },
    ],
  };
}
