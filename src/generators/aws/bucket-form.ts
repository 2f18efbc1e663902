import { storageClasses } from '../../catalog/storage.ts';
import { bucketFields } from '../forms/bucket-form.ts';
import { purposeField } from '../forms/purpose-field.ts';
import type { FormField } from '../forms.ts';
import { STANDARD } from './bucket-settings.ts';

export const bucketForm = (): FormField[] =>
  bucketFields({
    longestName: 52,
    classes: storageClasses('aws'),
    standard: STANDARD,
    describe: ({ minDays }) =>
      minDays === 0 ? 'Paid for as long as it is kept' : `Paid for at least ${minDays} days each`,
    move: '30 move STANDARD_IA',
    own: purposeField,
  });
