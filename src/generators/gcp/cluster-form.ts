import { networkField } from '../forms/network-field.ts';
import type { FormField } from '../forms.ts';
import type { Surroundings } from '../kind.ts';

export const clusterForm = (around: Surroundings): FormField[] => {
  const isProd = around.project.environment === 'prod';
  return [
    { id: 'name', label: 'Name', type: 'text', required: true, placeholder: 'apps', maxLength: 24 },
    networkField(around),
    {
      id: 'node_type',
      label: 'Machine type of a node',
      type: 'text',
      required: false,
      value: 'e2-standard-2',
      maxLength: 63,
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
          description: 'Control plane and nodes in three zones',
          isSelected: isProd,
        },
        {
          value: 'deletion_protection',
          label: 'Deletion protection',
          description: 'Nobody can delete it before this is switched off',
          isSelected: isProd,
        },
      ],
    },
  ];
};
