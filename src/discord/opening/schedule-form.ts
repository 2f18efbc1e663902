import type { APIModalInteractionResponseCallbackData } from 'discord.js';
import type { FormField } from '../../generators/forms.ts';
import { type CardId, cardId } from '../custom-id.ts';
import { label } from '../render/text.ts';
import { CONFIRM_PROJECT } from './confirm-form.ts';
import { formComponents } from './form.ts';

/** Asked again where the plan destroys something: the name of the project. */
const confirmation = (count: string, project: string): FormField[] =>
  Number(count) > 0
    ? [
        {
          id: CONFIRM_PROJECT,
          label: `Destroys ${count}: type the project's name`,
          type: 'text',
          required: true,
          placeholder: project,
          maxLength: 100,
        },
      ]
    : [];

/** When the plan of a card is to be applied. `[number destroyed, project]` as the button carries them. */
export const scheduleForm = ({
  deploy,
  at,
  args: [count = '0', project = ''],
}: CardId): APIModalInteractionResponseCallbackData => ({
  custom_id: cardId('deploy-at', deploy, at),
  title: label(`Deploy ${project} at…`, 45),
  components: formComponents([
    {
      id: 'when',
      label: 'When, in UTC',
      type: 'text',
      required: true,
      placeholder: '22:00, 2h or 2026-12-24 06:00',
      maxLength: 40,
    },
    ...confirmation(count, project),
  ]),
});

/** Why an administrator goes past a freeze and missing approvals. */
export const glassForm = ({
  deploy,
  at,
  args: [count = '0', project = ''],
}: CardId): APIModalInteractionResponseCallbackData => ({
  custom_id: cardId('break-glass', deploy, at),
  title: label(`Break the glass in ${project}?`, 45),
  components: formComponents([
    {
      id: 'reason',
      label: 'Why it cannot wait',
      type: 'text',
      required: true,
      isLong: true,
      placeholder: 'Other administrators are told, and it is kept',
      maxLength: 500,
    },
    ...confirmation(count, project),
  ]),
});
