import { networkFields } from '../forms/network-form.ts';
import type { FormField } from '../forms.ts';

const DNS_ZONE: FormField = {
  id: 'dns_zone',
  label: 'Private DNS zone',
  type: 'text',
  required: false,
  placeholder: 'shop.internal',
  maxLength: 253,
};

export const networkForm = (): FormField[] => networkFields({ longestName: 56, nat: 'a NAT gateway', own: [DNS_ZONE] });
