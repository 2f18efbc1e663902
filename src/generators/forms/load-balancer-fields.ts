import type { FormField } from '../forms.ts';
import type { Surroundings } from '../kind.ts';
import { networkField } from './network-field.ts';

interface Certificate {
  label?: string;
  /** How the cloud names one. */
  placeholder: string;
  maxLength: number;
}

/** What is asked of a load balancer on every cloud; `longestName` and how certificates are named are the cloud's. */
export const loadBalancerFields = (
  around: Surroundings,
  longestName: number,
  { label = 'Certificate', placeholder, maxLength }: Certificate,
): FormField[] => [
  { id: 'name', label: 'Name', type: 'text', required: true, placeholder: 'front', maxLength: longestName },
  networkField(around),
  {
    id: 'targets',
    label: 'Machines it spreads over',
    type: 'text',
    required: true,
    placeholder: 'web-1, web-2',
    maxLength: 500,
  },
  { id: 'certificate', label, type: 'text', required: false, placeholder, maxLength },
];

/** Whether it is reached from the internet, where the form has room to ask. */
export const PUBLIC_OPTION: FormField = {
  id: 'options',
  label: 'Options',
  type: 'checks',
  required: false,
  options: [
    { value: 'public', label: 'Reached from the internet', description: 'With a public address; needs a right' },
  ],
};
