import { vmFields } from '../forms/vm-form.ts';
import type { FormField, Option } from '../forms.ts';
import type { Surroundings } from '../kind.ts';

const KEY: FormField = {
  id: 'ssh_public_key',
  label: 'Public SSH key of who administers it',
  type: 'text',
  required: true,
  placeholder: 'ssh-ed25519 AAAAC3NzaC1lZDI1…',
  maxLength: 1_500,
  isLong: true,
};

const ENTRA_LOGIN: Option = {
  value: 'entra_login',
  label: 'Login by Entra ID',
  description: 'People with a role on the machine log in by their own account',
  isSelected: true,
};

export const vmForm = (around: Surroundings): FormField[] =>
  vmFields(around, { cloud: 'Azure', own: KEY, ownChecks: [ENTRA_LOGIN] });
