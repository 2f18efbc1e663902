import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startWorld, type World, type WorldOptions } from '../../sandbox/world/sandbox.ts';
import { parseConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { type Running, start } from '../../src/main.ts';

export const hasTerraform = spawnSync('terraform', ['version'], { stdio: 'ignore' }).status === 0;

/** A world with the program running in this process. */
export interface Stage extends World {
  dir: string;
  program: Running;
  /** What the program logged, a line each. */
  logged: readonly string[];
  end(): Promise<void>;
}

/** The far ends and the real program, in a folder of their own. The jail is used where there is one. */
export async function setStage(options: Partial<WorldOptions> = {}): Promise<Stage> {
  const dir = await mkdtemp(join(tmpdir(), 'guildops-story-'));
  const world = await startWorld({ dir, ...options, settings: { GUILDOPS_ALLOW_UNJAILED: '1', ...options.settings } });
  const logged: string[] = [];
  const log = createLog(world.settings.GUILDOPS_LOG_LEVEL ?? 'info', (line) => {
    logged.push(line);
    if (process.env.GUILDOPS_SHOW_LOG) process.stderr.write(line);
    return '';
  });
  const program = await start(parseConfig(world.settings), { log });
  return {
    ...world,
    dir,
    program,
    logged,
    async end() {
      await program.stop();
      await world.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
