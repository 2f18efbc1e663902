import { join } from 'node:path';
import { z } from 'zod';
import { readIfThere, writeWhole } from './files.ts';
import type { Folder } from './place.ts';
import { identify, isAlive, type ProcessId } from './processes.ts';

/** Files by which a run that outlived us tells what it did. */
export const tracesOf = ({ out, root }: Folder) => ({
  /** The engine's `-json` stream. */
  stream: join(out, 'stream.jsonl'),
  errors: join(out, 'errors.txt'),
  /** Exit code, written when the engine has ended; `never` when it was not begun. */
  exit: join(out, 'exit'),
  /** Pid of the engine, or of the jail's outer process. */
  pid: join(out, 'pid'),
  /** Bubblewrap's status, with the pid of the engine in the jail. */
  status: join(out, 'status'),
  /** The engine's process, as we found it while it lived. */
  engine: join(root, 'engine.json'),
});
export type Traces = ReturnType<typeof tracesOf>;

/** Written as the exit code when we died before we let the engine begin. */
export const NEVER = 'never';

/** How the engine ended: a number, or that it was never begun; undefined when nobody wrote it down. */
export async function readExit({ exit }: Traces): Promise<number | typeof NEVER | undefined> {
  const text = (await readIfThere(exit))?.toString('utf8').trim();
  if (text === undefined || text === '') return undefined;
  return text === NEVER ? NEVER : Number(text);
}

const JailStatus = z.object({ 'child-pid': z.number().int().positive() });
const Process = z.object({ pid: z.number().int().positive(), startTime: z.string(), bootId: z.string() });

/** Pid of the engine itself, as the host knows it; undefined while it is starting. */
async function enginePid({ status, pid }: Traces, jailed: boolean): Promise<number | undefined> {
  const line = await firstLine(jailed ? status : pid);
  if (line === undefined) return undefined;
  return jailed ? JailStatus.safeParse(JSON.parse(line)).data?.['child-pid'] : Number(line) || undefined;
}

async function firstLine(path: string): Promise<string | undefined> {
  const text = (await readIfThere(path))?.toString('utf8') ?? '';
  const end = text.indexOf('\n');
  return end === -1 ? undefined : text.slice(0, end);
}

/**
 * The engine's process if it lives. It is noted when it is first seen: its pid alone, read long after its end, could be another's.
 */
export async function livingEngine(traces: Traces, jailed: boolean): Promise<ProcessId | undefined> {
  const noted = await readIfThere(traces.engine);
  if (noted) {
    const process = Process.parse(JSON.parse(noted.toString('utf8')));
    return (await isAlive(process)) ? process : undefined;
  }
  if ((await readExit(traces)) !== undefined) return undefined;
  const pid = await enginePid(traces, jailed);
  const found = pid === undefined ? undefined : await identify(pid);
  if (found) await writeWhole(traces.engine, JSON.stringify(found));
  return found;
}

/** What of a run's record is needed to find its processes. */
export interface Processes {
  supervisor: ProcessId;
  jailed: boolean;
}

/** True when nothing of the run lives: the engine is gone, and so is who would write down how it ended. */
export async function hasEnded(traces: Traces, { supervisor, jailed }: Processes): Promise<boolean> {
  if (await livingEngine(traces, jailed)) return false;
  return typeof (await readExit(traces)) === 'number' || !(await isAlive(supervisor));
}
