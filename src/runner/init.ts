import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '../core/refusal.ts';
import { backendArgs } from './backend.ts';
import { cwdOf, type Prepared, type RunTask, runStep, type StepResult } from './command.ts';
import { cutShort } from './cut-short.ts';
import { shortened } from './diagnostics.ts';
import { writeWhole } from './files.ts';
import type { RuleFacts } from './scan/rules.ts';
import { scanFetched } from './scan/scan.ts';

export const LOCK_FILE = '.terraform.lock.hcl';
/** In the data folder: init went well, and the lock file it wrote for a project that has none. */
const READY = 'guildops-ready';
const WRITTEN_LOCK = 'guildops.lock.hcl';

/** Why a run cannot go on; undefined when it can. */
export type InitOutcome = { kind: 'failed'; output: string } | { kind: 'refused'; problems: Problem[] } | undefined;

export interface InitOptions {
  deadlineMs: number;
  rules: RuleFacts;
  onLine?: RunTask['onInitLine'];
}

/** Brings providers and modules into the data folder, unless they are there already. */
export async function ensureInit(prepared: Prepared, options: InitOptions): Promise<InitOutcome> {
  const { data } = prepared.host;
  const lock = join(prepared.host.folder.tree, prepared.directory, LOCK_FILE);
  if (existsSync(join(data, READY))) {
    const now = new Date();
    await utimes(data, now, now);
    if (!existsSync(lock) && existsSync(join(data, WRITTEN_LOCK))) await copyFile(join(data, WRITTEN_LOCK), lock);
    return undefined;
  }
  const hadLock = existsSync(lock);
  await rm(data, { recursive: true, force: true });
  await mkdir(data, { recursive: true, mode: 0o700 });
  const args = [
    'init',
    '-input=false',
    '-no-color',
    ...(hadLock ? ['-lockfile=readonly'] : []),
    ...backendArgs(options.rules),
  ];
  const { deadlineMs, onLine: told } = options;
  const onLine = told && ((line: string) => told(prepared.redact(line)));
  const result = await runStep(prepared, { args, writable: ['tree', 'data'], deadlineMs, network: 'fetch', onLine });
  if (!result.ok) return { kind: 'failed', output: initText(prepared, result) };
  const problems = await scanFetched(data, { data: prepared.place.data, cwd: cwdOf(prepared) }, options.rules);
  if (problems.length > 0) return { kind: 'refused', problems };
  if (!hadLock && existsSync(lock)) await copyFile(lock, join(data, WRITTEN_LOCK));
  await writeWhole(join(data, READY), '');
  return undefined;
}

const initText = ({ redact }: Prepared, result: StepResult): string =>
  shortened(redact(cutShort('init', result) ?? (result.stderr.trim() || result.stdout.trim())));

/** The engine found that what init left does not fit after all. */
export const needsInit = (text: string): boolean =>
  /Backend initialization required|Inconsistent dependency lock file|Module not installed|Required plugins are not installed/.test(
    text,
  );

/** Forgets that init went well, so that the next one does it again. */
export const forgetInit = async ({ host }: Prepared): Promise<void> => rm(join(host.data, READY), { force: true });

/** Data folders of other keys that one state keeps: a branch and the default branch may take turns. */
const KEPT = 4;

/** Removes the data folders of a state that were not used for longest. `folder` holds one per key. */
export async function pruneData(folder: string): Promise<void> {
  const names = await readdir(folder);
  const used = await Promise.all(
    names.map(async (name) => ({ path: join(folder, name), at: (await stat(join(folder, name))).mtimeMs })),
  );
  const old = used.sort((a, b) => b.at - a.at).slice(KEPT);
  await Promise.all(old.map(({ path }) => rm(path, { recursive: true, force: true })));
}
