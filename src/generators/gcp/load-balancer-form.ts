import { loadBalancerFields, PUBLIC_OPTION } from '../forms/load-balancer-fields.ts';
import type { FormField } from '../forms.ts';
import type { Surroundings } from '../kind.ts';

export const loadBalancerForm = (around: Surroundings): FormField[] => [
  ...loadBalancerFields(around, 40, { placeholder: 'name of an SSL certificate', maxLength: 63 }),
  PUBLIC_OPTION,
];
