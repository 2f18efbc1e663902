import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { initKey } from '../../src/runner/init-key.ts';
import type { Jail } from '../../src/runner/jail.ts';
import { bindsOf, folderOf, placeOf } from '../../src/runner/place.ts';
import { BACKEND, createRig, project, type Rig, terraform } from './rig.ts';

/** terraform, with every call of it written down: what was asked, the collector's setting, and the data folder. */
const listening = (log: string): string =>
  `#!/bin/sh\nprintf '%s|%s|%s\\n' "$1" "$GOGC" "$TF_DATA_DIR" >>'${log}'\nexec ${terraform} "$@"\n`;

describe.runIf(terraform)('what is asked of the engine', () => {
  let rig: Rig;
  let log: string;
  beforeEach(async () => {
    const plain = await createRig();
    const engine = join(plain.dir, 'terraform');
    log = join(plain.dir, 'calls');
    await writeFile(engine, listening(log));
    await chmod(engine, 0o755);
    // In a jail the log would be out of reach.
    const jailless = { kind: 'none', why: 'the calls are written down' } as const;
    rig = plain.withOptions({ binaries: { terraform: engine }, jail: jailless });
  });
  afterEach(() => rig.close());

  async function callsOf(work: () => Promise<unknown>): Promise<string[][]> {
    await writeFile(log, '');
    await work();
    return (await readFile(log, 'utf8'))
      .trim()
      .split('\n')
      .map((line) => line.split('|'));
  }
  const plan = (input: string) =>
    rig.engine.plan({
      ...{ run: rig.run('plan'), project, handMade: false },
      tree: rig.tree({ 'main.tf': `${BACKEND}resource "terraform_data" "it" {\n  input = "${input}"\n}\n` }),
    });

  it('is init once, then a plan and one look at it; no validate, and nothing twice', async () => {
    const first = await callsOf(() => plan('one'));
    expect(first.map(([verb]) => verb)).toEqual(['version', 'init', 'plan', 'show']);
    const second = await callsOf(() => plan('two'));
    expect(second.map(([verb]) => verb)).toEqual(['plan', 'show']);
    expect(second.map(([, gogc]) => gogc)).toEqual(['400', '400']);
    const data = [...first.slice(1), ...second].map(([, , folder]) => folder);
    expect(new Set(data).size).toBe(1);
    expect(data[0]).toContain(join('data', project.stateId));
  });

  it('is the apply alone once it was planned, with the memory that it wants', async () => {
    const planned = await plan('one');
    if (planned.kind !== 'planned') throw new Error(JSON.stringify(planned));
    const { file, engine } = planned;
    const task = { run: rig.run('apply'), project, tree: rig.tree({ 'main.tf': `${BACKEND}\n` }), file, engine };
    const calls = await callsOf(() => rig.engine.apply(task, () => {}));
    expect(calls.filter(([verb]) => verb !== 'init')).toEqual([['apply', '', expect.any(String)]]);
  });
});

describe('what init has made', () => {
  const keyOf = (...engine: string[]) =>
    initKey({ scan: { folders: new Map() }, lockFile: undefined, engine, project: { backend: { kind: 'http' } } });

  it('is not used by another engine or version', () => {
    const keys = [keyOf('terraform', '1.9.8'), keyOf('terraform', '1.11.4'), keyOf('tofu', '1.9.8')];
    expect(new Set(keys).size).toBe(3);
    expect(keyOf('terraform', '1.9.8')).toBe(keys[0]);
  });
});

const BWRAP: Jail = {
  kind: 'bwrap',
  path: '/usr/bin/bwrap',
  version: '',
  system: [],
  network: { kind: 'open', why: 'nothing is run' },
};

describe('what a jail shows of the host', () => {
  const host = {
    folder: folderOf('/data', '7f3k-1-plan'),
    binary: '/opt/terraform',
    data: '/data/d',
    mirror: '/mirror',
  };

  it.each([
    ['a plan', ['out'] as const],
    ['init', ['tree', 'data'] as const],
    ['an apply', ['tree'] as const],
  ])('is read-only to %s in the engine and the mirror of providers', (_, writable) => {
    const place = placeOf(BWRAP, host);
    const binds = bindsOf(host, place, writable);
    for (const from of ['/opt/terraform', '/mirror'])
      expect(binds.filter((bind) => bind.from === from)).toEqual([expect.objectContaining({ writable: false })]);
    expect(binds.find(({ from }) => from === '/data/d')?.writable).toBe(
      (writable as readonly string[]).includes('data'),
    );
  });
});
