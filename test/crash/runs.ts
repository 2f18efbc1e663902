import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from './database.ts';

/** Processes of a run, as the program notes them in its folder. */
export interface RunProcesses {
  /** Waits for terraform and writes down how it ended. */
  supervisor: number;
  /** terraform itself. */
  engine: number;
}

const readJson = async (path: string): Promise<unknown> => {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : JSON.parse(text);
};

const pidIn = (value: unknown): number | undefined => (value as { pid?: number } | undefined)?.pid;

/** Names of the runs that have a folder. */
const runsIn = (data: string): Promise<string[]> => readdir(join(data, 'runs')).catch(() => []);

/** Every file and folder of every run, by path. */
export const filesOfRuns = (data: string): Promise<string[]> =>
  readdir(join(data, 'runs'), { recursive: true }).catch(() => []);

async function processesOf(data: string, run: string): Promise<Partial<RunProcesses>> {
  const folder = join(data, 'runs', run);
  const record = (await readJson(join(folder, 'run.json'))) as { supervisor?: { pid: number } } | undefined;
  const supervisor = pidIn(record?.supervisor);
  const engine = pidIn(await readJson(join(folder, 'engine.json')));
  return { ...(supervisor && { supervisor }), ...(engine && { engine }) };
}

/** The processes of an apply that runs, once the program has noted them. */
export const runningApply = (data: string): Promise<RunProcesses> =>
  eventually(async () => {
    const run = (await runsIn(data)).find((name) => name.endsWith('-apply'));
    const { supervisor, engine } = run ? await processesOf(data, run) : {};
    return supervisor && engine ? { supervisor, engine } : undefined;
  }, 'an apply runs');

/** Waits until a run has written down how terraform ended. */
export const exitOf = (data: string): Promise<string> =>
  eventually(async () => {
    const run = (await runsIn(data)).find((name) => name.endsWith('-apply'));
    const text = run && (await readFile(join(data, 'runs', run, 'out', 'exit'), 'utf8').catch(() => undefined));
    return text?.trim();
  }, 'terraform has ended');

/** Sends a signal to a process that may be gone. */
export function signal(pid: number | undefined, name: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(pid, name);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'ESRCH') throw fault;
  }
}

/** Whether a process runs; one that ended and waits for its parent does not. */
export async function isRunning(pid: number): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, 'latin1').catch(() => undefined);
  return stat !== undefined && !/^[ZX]/.test(stat.slice(stat.lastIndexOf(')') + 2));
}

/** Ends every run that outlived its program. */
export async function endRuns(data: string): Promise<void> {
  for (const run of await runsIn(data)) {
    const { supervisor, engine } = await processesOf(data, run);
    signal(engine, 'SIGKILL');
    signal(supervisor, 'SIGKILL');
  }
}
