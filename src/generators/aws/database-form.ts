import { databaseClasses } from '../../catalog/databases.ts';
import { classOption, databaseFields, engineField, PRICED_ENGINE } from '../forms/database-form.ts';
import type { FormField, Menu, Option } from '../forms.ts';
import type { ProjectFacts, Surroundings } from '../kind.ts';

/** First the family, then the class, each with its price; they are the same for both engines, and the last menu alone gives a setting. */
export function databaseMenu(project: ProjectFacts, answers: Readonly<Record<string, string>>): Menu | undefined {
  if (answers.class) return undefined;
  if (!answers.family) return { id: 'family', label: 'Family', options: familyOptions() };
  return { id: 'class', label: 'Class', options: classOptions(project, answers.family) };
}

const USES: Readonly<Record<string, string>> = { t: 'Small, works in bursts', m: 'General', r: 'Much memory' };

/** `t4g` of `db.t4g.small`. */
const familyOf = (id: string): string => id.split('.')[1] ?? '';

const familyOptions = (): Option[] =>
  [...new Set(databaseClasses('aws', PRICED_ENGINE).map(({ id }) => familyOf(id)))]
    .sort((a, b) => 'tmr'.indexOf(a.charAt(0)) - 'tmr'.indexOf(b.charAt(0)) || b.localeCompare(a))
    .slice(0, 25)
    .map((family) => ({
      value: family,
      label: family.toUpperCase(),
      description: `${USES[family.charAt(0)] ?? 'Special'}, ${family.endsWith('g') ? 'Arm' : 'Intel'}`,
    }));

const classOptions = (project: ProjectFacts, family: string): Option[] =>
  databaseClasses('aws', PRICED_ENGINE)
    .filter(({ id }) => familyOf(id) === family)
    .slice(0, 25)
    .map((one) => classOption(project, one));

export const databaseForm = (around: Surroundings): FormField[] =>
  databaseFields(around, { longestName: 40, own: engineField, storageGb: 20 });
