import { loadBalancerFields, PUBLIC_OPTION } from '../forms/load-balancer-fields.ts';
import type { FormField } from '../forms.ts';
import type { Surroundings } from '../kind.ts';

export const loadBalancerForm = (around: Surroundings): FormField[] => [
  ...loadBalancerFields(around, 32, { placeholder: 'arn:aws:acm:…:certificate/…', maxLength: 300 }),
  PUBLIC_OPTION,
];
