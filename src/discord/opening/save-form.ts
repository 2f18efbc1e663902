import type { APIModalInteractionResponseCallbackData } from 'discord.js';
import type { FormField } from '../../generators/forms.ts';
import { NAME_LENGTH, SUMMARY_LENGTH } from '../../generators/templates/saved.ts';
import { type CardId, cardId } from '../custom-id.ts';
import { formComponents } from './form.ts';

const FIELDS: readonly FormField[] = [
  { id: 'name', label: 'Name', type: 'text', required: true, placeholder: 'shop-front', maxLength: NAME_LENGTH },
  { id: 'summary', label: 'What is in it?', type: 'text', required: false, maxLength: SUMMARY_LENGTH },
  {
    id: 'options',
    label: 'If there is one of this name',
    type: 'checks',
    required: false,
    options: [{ value: 'replace', label: 'Replace it', description: 'What was made with it stays as it is' }],
  },
];

/** Name and summary of the template that a draft becomes. */
export const saveForm = ({ deploy, at }: CardId): APIModalInteractionResponseCallbackData => ({
  custom_id: cardId('save-template', deploy, at),
  title: 'Save as template',
  components: formComponents(FIELDS),
});
