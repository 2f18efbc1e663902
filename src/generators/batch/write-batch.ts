import type { Kind, Resource } from '../../core/request.ts';
import { writeYaml } from '../../core/yaml.ts';
import type { Surroundings } from '../kind.ts';
import { GENERATORS } from '../kinds.ts';
import { asText } from '../settings/as-text.ts';
import { withoutDefaults } from '../templates/condense.ts';
import { letterOf, safeCell } from './cells.ts';
import { type Column, columnsOf } from './columns.ts';
import { CHOICES } from './read-batch.ts';

export const BATCH_FORMATS = ['csv', 'xlsx', 'yaml'] as const;
export type BatchFormat = (typeof BATCH_FORMATS)[number];

/** Rows in which a choice can be made from a list. */
const CHOOSING_ROWS = 500;

interface Wanted {
  format: BatchFormat;
  /** Only this kind. */
  kind?: Kind;
  /** With what the project has, to change much at once; else with an example of each kind. */
  filled: boolean;
}

/**
 * A file to fill in: its columns, a row that shows how it is done, and what can be chosen; or with what the project has. What `readBatch`
 * reads from it is what was written.
 */
export async function writeBatch(around: Surroundings, { format, kind, filled }: Wanted): Promise<Uint8Array> {
  const kinds = GENERATORS.of(around.project.provider)
    .map((generator) => generator.kind)
    .filter((one) => kind === undefined || one === kind);
  const sheets = kinds.map((one) => sheetOf(around, one, filled));
  switch (format) {
    case 'csv':
      return asBytes(await csvOf(sheets));
    case 'yaml':
      return asBytes(yamlOf(around, sheets, filled));
    case 'xlsx':
      return workbookOf(sheets);
  }
}

interface Sheet {
  kind: Kind;
  columns: readonly Column[];
  /** Values by column. */
  rows: readonly Readonly<Record<string, string>>[];
}

const asBytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function sheetOf(around: Surroundings, kind: Kind, filled: boolean): Sheet {
  const columns = columnsOf(around, kind);
  const present = around.resources.filter((resource) => resource.kind === kind);
  const rows = filled ? present.map((resource) => rowOf(resource, columns)) : [exampleRow(columns)];
  return { kind, columns, rows };
}

const rowOf = ({ name, settings }: Resource, columns: readonly Column[]): Record<string, string> =>
  Object.fromEntries(columns.map(({ id }) => [id, id === 'name' ? name : asText(settings[id] ?? null)]));

/** It begins with a sign that makes it a remark: nobody gets it who sends the file back as it was. */
const exampleRow = (columns: readonly Column[]): Record<string, string> =>
  Object.fromEntries(columns.map(({ id, example }) => [id, id === 'name' ? `#${example}` : example]));

/** One table of all kinds: a column for every setting that any of them has. */
async function csvOf(sheets: readonly Sheet[]): Promise<string> {
  const { writeCsv } = await import('hucre/csv');
  const columns = ['name', ...new Set(sheets.flatMap(({ columns }) => columns.map(({ id }) => id)))].filter(
    (id, at, all) => all.indexOf(id) === at,
  );
  const rows = sheets.flatMap(({ kind, rows }) =>
    rows.map((row) => {
      const isRemark = row.name?.startsWith('#');
      const said = isRemark ? { ...row, name: row.name?.slice(1) ?? '' } : row;
      return [isRemark ? `#${kind}` : kind, ...columns.map((id) => safeCell(said[id] ?? ''))];
    }),
  );
  return writeCsv([['kind', ...columns], ...rows], { bom: true });
}

async function workbookOf(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx');
  const lists = sheets.flatMap(({ kind, columns }) =>
    columns.flatMap(({ id, choices }, at) => (choices.length > 0 ? [{ kind, id, choices, at }] : [])),
  );
  return writeXlsx({
    sheets: [
      ...sheets.map(({ kind, columns, rows }) => ({
        name: kind,
        rows: [columns.map(({ id }) => id), ...rows.map((row) => columns.map(({ id }) => safeCell(row[id] ?? '')))],
        columns: columns.map(({ id }) => ({ width: Math.max(12, id.length + 2) })),
        freezePane: { rows: 1, columns: 1 },
        dataValidations: lists.flatMap((list, number) =>
          list.kind === kind ? [listOf(list.at, letterOf(number), list.choices.length)] : [],
        ),
      })),
      { name: CHOICES, rows: choiceRows(lists) },
    ],
  });
}

/** The choices of a column, as a list to click in its cells: longer than what fits beside a cell, so they stand in a sheet of their own. */
const listOf = (column: number, list: string, length: number) => ({
  type: 'list' as const,
  formula1: `${CHOICES}!$${list}$2:$${list}$${length + 1}`,
  range: `${letterOf(column)}2:${letterOf(column)}${CHOOSING_ROWS}`,
  allowBlank: true,
  showErrorMessage: true,
  errorStyle: 'warning' as const,
  errorTitle: 'Not in the list',
  errorMessage: 'GuildOps may not know this value.',
});

function choiceRows(lists: readonly { kind: Kind; id: string; choices: readonly string[] }[]): string[][] {
  const longest = Math.max(0, ...lists.map(({ choices }) => choices.length));
  return [
    lists.map(({ kind, id }) => `${kind}.${id}`),
    ...Array.from({ length: longest }, (_, at) => lists.map(({ choices }) => safeCell(choices[at] ?? ''))),
  ];
}

/** As the files of single resources are written; an example is given where there is nothing to change. */
function yamlOf({ project, resources }: Surroundings, sheets: readonly Sheet[], filled: boolean): string {
  const kinds = sheets.map(({ kind }) => kind);
  const present = resources
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ kind, name, settings }) => {
      const { requested_by: _, ...kept } = withoutDefaults({ kind, settings }, project);
      return { kind, name, settings: kept };
    });
  const remark = `Resources of ${project.id}. What is here already is changed where this says otherwise, anything else is added.`;
  if (filled) return writeYaml(remark, { resources: present });
  const examples = writeYaml(`${remark}\nTake the # off an example to use it.`, { resources: sheets.map(exampleOf) });
  return asRemarks(examples);
}

const exampleOf = ({ kind, columns }: Sheet) => ({
  kind,
  name: columns.find(({ id }) => id === 'name')?.example ?? 'example',
  settings: Object.fromEntries(
    columns.flatMap(({ id, example }) => (id === 'name' || example === '' ? [] : [[id, example]])),
  ),
});

const asRemarks = (text: string): string =>
  text
    .split('\n')
    .map((line) => (/^(?:#.*|resources:|)$/.test(line) ? line : `#${line}`))
    .join('\n');

/** The name of such a file: `web-dev.xlsx`. */
export const batchFileName = ({ project }: Surroundings, { format, kind }: Pick<Wanted, 'format' | 'kind'>): string =>
  `${project.id}${kind ? `-${kind}` : ''}.${format}`;
