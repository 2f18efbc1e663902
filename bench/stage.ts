import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startWorld, type World } from '../sandbox/world/sandbox.ts';
import { detectJail } from '../src/runner/jail.ts';

export interface BenchStage {
  world: World;
  /** For what people have on their own machines. */
  dir: string;
}

/** The far ends for one measure, without limits that would be measured instead, and gone afterwards. */
export async function onStage<T>(measure: (stage: BenchStage) => Promise<T>): Promise<T> {
  const dir = await mkdtemp(join(tmpdir(), 'guildops-bench-'));
  const jail = await detectJail();
  const settings = { GUILDOPS_ALLOW_UNJAILED: jail.kind === 'none' ? '1' : '0' };
  const world = await startWorld({ dir, limits: {}, settings });
  try {
    return await measure({ world, dir });
  } finally {
    await world.close();
    await rm(dir, { recursive: true, force: true });
  }
}
