import { type APIModalInteractionResponseCallbackData, ComponentType } from 'discord.js';
import { type CardId, cardId } from '../custom-id.ts';
import { label } from '../render/text.ts';

/**
 * Asks once more before an apply is interrupted: what it leaves behind may be half of what was approved. One box and nothing to type, as who
 * stops an apply is in a hurry.
 */
export function stopForm({ deploy, at, args: [project = ''] }: CardId): APIModalInteractionResponseCallbackData {
  return {
    custom_id: cardId('stop', deploy, at),
    title: label(`Stop the apply of ${project}?`, 45),
    components: [
      {
        type: ComponentType.Label,
        label: 'What is done stays done',
        description: 'Terraform ends what it is doing, saves its state and begins nothing more.',
        component: {
          type: ComponentType.CheckboxGroup,
          custom_id: 'understood',
          required: true,
          min_values: 1,
          max_values: 1,
          options: [{ value: 'yes', label: 'Stop it, half applied as it may be' }],
        },
      },
    ],
  };
}
