import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const PROGRAM = fileURLToPath(new URL('writer-process.ts', import.meta.url));

export interface Writer {
  pid: number;
  /** Ends it as a power cut of one process would: SIGKILL. Resolves when it is gone. */
  kill(): Promise<void>;
}

/** Another process with the store of `file` open, at the point that `act` names. Killed after the test. */
export async function startWriter(file: string, act: 'idle' | 'committed' | 'underway'): Promise<Writer> {
  const child = spawn(process.execPath, ['--import', 'tsx', PROGRAM, file, act], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  onTestFinished(() => void child.kill('SIGKILL'));
  const [said] = (await Promise.race([once(child.stdout, 'data'), gone])) as [unknown];
  if (child.pid === undefined || String(said).trim() !== 'ready') throw new Error(`the writer ended early: ${said}`);
  return {
    pid: child.pid,
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
