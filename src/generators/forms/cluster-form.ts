import type { FormField, Option } from '../forms.ts';
import type { Surroundings } from '../kind.ts';
import { checks } from './checks.ts';
import { networkField } from './network-field.ts';

interface Asked {
  longestName: number;
  /** Of a node, where nothing else is typed. */
  machineType: string;
  longestType: number;
  options: readonly Option[];
}

/** What every cloud asks for a cluster. */
export const clusterFields = (
  around: Surroundings,
  { longestName, machineType, longestType, options }: Asked,
): FormField[] => [
  { id: 'name', label: 'Name', type: 'text', required: true, placeholder: 'apps', maxLength: longestName },
  networkField(around),
  {
    id: 'node_type',
    label: 'Machine type of a node',
    type: 'text',
    required: false,
    value: machineType,
    maxLength: longestType,
  },
  {
    id: 'nodes',
    label: 'Nodes',
    type: 'text',
    required: false,
    value: around.project.environment === 'prod' ? '3' : '2',
    maxLength: 4,
  },
  checks(...options),
];
