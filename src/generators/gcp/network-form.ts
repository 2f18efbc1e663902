import type { FormField } from '../forms.ts';

export const networkForm = (): FormField[] => [
  { id: 'name', label: 'Name', type: 'text', required: true, placeholder: 'app', maxLength: 56 },
  { id: 'cidr', label: 'Address range', type: 'text', required: false, value: '10.10.0.0/20', maxLength: 18 },
  {
    id: 'options',
    label: 'Options',
    type: 'checks',
    required: false,
    options: [
      {
        value: 'nat',
        label: 'Way out to the internet',
        description: 'Private machines reach it through Cloud NAT; nothing comes in',
        isSelected: true,
      },
      {
        value: 'private_google_access',
        label: "Google's services without NAT",
        description: 'Storage, registries and APIs stay inside',
        isSelected: true,
      },
      {
        value: 'allow_internal',
        label: 'Machines may talk to each other',
        description: 'A firewall rule for the range of this network',
      },
    ],
  },
  { id: 'purpose', label: 'What is it for?', type: 'text', required: false, maxLength: 1_000, isLong: true },
];
