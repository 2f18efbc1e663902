import { checks } from '../forms/checks.ts';
import type { FormField } from '../forms.ts';

export const networkForm = (): FormField[] => [
  { id: 'name', label: 'Name', type: 'text', required: true, placeholder: 'app', maxLength: 56 },
  { id: 'cidr', label: 'Address range', type: 'text', required: false, value: '10.10.0.0/20', maxLength: 18 },
  checks({
    value: 'nat',
    label: 'Way out to the internet',
    description: 'Private machines reach it through a NAT gateway; nothing comes in',
    isSelected: true,
  }),
  {
    id: 'dns_zone',
    label: 'Private DNS zone',
    type: 'text',
    required: false,
    placeholder: 'shop.internal',
    maxLength: 253,
  },
  { id: 'purpose', label: 'What is it for?', type: 'text', required: false, maxLength: 1_000, isLong: true },
];
