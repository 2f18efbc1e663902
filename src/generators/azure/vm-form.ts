import { checks } from '../forms/checks.ts';
import { networkField } from '../forms/network-field.ts';
import type { FormField } from '../forms.ts';
import type { Surroundings } from '../kind.ts';

export const vmForm = (around: Surroundings): FormField[] => [
  { id: 'name', label: 'Name', type: 'text', required: true, placeholder: 'web', maxLength: 63 },
  networkField(around),
  {
    id: 'ssh_public_key',
    label: 'Public SSH key of who administers it',
    type: 'text',
    required: true,
    placeholder: 'ssh-ed25519 AAAAC3NzaC1lZDI1…',
    maxLength: 1_500,
    isLong: true,
  },
  checks(
    {
      value: 'entra_login',
      label: 'Login by Entra ID',
      description: 'People with a role on the machine log in by their own account',
      isSelected: true,
    },
    { value: 'spot', label: 'Spot machine', description: 'Much cheaper; Azure stops it whenever it needs the room' },
    {
      value: 'public_address',
      label: 'Public address',
      description: 'Can be reached from the internet; needs a right',
    },
  ),
  { id: 'purpose', label: 'What is it for?', type: 'text', required: false, maxLength: 1_000, isLong: true },
];
