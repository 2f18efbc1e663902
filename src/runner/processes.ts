import { execa } from 'execa';
import { readIfThere } from './files.ts';

/** A process that cannot be mistaken for another: pids are used again, start times are not, and boots begin both anew. */
export interface ProcessId {
  pid: number;
  startTime: string;
  bootId: string;
}

/** Id of the kernel's present boot; empty where there is no `/proc`. */
export const bootId = async (): Promise<string> =>
  (await readIfThere('/proc/sys/kernel/random/boot_id'))?.toString('utf8').trim() ?? '';

/** The living process with that pid, or undefined; a zombie is dead. */
export async function identify(pid: number): Promise<ProcessId | undefined> {
  const boot = await bootId();
  const startTime = boot === '' ? await startTimeByPs(pid) : await startTimeByProc(pid);
  return startTime === undefined ? undefined : { pid, startTime, bootId: boot };
}

export async function isAlive(process: ProcessId): Promise<boolean> {
  const found = await identify(process.pid);
  return found !== undefined && found.startTime === process.startTime && found.bootId === process.bootId;
}

/** Field 22 of `/proc/<pid>/stat`, counted after the name in parentheses, which may hold anything. Source: proc_pid_stat(5) */
async function startTimeByProc(pid: number): Promise<string | undefined> {
  const stat = await readIfThere(`/proc/${pid}/stat`).catch(() => undefined);
  if (!stat) return undefined;
  const text = stat.toString('latin1');
  const [state, ...rest] = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return state === 'Z' || state === 'X' ? undefined : rest[18];
}

/** For systems without `/proc`, such as macOS. */
async function startTimeByPs(pid: number): Promise<string | undefined> {
  const { stdout, exitCode } = await execa('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { reject: false });
  const text = stdout.trim();
  return exitCode !== 0 || text === '' || text.startsWith('Z') ? undefined : text.replace(/^\S+\s+/, '');
}
