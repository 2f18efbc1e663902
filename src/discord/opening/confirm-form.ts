import { type APIModalInteractionResponseCallbackData, ComponentType } from 'discord.js';
import { type CardId, cardId } from '../custom-id.ts';
import { label, plural } from '../render/text.ts';
import { formComponents } from './form.ts';

/** Names of the fields in the form that guards a destruction. */
export const CONFIRM_PROJECT = 'project';
export const CONFIRM_DESTROY = 'understood';

/** `[action, number of resources, project]` as the button carries them; the action is stored when the form is sent. */
export function confirmForm({ deploy, at, args }: CardId): APIModalInteractionResponseCallbackData {
  const [action = '', count = '0', project = ''] = args;
  const destroyed = plural(Number(count), 'resource is destroyed', 'resources are destroyed');
  const isGivenUp = action === 'cancel';
  return {
    custom_id: cardId(action, deploy, at),
    title: label(isGivenUp ? `Give up what is merged in ${project}?` : `Destroy in ${project}?`, 45),
    components: [
      {
        type: ComponentType.Label,
        label: isGivenUp ? 'It stays on the default branch' : 'This cannot be undone',
        component: {
          type: ComponentType.CheckboxGroup,
          custom_id: CONFIRM_DESTROY,
          required: true,
          min_values: 1,
          max_values: 1,
          options: [
            { value: 'yes', label: isGivenUp ? 'I understand the next plan has it too' : `I understand ${destroyed}` },
          ],
        },
      },
      ...formComponents([
        {
          ...{ id: CONFIRM_PROJECT, label: 'Type the name of the project', help: project },
          ...{ type: 'text', required: true, maxLength: 100 },
        },
      ]),
    ],
  };
}
