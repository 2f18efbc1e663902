import { storageClasses } from '../../catalog/storage.ts';
import { bucketFields } from '../forms/bucket-form.ts';
import { networkField } from '../forms/network-field.ts';
import type { FormField } from '../forms.ts';
import type { Surroundings } from '../kind.ts';
import { usualClass } from './bucket-settings.ts';

const COPIES: Readonly<Record<string, string>> = {
  LRS: 'in one place',
  ZRS: 'in three zones',
  GRS: 'in two regions',
  RAGRS: 'in two regions, both readable',
};

export const bucketForm = (around: Surroundings): FormField[] =>
  bucketFields({
    longestName: 52,
    classes: storageClasses('azure'),
    standard: usualClass(around.project, around.project.region),
    describe: ({ id, minDays }) => {
      const copies = COPIES[id.split('_')[1] ?? ''] ?? '';
      return minDays === 0 ? `Kept ${copies}` : `Kept ${copies}; paid for at least ${minDays} days each`;
    },
    move: '30 move Cool',
    own: { ...networkField(around), label: 'Network that reaches it', required: false },
  });
