import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type Program, ready, startProgram } from '../sandbox/world/program.ts';
import type { Figure } from './figure.ts';
import type { BenchStage } from './stage.ts';

const run = promisify(execFile);
const ROUNDS = 7;

/** Idle: the memory of the process has not moved by more than this for that many looks in a row. */
const STILL_MB = 1;
const LOOKS = 4;
const LOOK_EVERY_MS = 500;
const PATIENCE_LOOKS = 40;

/** Resident memory of a process, in MB. */
async function residentMb(pid: number): Promise<number> {
  const { stdout } = await run('ps', ['-o', 'rss=', '-p', String(pid)]);
  return Number(stdout.trim()) / 1024;
}

async function idleMb({ pid }: Program): Promise<number> {
  const seen: number[] = [];
  for (let look = 0; look < PATIENCE_LOOKS; look += 1) {
    seen.push(await residentMb(pid));
    const last = seen.slice(-LOOKS);
    if (last.length === LOOKS && Math.max(...last) - Math.min(...last) <= STILL_MB) break;
    await sleep(LOOK_EVERY_MS);
  }
  return seen.at(-1) ?? 0;
}

/** From starting the process to its ready line, on an empty data folder first and then on the same one; and what it then takes. */
export async function measureStartUp({ world }: BenchStage): Promise<Figure[]> {
  const started: number[] = [];
  const resident: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const spawnedAt = performance.now();
    const program = startProgram(world.settings);
    try {
      await ready(program);
      started.push(performance.now() - spawnedAt);
      resident.push(await idleMb(program));
    } finally {
      await program.stop();
    }
  }
  return [
    { what: 'cold start: spawn → ready', unit: 'ms', values: started, target: { of: 'median', below: 1_500 } },
    { what: 'memory at idle', unit: 'MB', values: resident, target: { of: 'median', below: 150 } },
  ];
}
