import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startWorld, type World, type WorldOptions } from '../sandbox/world/sandbox.ts';
import { detectJail } from '../src/runner/jail.ts';

export interface BenchStage {
  world: World;
  /** For what people have on their own machines. */
  dir: string;
}

/** The far ends for one measure, and gone afterwards; without limits, which would be measured instead, unless it asks for some. */
export async function onStage<T>(
  measure: (stage: BenchStage) => Promise<T>,
  { limits = {} }: Pick<WorldOptions, 'limits'> = {},
): Promise<T> {
  const dir = await mkdtemp(join(tmpdir(), 'guildops-bench-'));
  const jail = await detectJail();
  const settings = { GUILDOPS_ALLOW_UNJAILED: jail.kind === 'none' ? '1' : '0' };
  const world = await startWorld({ dir, limits, settings });
  try {
    return await measure({ world, dir });
  } finally {
    await world.close();
    await rm(dir, { recursive: true, force: true });
  }
}
