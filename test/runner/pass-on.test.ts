import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sha } from '../../src/core/ids.ts';
import { planned } from './cloud-rig.ts';
import { BACKEND, createRig, project, type Rig, terraform } from './rig.ts';

/** What would be a template in an expression. */
const TEMPLATE = ['$', '{hello}'].join('');
const CODE = `${BACKEND}
variable "word" {}
variable "many" { type = list(string) }
resource "terraform_data" "a" { input = { word = var.word, many = var.many } }
resource "terraform_data" "b" { input = "b" }
`;

describe.runIf(terraform)('what people pass on to a plan', () => {
  let rig: Rig;
  let tree: Sha;
  beforeAll(async () => {
    rig = await createRig();
    tree = rig.tree({ 'main.tf': CODE, 'terraform.tfvars': 'word = "of the file"\nmany = []\n' });
  });
  afterAll(() => rig.close());
  const plan = async (...args: string[]) => {
    const run = rig.run('plan');
    const outcome = await rig.engine.plan({ run, project, tree, handMade: false, args });
    expect(await readdir(join(rig.options.dir, 'runs', run, 'out'))).toEqual([]);
    if (outcome.kind !== 'planned') throw new Error(JSON.stringify(outcome));
    return outcome;
  };

  it('reaches terraform as it was typed; the value of a variable wins over files and is shown to nobody', async () => {
    const { text, file, json } = await plan(
      '-target=terraform_data.a',
      `-var=word=it said "${TEMPLATE}" #1`,
      '-var=many=["first", "second"]',
      '-parallelism=3',
    );
    expect(text).toContain('terraform_data.a will be created');
    expect(text).not.toContain('terraform_data.b');
    expect(text + JSON.stringify(json)).not.toMatch(/of the file|hello/);
    await rig.engine.apply({ run: rig.run('apply'), project, tree, file }, () => {});
    const state = (await rig.state.snapshot(project.stateId))?.bytes.toString() ?? '';
    expect(JSON.parse(state).resources[0].instances[0].attributes.input.value).toEqual({
      word: `it said "${TEMPLATE}" #1`,
      many: ['first', 'second'],
    });
  });

  it('destroys everything when that is what is asked for', async () => {
    await rig.engine.apply({ run: rig.run('apply'), project, tree, file: await planned(rig, tree) }, () => {});
    expect((await plan('-destroy')).text).toContain('2 to destroy');
  });
});
