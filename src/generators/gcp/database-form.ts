import { databaseClasses } from '../../catalog/databases.ts';
import { classOption, databaseFields, engineField, PRICED_ENGINE } from '../forms/database-form.ts';
import type { FormField, Menu } from '../forms.ts';
import type { ProjectFacts, Surroundings } from '../kind.ts';

/** The class, each with its price; it is the same for both engines. */
export const databaseMenu = (project: ProjectFacts, answers: Readonly<Record<string, string>>): Menu | undefined =>
  answers.class
    ? undefined
    : {
        id: 'class',
        label: 'Class',
        options: databaseClasses('gcp', PRICED_ENGINE)
          .filter(({ id }) => /^db-(?:custom|f1|g1)/.test(id))
          .slice(0, 25)
          .map((one) => classOption(project, one)),
      };

export const databaseForm = (around: Surroundings): FormField[] =>
  databaseFields(around, { longestName: 52, own: engineField, storageGb: 20 });
