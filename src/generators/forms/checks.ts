import type { FormField, Option } from '../forms.ts';
import type { ProjectFacts } from '../kind.ts';

type Environment = Pick<ProjectFacts, 'environment'>;

/** Settings that are on or off, in one field. */
export const checks = (...options: readonly Option[]): FormField => ({
  id: 'options',
  label: 'Options',
  type: 'checks',
  required: false,
  options,
});

/** What is safer and dearer is set in prod. */
export const highAvailability = (description: string, { environment }: Environment): Option => ({
  value: 'high_availability',
  label: 'High availability',
  description,
  isSelected: environment === 'prod',
});

export const deletionProtection = ({ environment }: Environment): Option => ({
  value: 'deletion_protection',
  label: 'Deletion protection',
  description: 'Nobody can delete it before this is switched off',
  isSelected: environment === 'prod',
});

export const keepVersions: Option = {
  value: 'versioning',
  label: 'Keep versions',
  description: 'What is replaced or deleted can be brought back for 90 days',
  isSelected: true,
};
