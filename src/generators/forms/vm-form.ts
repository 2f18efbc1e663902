import type { FormField, Option } from '../forms.ts';
import type { Surroundings } from '../kind.ts';
import { checks } from './checks.ts';
import { networkField } from './network-field.ts';
import { purposeField } from './purpose-field.ts';

interface Asked {
  /** Who stops a spot machine when it needs the room. */
  cloud: string;
  /** What a cloud asks for besides. */
  own: FormField;
  ownChecks?: readonly Option[];
}

/** What every cloud asks for a machine. */
export const vmFields = (around: Surroundings, { cloud, own, ownChecks = [] }: Asked): FormField[] => [
  { id: 'name', label: 'Name', type: 'text', required: true, placeholder: 'web', maxLength: 63 },
  networkField(around),
  own,
  checks(
    ...ownChecks,
    { value: 'spot', label: 'Spot machine', description: `Much cheaper; ${cloud} stops it whenever it needs the room` },
    {
      value: 'public_address',
      label: 'Public address',
      description: 'Can be reached from the internet; needs a right',
    },
  ),
  purposeField,
];

/** The disk a machine starts from. */
export const bootDiskField: FormField = {
  id: 'boot_disk_gb',
  label: 'Boot disk in GB',
  type: 'text',
  required: false,
  value: '20',
  maxLength: 5,
};
