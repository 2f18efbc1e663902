import type { FormField } from '../forms.ts';
import type { Surroundings } from '../kind.ts';
import { namesOf } from '../references.ts';

/** A network to choose among those of the project, or to type while there are none or too many. */
export function networkField({ resources }: Pick<Surroundings, 'resources'>): FormField {
  const names = namesOf(resources, 'network');
  const field = { id: 'network', label: 'Network', required: true };
  if (names.length === 0 || names.length > 25)
    return { ...field, type: 'text', placeholder: 'name of a network in this project', maxLength: 63 };
  return {
    ...field,
    type: 'choice',
    options: names.map((name, at) => ({ value: name, label: name, isSelected: at === 0 })),
  };
}
