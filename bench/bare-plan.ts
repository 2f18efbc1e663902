import { execFile } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface BareProject {
  /** The project's folder in somebody's clone. */
  folder: string;
  reattach: string;
}

/**
 * The floor: terraform alone on the same files with the same provider, as at a desk. Its state is a local file, so not even a
 * backend has to answer. Answers milliseconds.
 */
export async function barePlan({ folder, reattach }: BareProject): Promise<number> {
  const data = join(folder, '.terraform');
  await rm(data, { recursive: true, force: true });
  await mkdir(data);
  const env = {
    PATH: process.env.PATH,
    HOME: data,
    CHECKPOINT_DISABLE: '1',
    TF_CLI_CONFIG_FILE: '/dev/null',
    TF_IN_AUTOMATION: '1',
    TF_REATTACH_PROVIDERS: reattach,
  };
  const terraform = (...args: string[]) => run('terraform', args, { cwd: folder, env, maxBuffer: 2 ** 26 });
  const startedAt = performance.now();
  await terraform('init', '-input=false', '-no-color');
  await terraform('plan', '-input=false', '-no-color', '-out=plan.tfplan');
  await terraform('show', '-json', 'plan.tfplan');
  return performance.now() - startedAt;
}
