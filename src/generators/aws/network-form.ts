import type { FormField } from '../forms.ts';
import type { Surroundings } from '../kind.ts';

export const networkForm = ({ project }: Surroundings): FormField[] => [
  { id: 'name', label: 'Name', type: 'text', required: true, placeholder: 'app', maxLength: 40 },
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
        description: 'Private machines reach it through a NAT gateway; nothing comes in',
        isSelected: true,
      },
      {
        value: 'high_availability',
        label: 'A gateway in each zone',
        description: 'The way out outlives a zone; doubles the price of the gateway',
        isSelected: project.environment === 'prod',
      },
    ],
  },
  { id: 'purpose', label: 'What is it for?', type: 'text', required: false, maxLength: 1_000, isLong: true },
];
