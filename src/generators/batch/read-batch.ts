import { Refusal } from '../../core/refusal.ts';
import { MOST_BYTES, MOST_ROWS } from './limits.ts';
import { type BatchRow, badFile } from './row.ts';
import { type Table, tableRows } from './table.ts';
import { vetZip } from './vet-zip.ts';
import { yamlRows } from './yaml-rows.ts';

/** A file that somebody sent. */
export interface BatchFile {
  name: string;
  bytes: Uint8Array;
}

/** The sheet of a workbook that holds what can be chosen; it is ours, and holds no resource. */
export const CHOICES = 'choices';

/**
 * The resources that a file names, of whichever of the three formats its name says.
 * @throws Refusal `bad-input` by row and column
 */
export async function readBatch({ name, bytes }: BatchFile): Promise<BatchRow[]> {
  if (bytes.length > MOST_BYTES)
    throw badFile(`it has ${Math.ceil(bytes.length / 1024)} KiB`, `at most ${MOST_BYTES / 1024} KiB`);
  const rows = await rowsOf(name, bytes);
  if (rows.length === 0)
    throw badFile('there is no resource in it', 'a row for each resource; rows that begin with # are remarks');
  if (rows.length > MOST_ROWS) throw badFile(`it has ${rows.length} resources`, `at most ${MOST_ROWS}`);
  return rows;
}

async function rowsOf(name: string, bytes: Uint8Array): Promise<BatchRow[]> {
  switch (/\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase()) {
    case 'csv':
      return tableRows(await csvTable(textOf(bytes)));
    case 'xlsx':
      return (await sheetsOf(bytes)).flatMap(tableRows);
    case 'yaml':
    case 'yml':
      return yamlRows('the file', textOf(bytes));
    default:
      throw badFile('its name does not say what it is', 'a name that ends in .csv, .xlsx or .yaml');
  }
}

/** @throws Refusal `bad-input` where it is no text */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw badFile('it is no text in UTF-8', 'to save it as “CSV UTF-8”');
  }
}

/** Loaded when the first file comes: most runs of the program see none. */
const formats = () => import('hucre/csv');

async function csvTable(text: string): Promise<Table> {
  const { parseCsv } = await formats();
  return { rows: await asRead(() => parseCsv(text, { typeInference: false, skipEmptyRows: false })) };
}

async function sheetsOf(bytes: Uint8Array): Promise<Table[]> {
  await vetZip(bytes);
  const { readXlsx } = await import('hucre/xlsx');
  const { sheets } = await asRead(() => readXlsx(bytes, { maxRows: MOST_ROWS * 5 }));
  return sheets.filter(({ name }) => name.toLowerCase() !== CHOICES).map(({ name, rows }) => ({ sheet: name, rows }));
}

/** A file that cannot be read is refused, in the words of who tried. */
async function asRead<T>(read: () => T | Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw badFile(`it cannot be read: ${(error as Error).message.slice(0, 200)}`, 'the file as a spreadsheet saves it');
  }
}
