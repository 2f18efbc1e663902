import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Refusal } from '../../src/core/refusal.ts';
import { planned } from './cloud-rig.ts';
import { BACKEND, createRig, project, type Rig, terraform } from './rig.ts';

const hello = (input: string): string =>
  `${BACKEND}resource "terraform_data" "hello" {\n  input = "${input}"\n}\noutput "it" {\n  value = terraform_data.hello.input\n}\n`;

describe.runIf(terraform)('the engine', () => {
  let rig: Rig;
  beforeEach(async () => {
    rig = await createRig();
  });
  afterEach(() => rig.close());
  const plan = (files: Record<string, string>) =>
    rig.engine.plan({ run: rig.run('plan'), project, tree: rig.tree(files), handMade: false });

  it('plans a tree and applies exactly that plan', async () => {
    const tree = rig.tree({ 'main.tf': hello('hello') });
    const outcome = await rig.engine.plan({ run: rig.run('plan'), project, tree, handMade: false });
    expect(outcome).toMatchObject({ kind: 'planned', engine: expect.stringMatching(/^terraform \d+\.\d+/) });
    if (outcome.kind !== 'planned') return;
    expect(outcome.text).toContain('terraform_data.hello');
    const seen: string[] = [];
    const task = { run: rig.run('apply'), project, tree, file: outcome.file };
    const applied = await rig.engine.apply(task, ({ steps, total }) => seen.push(`${steps.length} of ${total}`));
    expect(applied).toEqual({ kind: 'applied' });
    expect(seen.at(-1)).toBe('1 of 1');
    expect(await rig.state.latestSerial(project.stateId)).toBe(1);
    expect(await rig.store.lockOf(project.stateId)).toBeUndefined();
  });

  it('leaves no plan file in clear and, once forgotten, nothing at all', async () => {
    const run = rig.run('plan');
    await rig.engine.plan({ run, project, tree: rig.tree({ 'main.tf': hello('x') }), handMade: false });
    expect(await readdir(join(rig.options.dir, 'runs', run, 'out'))).toEqual([]);
    await rig.engine.forget(run);
    expect(await readdir(join(rig.options.dir, 'runs'))).toEqual([]);
  });

  it('refuses a plan that is older than the state', async () => {
    const tree = rig.tree({ 'main.tf': hello('one') });
    const [first, second] = [await planned(rig, tree), await planned(rig, tree)];
    await rig.engine.apply({ run: rig.run('apply'), project, tree, file: first }, () => {});
    const outcome = await rig.engine.apply({ run: rig.run('apply'), project, tree, file: second }, () => {});
    expect(outcome).toMatchObject({
      kind: 'failed',
      outcome: 'nothing-changed',
      reason: expect.stringContaining('stale'),
    });
  });

  it('gives each run a token that ends with it', async () => {
    const tree = rig.tree({ 'main.tf': hello('one') });
    const granted: Record<string, string>[] = [];
    const grant: typeof rig.state.grant = async (...args) => {
      const environment = await rig.state.grant(...args);
      granted.push(environment);
      return environment;
    };
    const watched = rig.withOptions({ state: { ...rig.state, grant } });
    const file = await planned(watched, tree);
    await watched.engine.apply({ run: rig.run('apply'), project, tree, file }, () => {});
    expect(granted).toHaveLength(2);
    for (const { TF_HTTP_ADDRESS: address = '', TF_HTTP_PASSWORD: token } of granted) {
      const authorization = `Basic ${Buffer.from(`run:${token}`).toString('base64')}`;
      expect((await fetch(address, { headers: { authorization } })).status).toBe(401);
    }
  });

  it('tells the errors of the code with their place', async () => {
    expect(await plan({ 'main.tf': `${BACKEND}output "it" {\n  value = local.missing\n}\n` })).toMatchObject({
      kind: 'failed',
      step: 'plan',
      output: expect.stringMatching(/Reference to undeclared local value[\s\S]*main\.tf line 5/),
    });
  });

  it('tells a typing error without running anything', async () => {
    expect(await plan({ 'main.tf': `${BACKEND}output "it" {\n  value = "open\n}\n` })).toMatchObject({
      kind: 'failed',
      step: 'init',
      output: expect.stringContaining('projects/shop/main.tf, line 5'),
    });
  });

  it('leaves init out when nothing it would do has changed', async () => {
    const data = join(rig.options.dir, 'data', project.stateId);
    await plan({ 'main.tf': hello('one') });
    await plan({ 'main.tf': hello('two'), 'more.tf': 'locals {\n  a = 1\n}\n' });
    expect(await readdir(data)).toHaveLength(1);
    await plan({ 'main.tf': `${hello('three')}module "m" {\n  source = "./m"\n}\n`, 'm/m.tf': '' });
    expect(await readdir(data)).toHaveLength(2);
  });

  it('waits for a state that another run holds, and says who holds it', async () => {
    const holder = { ID: 'abc', Operation: 'OperationTypeApply', Who: 'somebody@elsewhere' };
    const lock = {
      stateId: project.stateId,
      id: 'abc',
      run: rig.run('apply'),
      info: JSON.stringify(holder),
      at: new Date(),
    };
    await rig.store.lock(lock);
    const brief = rig.withOptions({ deadlines: { ...rig.options.deadlines, plan: 1_500 } });
    const tree = rig.tree({ 'main.tf': hello('one') });
    const outcome = await brief.engine.plan({ run: rig.run('plan'), project, tree, handMade: false });
    expect(outcome).toMatchObject({ kind: 'failed', step: 'plan', output: 'The plan took too long and was ended.' });
    expect(await rig.store.lockOf(project.stateId)).toMatchObject({ id: 'abc' });
  });

  it('releases the lock of a plan that died with the process before', async () => {
    const dead = rig.run('plan');
    const tree = rig.tree({ 'main.tf': hello('one') });
    const before = rig.withOptions({ state: { ...rig.state, dropLock: async () => {}, revoke: async () => {} } });
    await before.engine.plan({ run: dead, project, tree, handMade: false });
    await rig.store.lock({ stateId: project.stateId, id: 'abc', run: dead, info: '{"ID":"abc"}', at: new Date() });
    expect(await plan({ 'main.tf': hello('two') })).toMatchObject({ kind: 'planned' });
  });

  it('passes refusals on: without credentials nothing runs', async () => {
    const problem = { code: 'credentials-missing', environment: 'dev', use: 'plan' } as const;
    const credentials = async () => {
      throw new Refusal(problem);
    };
    const poor = rig.withOptions({ credentials });
    const tree = rig.tree({ 'main.tf': hello('one') });
    expect(await poor.engine.plan({ run: rig.run('plan'), project, tree, handMade: false })).toEqual({
      kind: 'refused',
      problems: [problem],
    });
  });

  it('masks credentials wherever the code puts them', async () => {
    const secret = 'hunter2-hunter2';
    const withSecret = rig.withOptions({
      credentials: async () => ({ TF_VAR_password: secret, AWS_REGION: 'eu-west-1' }),
    });
    const hcl = `${BACKEND}variable "password" {}\noutput "it" {\n  value = join(" ", ["my", var.password, "in eu-west-1"])\n}\n`;
    const tree = rig.tree({ 'main.tf': hcl });
    const outcome = await withSecret.engine.plan({ run: rig.run('plan'), project, tree, handMade: false });
    expect(outcome).toMatchObject({ kind: 'planned', text: expect.stringContaining('eu-west-1') });
    const { file: _, ...shown } = outcome.kind === 'planned' ? outcome : { file: undefined };
    expect(JSON.stringify(shown)).not.toContain(secret);
  });
});

describe('an engine that is not there', () => {
  it('is told as such, with the way to get it', async () => {
    const rig = await createRig({ binaries: { terraform: '/nowhere/terraform' } });
    const tree = rig.tree({ 'main.tf': BACKEND });
    const outcome = await rig.engine.plan({ run: rig.run('plan'), project, tree, handMade: false });
    expect(outcome).toMatchObject({ kind: 'failed', step: 'init', output: expect.stringContaining('hashicorp.com') });
    const applied = await rig.engine.apply({ run: rig.run('apply'), project, tree, file: Buffer.from('x') }, () => {});
    expect(applied).toMatchObject({ kind: 'failed', outcome: 'nothing-changed' });
    await rig.close();
  });
});
