import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scanFetched } from '../../../src/runner/scan/scan.ts';
import { writeTree } from '../rig.ts';

let data: string;
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'guildops-fetched-'));
});
afterEach(() => rm(data, { recursive: true, force: true }));

const seen = { data: '/guildops/data', cwd: '/guildops/tree/projects/shop' };
const rules = { providers: ['hashicorp/google'], backend: { kind: 'http' } } as const;
const manifest = (...modules: { Key: string; Dir: string }[]) => ({
  'modules/modules.json': JSON.stringify({ Modules: modules }),
});

describe('the look at modules that were fetched', () => {
  it.each(['/guildops/data/modules/lb', '../../../data/modules/lb'])('finds them at %s', async (dir) => {
    await writeTree({ ...manifest({ Key: 'lb', Dir: dir }), 'modules/lb/main.tf': 'data "external" "x" {}\n' }, data);
    expect(await scanFetched(data, seen, rules)).toMatchObject([{ code: 'forbidden-code', at: 'module lb/main.tf:1' }]);
  });

  it('leaves alone what is not in use, and what is part of the repository', async () => {
    const files = {
      ...manifest(
        { Key: '', Dir: '.' },
        { Key: 'own', Dir: '../../modules/own' },
        { Key: 'lb', Dir: '/guildops/data/modules/lb' },
      ),
      'modules/lb/main.tf':
        'terraform {\n  required_providers {\n    google = { source = "hashicorp/google" }\n  }\n}\n',
      'modules/lb/examples/a/main.tf': 'data "external" "x" {}\n',
    };
    await writeTree(files, data);
    expect(await scanFetched(data, seen, rules)).toEqual([]);
  });

  it('does not let pass what it cannot read', async () => {
    await writeTree(
      { ...manifest({ Key: 'lb', Dir: '/guildops/data/modules/lb' }), 'modules/lb/main.tf': 'locals {' },
      data,
    );
    expect(await scanFetched(data, seen, rules)).toMatchObject([{ code: 'forbidden-code' }]);
  });

  it('has nothing to say where no module was fetched', async () => {
    expect(await scanFetched(data, seen, rules)).toEqual([]);
  });
});
