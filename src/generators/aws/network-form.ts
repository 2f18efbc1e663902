import { networkFields } from '../forms/network-form.ts';
import type { FormField } from '../forms.ts';
import type { Surroundings } from '../kind.ts';

export const networkForm = ({ project }: Surroundings): FormField[] =>
  networkFields({
    longestName: 40,
    nat: 'a NAT gateway',
    ownChecks: [
      {
        value: 'high_availability',
        label: 'A gateway in each zone',
        description: 'The way out outlives a zone; doubles the price of the gateway',
        isSelected: project.environment === 'prod',
      },
    ],
  });
