import { storageClasses } from '../../catalog/storage.ts';
import { bucketFields } from '../forms/bucket-form.ts';
import { purposeField } from '../forms/purpose-field.ts';
import type { FormField } from '../forms.ts';

export const bucketForm = (): FormField[] =>
  bucketFields({
    longestName: 52,
    classes: storageClasses('gcp'),
    standard: 'STANDARD',
    describe: ({ minDays }) =>
      minDays === 0 ? 'For what is read often' : `Cheaper; each object is paid for at least ${minDays} days`,
    move: '30 move NEARLINE',
    own: purposeField,
  });
