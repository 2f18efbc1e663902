import { type Problem, refuseIf } from '../../core/refusal.ts';
import { readYaml, type YamlFile } from '../../core/yaml.ts';
import { shown } from '../names.ts';
import { MOST_BYTES, MOST_ROWS } from './limits.ts';
import { type BatchRow, badFile } from './row.ts';

const EXPECTED = 'a list `resources`, each with kind, name and settings';

/** The resources of a YAML file: `resources`, each like the file of one resource. @throws Refusal `bad-input` by entry and line */
export function yamlRows(name: string, text: string): BatchRow[] {
  const file = readYaml(name, text, MOST_BYTES);
  const { resources = null } = file.value;
  if (resources === null && 'resources' in file.value) return [];
  if (!Array.isArray(resources)) throw badFile('it has no list `resources`', EXPECTED);
  if (resources.length > MOST_ROWS) throw badFile(`it has ${resources.length} resources`, `at most ${MOST_ROWS}`);
  refuseIf(resources.flatMap((entry, at) => entryProblems(file, entry, at)));
  return resources.map((entry, at) => toRow(file, entry as Entry, at));
}

interface Entry {
  kind: string;
  name: string;
  settings?: Record<string, unknown> | null;
}

const whereOf = (file: YamlFile, at: number): string => `resource ${at + 1}, line ${file.lineOf(['resources', at])}`;

function entryProblems(file: YamlFile, entry: unknown, at: number): Problem[] {
  const wrong = (why: string): Problem[] => [
    { code: 'bad-input', field: whereOf(file, at), why, expected: 'kind, name and settings' },
  ];
  if (!isFields(entry)) return wrong('it is no mapping');
  const unknown = Object.keys(entry).filter((key) => !['kind', 'name', 'settings'].includes(key));
  if (unknown.length > 0) return wrong(`there is no ${unknown.map((key) => shown(key)).join(', ')} in it`);
  if (typeof entry.kind !== 'string' || typeof entry.name !== 'string') return wrong('kind or name is missing');
  return isFields(entry.settings ?? {}) ? [] : wrong('its settings are no mapping');
}

const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const toRow = (file: YamlFile, { kind, name, settings }: Entry, at: number): BatchRow => ({
  where: whereOf(file, at),
  place: (column) => {
    const path = ['kind', 'name'].includes(column) ? [column] : ['settings', column];
    return `line ${file.lineOf(['resources', at, ...path])} (${column})`;
  },
  ...{ kind, name },
  cells: settings ?? {},
});
