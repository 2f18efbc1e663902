import { storageClasses } from '../../catalog/storage.ts';
import type { FormField } from '../forms.ts';

export const bucketForm = (): FormField[] => [
  { id: 'name', label: 'Name', type: 'text', required: true, placeholder: 'uploads', maxLength: 52 },
  {
    id: 'class',
    label: 'Class',
    type: 'choice',
    required: false,
    options: storageClasses('aws').map(({ id, title, minDays }) => ({
      value: id,
      label: title,
      description: minDays === 0 ? 'Paid for as long as it is kept' : `Paid for at least ${minDays} days each`,
      isSelected: id === 'STANDARD',
    })),
  },
  {
    id: 'lifecycle',
    label: 'What becomes of old objects',
    type: 'text',
    required: false,
    placeholder: '30 move STANDARD_IA',
    maxLength: 500,
    isLong: true,
  },
  {
    id: 'options',
    label: 'Options',
    type: 'checks',
    required: false,
    options: [
      {
        value: 'versioning',
        label: 'Keep versions',
        description: 'What is replaced or deleted can be brought back for 90 days',
        isSelected: true,
      },
    ],
  },
  { id: 'purpose', label: 'What is it for?', type: 'text', required: false, maxLength: 1_000, isLong: true },
];
