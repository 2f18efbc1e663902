import { regions } from '../../catalog/regions.ts';
import type { Kind } from '../../core/request.ts';
import type { FormField, Menu } from '../forms.ts';
import type { Surroundings } from '../kind.ts';
import { formOf, generatorOf, menuOf } from '../kinds.ts';
import { namesOf } from '../references.ts';

/** A column of a batch file: one setting of a kind, or the name. */
export interface Column {
  id: string;
  /** What is expected, in words; empty where nothing can be said in general. */
  expected: string;
  /** What can be chosen; empty where anything may be typed. */
  choices: readonly string[];
  /** For the row that shows how it is done; empty where the setting is better left alone. */
  example: string;
}

/** Written by us, not by people. */
const OURS = ['requested_by'];
const MOST_STEPS = 400;

/**
 * The columns of a kind: its name, then what its form asks for, then every other setting. `around` gives the networks and firewalls that can
 * be named.
 */
export function columnsOf(around: Surroundings, kind: Kind): Column[] {
  const generator = generatorOf(around.project.provider, kind);
  const fields = formOf(around.project, kind, around.resources);
  const menus = menuChoices(around, kind);
  const asked = new Set([...menus.keys(), ...fields.flatMap(fieldSettings)]);
  const settings = generator.settings.filter(({ id }) => !OURS.includes(id));
  const known = [...settings.filter(({ id }) => asked.has(id)), ...settings.filter(({ id }) => !asked.has(id))];
  return [
    { id: 'name', expected: 'lower-case letters, digits and hyphens', choices: [], example: exampleName(fields) },
    ...known.map(({ id, expected, choices }) => {
      const offered = choicesFor(id, { around, menus, fields, choices });
      return { id, expected, choices: offered, example: exampleOf(id, fields, menus.get(id) ?? []) };
    }),
  ];
}

/** A field of checks holds several settings. */
const fieldSettings = ({ id, type, options = [] }: FormField): string[] =>
  type === 'checks' ? options.map(({ value }) => value) : [id];

interface Offer {
  around: Surroundings;
  menus: ReadonlyMap<string, readonly string[]>;
  fields: readonly FormField[];
  choices: readonly string[];
}

function choicesFor(id: string, { around, menus, fields, choices }: Offer): readonly string[] {
  if (id === 'region') return regions(around.project.provider).map((region) => region.id);
  if (id === 'network') return namesOf(around.resources, 'network');
  const field = fields.find((one) => one.id === id && one.type === 'choice');
  return menus.get(id) ?? field?.options?.map(({ value }) => value) ?? choices;
}

const exampleName = (fields: readonly FormField[]): string =>
  fields.find(({ id }) => id === 'name')?.placeholder ?? 'example';

function exampleOf(id: string, fields: readonly FormField[], offered: readonly string[]): string {
  const field = fields.find((one) => one.id === id);
  const selected = field?.options?.find(({ isSelected }) => isSelected)?.value;
  const required = field?.required ? field.placeholder : undefined;
  return field?.value ?? selected ?? offered[0] ?? required ?? '';
}

/** What the menus before a form lead to, by the setting that the last of them gives. */
function menuChoices({ project }: Surroundings, kind: Kind): Map<string, string[]> {
  const settings = new Set(generatorOf(project.provider, kind).settings.map(({ id }) => id));
  const found = new Map<string, string[]>();
  let steps = 0;
  const walk = (answers: Record<string, string>, menu: Menu | undefined): void => {
    steps += 1;
    if (!menu || steps > MOST_STEPS) return;
    const values = menu.options.map(({ value }) => value);
    if (settings.has(menu.id)) found.set(menu.id, [...new Set([...(found.get(menu.id) ?? []), ...values])]);
    else
      for (const value of values)
        walk({ ...answers, [menu.id]: value }, menuOf(project, kind, { ...answers, [menu.id]: value }));
  };
  walk({}, menuOf(project, kind));
  return found;
}
