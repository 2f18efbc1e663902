import { mkdir, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PlanOutcome } from '../../src/deploy/ports.ts';
import { jailArguments } from '../../src/runner/jail.ts';
import { BACKEND, createRig, jail, project, type Rig, terraform } from './rig.ts';

const SECRET = 'the-secret-of-the-bot-7f3a9c';

/** A root module that tries to read each path, and says what it found. */
const reader = (paths: Record<string, string>): string =>
  BACKEND +
  Object.entries(paths)
    .map(
      ([name, path]) => `output "${name}" {\n  value = try(filebase64(${JSON.stringify(path)}), "out of reach")\n}\n`,
    )
    .join('');

/** What the outputs of a plan are. */
function found(outcome: PlanOutcome): Record<string, string> {
  if (outcome.kind !== 'planned') throw new Error(JSON.stringify(outcome));
  const { planned_values: values } = outcome.json as { planned_values: { outputs: Record<string, { value: string }> } };
  return Object.fromEntries(Object.entries(values.outputs).map(([name, { value }]) => [name, value]));
}

describe.runIf(terraform && jail.kind === 'bwrap')('a hostile plan in the jail', () => {
  let rig: Rig;
  beforeEach(async () => {
    rig = await createRig();
    process.env.GUILDOPS_TEST_SECRET = SECRET;
  });
  afterEach(async () => {
    delete process.env.GUILDOPS_TEST_SECRET;
    await rig.close();
  });

  it('reads no environment, no data of ours, no key and no other run', async () => {
    const others = join(rig.options.dir, 'runs', 'other-1-plan');
    const keyFile = join(rig.dir, 'key');
    const database = join(rig.dir, 'guildops.db');
    await mkdir(others, { recursive: true });
    for (const path of [join(others, 'secret'), keyFile, database]) await writeFile(path, SECRET);
    const paths = {
      self: '/proc/self/environ',
      first: '/proc/1/environ',
      second: '/proc/2/environ',
      ours: `/proc/${process.pid}/environ`,
      parents: `/proc/${process.ppid}/environ`,
      command: '/proc/1/cmdline',
      mounts: '/proc/self/mountinfo',
      device: '/dev/fd/0',
      key: keyFile,
      database,
      other: join(others, 'secret'),
      beside: '../../../../runs/other-1-plan/secret',
      passwd: '/etc/passwd',
      home: join(homedir(), '.bashrc'),
    };
    const tree = rig.tree({ 'main.tf': reader(paths) });
    const outcome = await rig.engine.plan({ run: rig.run('plan'), project, tree, handMade: true });
    expect(outcome.kind).toBe('planned');
    expect(found(outcome)).toEqual(Object.fromEntries(Object.keys(paths).map((name) => [name, 'out of reach'])));
    expect(JSON.stringify(outcome)).not.toContain(SECRET);
  });

  it('sees no folder of the host, whatever it lists', async () => {
    const hcl = `${BACKEND}output "it" {\n  value = fileset("/", "{root,home,proc,work,var,guildops}/**")\n}\n`;
    const tree = rig.tree({ 'main.tf': hcl });
    const outcome = await rig.engine.plan({ run: rig.run('plan'), project, tree, handMade: true });
    expect(outcome.kind).toBe('planned');
    if (outcome.kind !== 'planned') return;
    const { planned_values: values } = outcome.json as { planned_values: { outputs: { it: { value: string[] } } } };
    expect(values.outputs.it.value.filter((path) => !path.startsWith('guildops/'))).toEqual([]);
    expect(values.outputs.it.value).toContain('guildops/tree/projects/shop/main.tf');
  });

  it('finds the code at the same place in every run', async () => {
    const tree = rig.tree({ 'main.tf': `${BACKEND}output "it" {\n  value = path.cwd\n}\n` });
    const plan = () => rig.engine.plan({ run: rig.run('plan'), project, tree, handMade: true });
    const [first, second] = [await plan(), await plan()];
    expect(first.kind === 'planned' && second.kind === 'planned' && first.changes === second.changes).toBe(true);
  });

  it('is not told any secret by the arguments of bubblewrap', () => {
    const system = jail.kind === 'bwrap' ? jail.system : [];
    expect(jailArguments(system, { binds: [], cwd: '/', isOffline: true, diesWithUs: true })).not.toContain('--setenv');
  });
});

describe.runIf(terraform)('without a jail', () => {
  const none = { jail: { kind: 'none', why: 'bubblewrap was not found' } } as const;

  it('a tree that a person pushed to is refused before anything of it is touched', async () => {
    const rig = await createRig(none);
    const tree = rig.tree({ 'main.tf': BACKEND });
    const outcome = await rig.engine.plan({ run: rig.run('plan'), project, tree, handMade: true });
    expect(outcome).toEqual({ kind: 'refused', problems: [{ code: 'unjailed', why: none.jail.why }] });
    await rig.close();
  });

  it.each([
    { does: 'a tree of ours is planned', handMade: false, allowUnjailed: false },
    { does: 'a person’s tree is planned where the operator allows it', handMade: true, allowUnjailed: true },
  ])('$does, and nothing of our environment is inherited', async ({ handMade, allowUnjailed }) => {
    process.env.GUILDOPS_TEST_SECRET = SECRET;
    const rig = await createRig({ ...none, allowUnjailed });
    // In base64, as terraform takes the NUL bytes of an environment for no text.
    const tree = rig.tree({ 'main.tf': reader({ environment: '/proc/self/environ' }) });
    const outcome = await rig.engine.plan({ run: rig.run('plan'), project, tree, handMade });
    delete process.env.GUILDOPS_TEST_SECRET;
    const names = Buffer.from(found(outcome).environment ?? '', 'base64')
      .toString()
      .match(/^[^=]+|(?<=\0)[^=]+/g);
    const http = [
      'ADDRESS',
      'LOCK_ADDRESS',
      'LOCK_METHOD',
      'PASSWORD',
      'RETRY_MAX',
      'RETRY_WAIT_MAX',
      'RETRY_WAIT_MIN',
    ];
    const state = [...http, 'UNLOCK_ADDRESS', 'UNLOCK_METHOD', 'USERNAME'].map((name) => `TF_HTTP_${name}`);
    const ours = [
      'CHECKPOINT_DISABLE',
      'GOGC',
      'HOME',
      'PATH',
      'TF_CLI_CONFIG_FILE',
      'TF_DATA_DIR',
      'TF_INPUT',
      'TMPDIR',
    ];
    // TF_IN_AUTOMATION is taken out by terraform itself once it has seen it.
    expect(names?.filter((name) => name !== 'TF_IN_AUTOMATION').sort()).toEqual([...ours, ...state].sort());
    await rig.close();
  });
});
