import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

/** Why tests with the real terraform are skipped; empty where it is there. */
export const noTerraform = spawnSync('terraform', ['version']).status === 0 ? '' : 'terraform is not in PATH';

export interface Outcome {
  exitCode: number | null;
  output: string;
}

/** The parts of `terraform show -json <plan>` that the tests look at. */
export interface PlanJson {
  resource_changes?: ResourceChange[];
  resource_drift?: ResourceChange[];
}
export interface ResourceChange {
  address: string;
  change: { actions: string[]; before: unknown; after: unknown; after_unknown?: unknown; replace_paths?: unknown[] };
}

export type Workspace = ReturnType<typeof createWorkspace>;

/** A folder with a configuration, and terraform in it; its provider is the one that already runs. */
export function createWorkspace(reattach: string, extraEnv: Record<string, string> = {}) {
  const dir = mkdtempSync(join(tmpdir(), 'sandbox-cloud-test-'));
  const cliConfig = join(dir, 'cli.tfrc');
  writeFileSync(cliConfig, `provider_installation {\n  filesystem_mirror {\n    path = "${dir}/none"\n  }\n}\n`);
  const env = {
    PATH: process.env.PATH,
    HOME: dir,
    TMPDIR: tmpdir(),
    TF_CLI_CONFIG_FILE: cliConfig,
    TF_IN_AUTOMATION: '1',
    CHECKPOINT_DISABLE: '1',
    ...(reattach && { TF_REATTACH_PROVIDERS: reattach }),
    ...extraEnv,
  };
  const start = (...args: string[]) => spawn('terraform', args, { cwd: dir, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const run = async (...args: string[]): Promise<Outcome> => {
    const child = start(...args);
    const ended = once(child, 'close');
    const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
    const [exitCode] = await ended;
    return { exitCode, output: out + err };
  };
  const plan = async (...args: string[]): Promise<PlanJson> => {
    const planned = await run('plan', '-input=false', '-no-color', '-out=plan', ...args);
    if (planned.exitCode !== 0) throw new Error(planned.output);
    return JSON.parse((await run('show', '-json', 'plan')).output);
  };
  return {
    dir,
    start,
    run,
    plan,
    write: (configuration: string) => writeFileSync(join(dir, 'main.tf'), configuration),
    init: () => run('init', '-input=false', '-no-color'),
    apply: (...args: string[]) => run('apply', '-input=false', '-auto-approve', '-no-color', ...args),
    destroy: () => run('destroy', '-input=false', '-auto-approve', '-no-color'),
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}

/** The changes of a plan that do something: address and actions. */
export function changesOf({ resource_changes = [] }: PlanJson): Record<string, string> {
  const doing = resource_changes.filter(({ change }) => change.actions.join() !== 'no-op');
  return Object.fromEntries(doing.map(({ address, change }) => [address, change.actions.join()]));
}
