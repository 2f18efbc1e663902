import { loadBalancerFields } from '../forms/load-balancer-fields.ts';
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
  ...loadBalancerFields(around, 56, {
    label: 'Certificate, if it is reached from outside',
    placeholder: 'https://<vault>.vault.azure.net/secrets/<name>',
    maxLength: 300,
  }),
  {
    id: 'identity',
    label: 'Identity that may read the certificate',
    type: 'text',
    required: false,
    placeholder: '/subscriptions/…/userAssignedIdentities/…',
    maxLength: 400,
  },
];
