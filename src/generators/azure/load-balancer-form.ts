import { networkField } from '../forms/network-field.ts';
import type { FormField, Menu } from '../forms.ts';
import type { ProjectFacts, Surroundings } from '../kind.ts';

/** Asked before the form, because the form has no room for it. */
export const loadBalancerMenu = (
  _project: ProjectFacts,
  answers: Readonly<Record<string, string>>,
): Menu | undefined =>
  answers.public === undefined
    ? {
        id: 'public',
        label: 'Who reaches it',
        options: [
          { value: 'false', label: 'The network only', description: 'A private address' },
          { value: 'true', label: 'The internet', description: 'A public address; needs a right' },
        ],
      }
    : undefined;

export const loadBalancerForm = (around: Surroundings): FormField[] => [
  { id: 'name', label: 'Name', type: 'text', required: true, placeholder: 'front', maxLength: 56 },
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
    label: 'Certificate, if it is reached from outside',
    type: 'text',
    required: false,
    placeholder: 'https://<vault>.vault.azure.net/secrets/<name>',
    maxLength: 300,
  },
  {
    id: 'identity',
    label: 'Identity that may read the certificate',
    type: 'text',
    required: false,
    placeholder: '/subscriptions/…/userAssignedIdentities/…',
    maxLength: 400,
  },
];
