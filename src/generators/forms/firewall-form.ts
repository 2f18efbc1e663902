import type { FormField } from '../forms.ts';
import type { Surroundings } from '../kind.ts';
import { networkField } from './network-field.ts';

/** `longest`: what the cloud leaves of a name. */
export const firewallForm = (around: Surroundings, longest: number): FormField[] => [
  { id: 'name', label: 'Name', type: 'text', required: true, placeholder: 'web-in', maxLength: longest },
  networkField(around),
  {
    id: 'allow',
    label: 'What it lets in, a protocol a line',
    type: 'text',
    required: true,
    placeholder: 'tcp 80,443',
    maxLength: 500,
    isLong: true,
  },
  {
    id: 'sources',
    label: 'From which addresses',
    type: 'text',
    required: true,
    placeholder: '10.0.0.0/8',
    maxLength: 500,
  },
  {
    id: 'tags',
    label: 'To machines with these tags',
    type: 'text',
    required: false,
    placeholder: 'http',
    maxLength: 200,
  },
];
