import fc from 'fast-check';
import { zipSync } from 'fflate';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../src/core/refusal.ts';
import { batchDeltas } from '../../../src/generators/batch/batch-deltas.ts';
import { plainCell, safeCell } from '../../../src/generators/batch/cells.ts';
import { MOST_BYTES, MOST_ROWS, MOST_UNPACKED } from '../../../src/generators/batch/limits.ts';
import { readBatch } from '../../../src/generators/batch/read-batch.ts';
import { BATCH_FORMATS, writeBatch } from '../../../src/generators/batch/write-batch.ts';
import { ALICE, aNetwork, aVm, SHOP } from '../samples.ts';
import { projectOn, SCENES } from '../templates/scenes.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const around = { project: SHOP, resources: [aNetwork()] };

/** What a refusal says, one line per problem. */
async function refusals(work: () => Promise<unknown>): Promise<string[]> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.problems.map((one) => (one.code === 'bad-input' ? `${one.field}: ${one.why}` : one.code));
  }
  return [];
}

const csv = async (text: string, resources = around.resources) =>
  batchDeltas({ project: SHOP, resources }, await readBatch({ name: 'a.csv', bytes: bytes(text) }), [], ALICE);

describe('a batch file', () => {
  it.each(BATCH_FORMATS)('that was filled with a project changes nothing of it as %s', async (format) => {
    for (const { project, resources } of SCENES.filter(({ environment }) => environment === 'dev')) {
      const surroundings = { project, resources };
      const file = await writeBatch(surroundings, { format, filled: true });
      const rows = await readBatch({ name: `a.${format}`, bytes: file });
      expect(rows).toHaveLength(resources.length);
      expect(batchDeltas(surroundings, rows, [], ALICE)).toEqual([]);
    }
  });

  it.each(BATCH_FORMATS)('sent back with its examples only asks for nothing as %s', async (format) => {
    for (const provider of ['gcp', 'aws', 'azure'] as const) {
      const file = await writeBatch({ project: projectOn(provider), resources: [] }, { format, filled: false });
      expect(await refusals(() => readBatch({ name: `a.${format}`, bytes: file }))).toEqual([
        'file: there is no resource in it',
      ]);
    }
  });

  it('gives an example that is right once its # is taken off', async () => {
    const file = await writeBatch(around, { format: 'csv', kind: 'vm', filled: false });
    const text = new TextDecoder().decode(file).replace('#vm', 'vm');
    expect(await csv(text)).toMatchObject([{ do: 'add', resource: { kind: 'vm', name: 'web' } }]);
  });

  it('adds what is new, changes what is there, and leaves what it does not name', async () => {
    const present = [aNetwork(), aVm('web'), aVm('old')];
    const deltas = await csv('kind,name,machine_type,network\nvm,web,e2-small,app\nserver,api,e2-micro,app\n', present);
    expect(deltas).toMatchObject([
      { do: 'change', resource: { name: 'web', settings: { machine_type: 'e2-small', boot_disk_gb: 20 } } },
      { do: 'add', resource: { name: 'api' } },
    ]);
  });

  it('takes the semicolons and commas that spreadsheets of other countries write', async () => {
    expect(await csv('kind;name;machine_type;network\nvm;api;e2-micro;app\n')).toHaveLength(1);
  });

  it('names every bad row by row and column, with what would be right, and takes nothing', async () => {
    const text = [
      'kind,name,machine_type,network,boot_disk_gb',
      'vm,api,e2-tiny,app,20',
      'vmm,b,e2-micro,app,20',
      'vm,Bad_Name,e2-micro,app,lots',
      'vm,twice,e2-micro,app,20',
      'vm,twice,e2-micro,app,20',
    ].join('\n');
    const said = await refusals(() => csv(text));
    expect(said.map((line) => line.split(':')[0])).toEqual([
      'row 2, column C (machine_type)',
      'row 3, column A (kind)',
      'row 4, column B (name)',
      'row 4, column E (boot_disk_gb)',
      'row 6, column B (name)',
    ]);
  });

  it('names sheet, row and column of a workbook', async () => {
    const workbook = await writeXlsx({
      sheets: [
        {
          name: 'vm',
          rows: [
            ['name', 'machine_type', 'network'],
            ['api', 'e2-tiny', 'app'],
          ],
        },
      ],
    });
    const rows = await readBatch({ name: 'a.xlsx', bytes: workbook });
    expect((await refusals(async () => batchDeltas(around, rows, [], ALICE)))[0]).toMatch(
      /^sheet vm, row 2, column B \(machine_type\)/,
    );
  });

  it('names entry and line of a YAML file', async () => {
    const text =
      'resources:\n  - kind: vm\n    name: api\n    settings:\n      machine_type: e2-tiny\n      network: app\n';
    const rows = await readBatch({ name: 'a.yaml', bytes: bytes(text) });
    expect((await refusals(async () => batchDeltas(around, rows, [], ALICE)))[0]).toMatch(
      /^resource 1, line 2, line 5 \(machine_type\)/,
    );
  });

  it('offers what can be chosen as lists in a workbook', async () => {
    const { sheets } = await readXlsx(await writeBatch(around, { format: 'xlsx', filled: false }));
    expect(sheets.map(({ name }) => name)).toContain('load_balancer');
    const vm = sheets.find(({ name }) => name === 'vm');
    expect(vm?.dataValidations?.map(({ range }) => range)).toContain('B2:B500');
    const choices = sheets.at(-1);
    const network = choices?.rows[0]?.indexOf('vm.network') ?? -1;
    expect(choices?.rows[1]?.[network]).toBe('app');
  });

  it.each([
    { what: 'is too large', name: 'a.csv', file: bytes('x'.repeat(MOST_BYTES + 1)), why: /KiB/ },
    {
      what: 'has too many rows',
      name: 'a.csv',
      file: bytes(`kind,name\n${'vm,x\n'.repeat(MOST_ROWS + 1)}`),
      why: /rows/,
    },
    { what: 'is of another sort', name: 'a.exe', file: bytes('kind,name\nvm,x'), why: /name does not say/ },
    { what: 'is no text', name: 'a.csv', file: new Uint8Array([0xff, 0xfe, 0xfd]), why: /UTF-8/ },
    { what: 'is no workbook', name: 'a.xlsx', file: bytes('kind,name'), why: /no workbook/ },
    { what: 'has no column of names', name: 'a.csv', file: bytes('kind,nmae\nvm,x'), why: /nmae/ },
    { what: 'has aliases', name: 'a.yaml', file: bytes('resources: &a [*a]'), why: /alias/ },
  ])('that $what is refused in words', async ({ name, file, why }) => {
    expect((await refusals(() => readBatch({ name, bytes: file })))[0]).toMatch(why);
  });

  it('that unpacks to far more than it has is refused before it is read', async () => {
    const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(MOST_UNPACKED + 1) });
    expect(bomb.length).toBeLessThan(MOST_BYTES);
    expect((await refusals(() => readBatch({ name: 'a.xlsx', bytes: bomb })))[0]).toMatch(/unpacks/);
  });

  it('that lies about what it unpacks to is refused too', async () => {
    const zip = zipSync({ 'xl/workbook.xml': new Uint8Array(MOST_UNPACKED + 1) });
    const lying = Buffer.from(zip);
    const directory = lying.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'));
    lying.writeUInt32LE(10, directory + 24);
    expect(await refusals(() => readBatch({ name: 'a.xlsx', bytes: lying }))).toHaveLength(1);
  });

  it('never begins a cell with what a spreadsheet would calculate', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('=', '+', '-', '@', "'", 'a', '\t') }), (text) => {
        expect(safeCell(text)).not.toMatch(/^[=+\-@\t\r]/);
        if (!text.startsWith("'")) expect(plainCell(safeCell(text))).toBe(text);
      }),
    );
  });

  it('answers anything with rows or a refusal', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('a.csv', 'a.yaml', 'a.xlsx'), fc.string(), async (name, text) => {
        await refusals(async () => batchDeltas(around, await readBatch({ name, bytes: bytes(text) }), [], ALICE));
      }),
    );
  });
});
