import type { APIModalInteractionResponseCallbackData } from 'discord.js';
import { type CardId, cardId } from '../custom-id.ts';
import { formComponents } from './form.ts';

/** What should change before anything is applied. */
export const wishForm = ({ deploy, at }: CardId): APIModalInteractionResponseCallbackData => ({
  custom_id: cardId('request-changes', deploy, at),
  title: `Request changes to ${deploy}`,
  components: formComponents([
    {
      id: 'text',
      label: 'What should change',
      type: 'text',
      required: true,
      isLong: true,
      placeholder: 'Nothing is applied until it is changed, or you take this back or approve',
      maxLength: 500,
    },
  ]),
});
