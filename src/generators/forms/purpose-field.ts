import type { FormField } from '../forms.ts';

/** What every kind asks last: it stands in the review and in the file, for whoever reads them later. */
export const purposeField: FormField = {
  id: 'purpose',
  label: 'What is it for?',
  type: 'text',
  required: false,
  maxLength: 1_000,
  isLong: true,
};
