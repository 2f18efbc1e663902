import { networkField } from '../forms/network-field.ts';
import type { FormField } from '../forms.ts';
import type { Surroundings } from '../kind.ts';

export const clusterForm = (around: Surroundings): FormField[] => {
  const isProd = around.project.environment === 'prod';
  return [
    { id: 'name', label: 'Name', type: 'text', required: true, placeholder: 'apps', maxLength: 40 },
    networkField(around),
    {
      id: 'node_type',
      label: 'Machine type of a node',
      type: 'text',
      required: false,
      value: 't3a.large',
      maxLength: 41,
    },
    { id: 'nodes', label: 'Nodes', type: 'text', required: false, value: isProd ? '3' : '2', maxLength: 4 },
    {
      id: 'options',
      label: 'Options',
      type: 'checks',
      required: false,
      options: [
        {
          value: 'high_availability',
          label: 'High availability',
          description: 'Nodes in two zones; the control plane is in several always',
          isSelected: isProd,
        },
      ],
    },
  ];
};
