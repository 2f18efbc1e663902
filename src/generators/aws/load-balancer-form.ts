import { networkField } from '../forms/network-field.ts';
import type { FormField } from '../forms.ts';
import type { Surroundings } from '../kind.ts';

export const loadBalancerForm = (around: Surroundings): FormField[] => [
  { id: 'name', label: 'Name', type: 'text', required: true, placeholder: 'front', maxLength: 32 },
  networkField(around),
  {
    id: 'targets',
    label: 'Machines it spreads over',
    type: 'text',
    required: true,
    placeholder: 'web-1, web-2',
    maxLength: 500,
  },
  {
    id: 'certificate',
    label: 'Certificate',
    type: 'text',
    required: false,
    placeholder: 'arn:aws:acm:…:certificate/…',
    maxLength: 300,
  },
  {
    id: 'options',
    label: 'Options',
    type: 'checks',
    required: false,
    options: [
      { value: 'public', label: 'Reached from the internet', description: 'With a public address; needs a right' },
    ],
  },
];
