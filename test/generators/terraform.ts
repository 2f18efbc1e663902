import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Whether a terraform binary is there; what needs it is skipped without, and says so. */
export const hasTerraform = spawnSync('terraform', ['version'], { stdio: 'ignore' }).status === 0;
if (!hasTerraform) console.warn('skipped: checks of generated HCL by terraform itself, because it is not in PATH');

export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

/** Calls `work` with a fresh folder that holds `files`, and removes it when the work is done. */
export function inFolder<T>(files: Readonly<Record<string, string>>, work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'guildops-hcl-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  writeFiles(folder, files);
  let result: T;
  try {
    result = work(folder);
  } catch (error) {
    remove();
    throw error;
  }
  if (result instanceof Promise) return result.finally(remove) as T;
  remove();
  return result;
}

export type Place = string | { folder: string; env: Readonly<Record<string, string>> };

/** Runs terraform in a folder and answers its output. @throws Error with that output when it fails */
export function terraform(place: Place, ...args: readonly string[]): string {
  const { folder, env: extra } = typeof place === 'string' ? { folder: place, env: {} } : place;
  const env = { PATH: process.env.PATH ?? '', HOME: folder, CHECKPOINT_DISABLE: '1', TF_IN_AUTOMATION: '1', ...extra };
  const { status, stdout, stderr } = spawnSync('terraform', args, {
    cwd: folder,
    env,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`terraform ${args.join(' ')} answered ${status}\n${stdout}${stderr}`);
  return stdout;
}

/** What `terraform fmt` would change in a file: an empty string when it is clean. */
export const formatDifference = (text: string): string =>
  inFolder({ 'main.tf': text }, (folder) => terraform(folder, 'fmt', '-diff', '-write=false', '-list=false'));
