import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RunId } from '../../src/core/ids.ts';
import type { StateLock } from '../../src/state/ports.ts';
import { planned } from './cloud-rig.ts';
import { BACKEND, createRig, project, type Rig, terraform } from './rig.ts';

const HELLO = `${BACKEND}resource "terraform_data" "hello" {\n  input = "hello"\n}\n`;
/** Variables that are set and not declared are a warning of the plan alone. */
const UNDECLARED = { 'terraform.tfvars': 'nobody = 1\n' };

describe.runIf(terraform)('a look at a tree', () => {
  let rig: Rig;
  beforeEach(async () => {
    rig = await createRig();
  });
  afterEach(() => rig.close());
  const check = (files: Record<string, string>) =>
    rig.engine.check({ run: rig.run('plan'), project, tree: rig.tree(files), handMade: false });

  it('gives the plan, and warnings and formatting apart from it', async () => {
    const outcome = await check({ 'main.tf': HELLO, 'late.tf': 'locals {\n  a=1\n}\n', ...UNDECLARED });
    expect(outcome).toMatchObject({
      kind: 'checked',
      unformatted: ['late.tf'],
      errors: [],
      warnings: [expect.stringContaining('undeclared variable')],
      planned: { engine: expect.stringMatching(/^terraform/) },
    });
    expect(JSON.stringify(outcome)).toContain('terraform_data.hello');
  });

  it('stops at what the code says wrong, with its place', async () => {
    const broken = `${BACKEND}output "it" {\n  value = local.missing\n}\n`;
    expect(await check({ 'main.tf': broken })).toMatchObject({
      failedAt: 'validate',
      errors: [expect.stringMatching(/undeclared local value[\s\S]*main\.tf line 5/)],
    });
  });

  it('neither waits for a lock nor takes one, and writes no state', async () => {
    const tree = rig.tree({ 'main.tf': HELLO });
    const file = await planned(rig, tree);
    await rig.engine.apply({ run: rig.run('apply'), project, tree, file }, () => {});
    await rig.store.lock({ stateId: project.stateId, id: 'other', run: 'other' as RunId, info: '{}' } as StateLock);
    const changed = HELLO.replace('"hello"\n}', '"changed"\n}');
    expect(await check({ 'main.tf': changed })).toMatchObject({ errors: [], planned: { kind: 'planned' } });
    expect(await rig.state.latestSerial(project.stateId)).toBe(1);
    expect(await rig.store.lockOf(project.stateId)).toMatchObject({ id: 'other' });
  });
});
