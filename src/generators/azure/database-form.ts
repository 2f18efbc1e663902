import { databaseClasses } from '../../catalog/databases.ts';
import { classOption, databaseFields, PRICED_ENGINE } from '../forms/database-form.ts';
import type { FormField, Menu, Option } from '../forms.ts';
import type { ProjectFacts, Surroundings } from '../kind.ts';

const TIERS: readonly Option[] = [
  { value: 'B', label: 'Burstable', description: 'Small, works in bursts; no standby and no replicas' },
  { value: 'GP', label: 'General purpose', description: '4 GiB for each vCPU' },
  { value: 'MO', label: 'Memory optimized', description: '8 GiB for each vCPU' },
];

/** First the tier, then the class, each with its price; the last menu alone gives a setting. */
export function databaseMenu(project: ProjectFacts, answers: Readonly<Record<string, string>>): Menu | undefined {
  if (answers.class) return undefined;
  const { tier } = answers;
  return tier
    ? { id: 'class', label: 'Class', options: classOptions(project, tier) }
    : { id: 'tier', label: 'Tier', options: TIERS };
}

const classOptions = (project: ProjectFacts, tier: string): Option[] =>
  databaseClasses('azure', PRICED_ENGINE)
    .filter(({ id }) => id.startsWith(`${tier}_`))
    .slice(0, 25)
    .map((one) => classOption(project, one));

const adminsField: FormField = {
  id: 'admins',
  label: 'Who may log in, from Entra',
  type: 'text',
  required: false,
  placeholder: 'One a line: object id, group or user, name',
  maxLength: 1_000,
  isLong: true,
};

export const databaseForm = (around: Surroundings): FormField[] =>
  databaseFields(around, { longestName: 40, own: adminsField, storageGb: 32 });
