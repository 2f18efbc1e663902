import { networkField } from '../forms/network-field.ts';
import type { FormField } from '../forms.ts';
import type { Surroundings } from '../kind.ts';

export const vmForm = (around: Surroundings): FormField[] => [
  { id: 'name', label: 'Name', type: 'text', required: true, placeholder: 'web', maxLength: 63 },
  networkField(around),
  { id: 'boot_disk_gb', label: 'Boot disk in GB', type: 'text', required: false, value: '20', maxLength: 5 },
  {
    id: 'options',
    label: 'Options',
    type: 'checks',
    required: false,
    options: [
      { value: 'spot', label: 'Spot machine', description: 'Much cheaper; AWS stops it whenever it needs the room' },
      {
        value: 'public_address',
        label: 'Public address',
        description: 'Can be reached from the internet; needs a right',
      },
    ],
  },
  { id: 'purpose', label: 'What is it for?', type: 'text', required: false, maxLength: 1_000, isLong: true },
];
