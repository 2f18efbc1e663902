import type { FormField, Option } from '../forms.ts';
import { checks } from './checks.ts';
import { purposeField } from './purpose-field.ts';

interface Asked {
  longestName: number;
  /** What the way out goes through. */
  nat: string;
  /** What a cloud asks for besides. */
  ownChecks?: readonly Option[];
  own?: readonly FormField[];
}

/** What every cloud asks for a network. */
export const networkFields = ({ longestName, nat, ownChecks = [], own = [] }: Asked): FormField[] => [
  { id: 'name', label: 'Name', type: 'text', required: true, placeholder: 'app', maxLength: longestName },
  { id: 'cidr', label: 'Address range', type: 'text', required: false, value: '10.10.0.0/20', maxLength: 18 },
  checks(
    {
      value: 'nat',
      label: 'Way out to the internet',
      description: `Private machines reach it through ${nat}; nothing comes in`,
      isSelected: true,
    },
    ...ownChecks,
  ),
  ...own,
  purposeField,
];
