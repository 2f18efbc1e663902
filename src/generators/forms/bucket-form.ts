import type { StorageClass } from '../../catalog/model.ts';
import type { FormField } from '../forms.ts';
import { checks, keepVersions } from './checks.ts';

interface Asked {
  longestName: number;
  /** Classes to choose from, and the one to begin with. */
  classes: readonly StorageClass[];
  standard: string;
  describe(one: StorageClass): string;
  /** A move, as an example. */
  move: string;
  /** What a cloud asks for besides. */
  own: FormField;
}

/** What every cloud asks for a bucket. */
export const bucketFields = ({ longestName, classes, standard, describe, move, own }: Asked): FormField[] => [
  { id: 'name', label: 'Name', type: 'text', required: true, placeholder: 'uploads', maxLength: longestName },
  {
    id: 'class',
    label: 'Class',
    type: 'choice',
    required: false,
    options: classes.map((one) => ({
      value: one.id,
      label: one.title,
      description: describe(one),
      isSelected: one.id === standard,
    })),
  },
  {
    id: 'lifecycle',
    label: 'What becomes of old objects',
    type: 'text',
    required: false,
    placeholder: move,
    maxLength: 500,
    isLong: true,
  },
  checks(keepVersions),
  own,
];
