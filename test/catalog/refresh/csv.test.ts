import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRows } from '../../../src/catalog/refresh/csv.ts';

async function* inPieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
async function rowsOf(text: string, size = 7): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const row of csvRows(inPieces(text, size))) rows.push(row);
  return rows;
}

describe('rows of a CSV list', () => {
  it.each([
    [
      'a,b\nc,d\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      '"a, ""b""",c\r\nd,',
      [
        ['a, "b"', 'c'],
        ['d', ''],
      ],
    ],
    ['"two\nlines",x', [['two\nlines', 'x']]],
    ['', []],
  ])('%j', async (text, rows) => {
    expect(await rowsOf(text)).toEqual(rows);
  });

  it('come out as they went in, whatever they hold and however they are cut', async () => {
    const field = fc.string({ unit: 'grapheme', maxLength: 8 });
    const rows = fc.array(fc.array(field, { minLength: 1, maxLength: 4 }), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 9 }), async (given, size) => {
        const text = given.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')).join('\n');
        expect(await rowsOf(`${text}\n`, size)).toEqual(given.length === 0 ? [['']] : given);
      }),
    );
  });

  it('are an error when the list ends inside a field', async () => {
    await expect(rowsOf('a,"b')).rejects.toThrow('in the middle of a field');
  });
});
