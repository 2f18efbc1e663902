import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { PATIENCE_MS } from '../../sandbox/patience.ts';
import { CLI, type Program, ready, startProgram } from '../../sandbox/world/program.ts';
import { startWorld, type World, type WorldOptions } from '../../sandbox/world/sandbox.ts';
import { type Database, eventually, lookInto } from './database.ts';
import { endRuns, filesOfRuns } from './runs.ts';
import { type Caught, startTripwire, type Trap } from './tripwire.ts';

export const hasTerraform = spawnSync('terraform', ['version'], { stdio: 'ignore' }).status === 0;
/** Why the real program cannot be driven here, if it cannot. */
export const left = !existsSync(CLI)
  ? 'the program is not built: npm run build'
  : hasTerraform
    ? undefined
    : 'terraform is not in PATH';
if (left) console.warn(`crash tests left out: ${left}`);

/** Which way a request goes: from the program to GitHub or Discord, or GitHub's webhooks to the program. */
export type Line = 'github' | 'discord' | 'webhooks';

/** The far ends and the real program in a process of its own, which can be killed at a chosen request. */
export interface Site extends World {
  dir: string;
  /** The program's data folder. */
  data: string;
  database: Database;
  /** The program as it runs now. */
  program(): Program;
  /** Starts it with the same settings as ever; resolves when it is ready. */
  start(): Promise<void>;
  crash(): Promise<void>;
  trap(line: Line, trap: Trap): Caught;
  /** Does `act`, lets the program die at the trap (or so long after), and leaves it dead. */
  dieAt(line: Line, trap: Trap & { lingerMs?: number }, act: () => unknown): Promise<void>;
  /** Resolves when nothing is left to do. */
  quiet(): Promise<void>;
  /** What was not cleaned up after runs. */
  filesOfRuns(): Promise<string[]>;
  end(): Promise<void>;
}

export async function prepareSite(options: Partial<WorldOptions> = {}): Promise<Site> {
  const dir = await mkdtemp(join(tmpdir(), 'guildops-crash-'));
  const world = await startWorld({ dir, limits: {}, ...options });
  const { github, discord, origin } = world;
  const [toGitHub, toDiscord, webhooks] = await Promise.all([
    startTripwire(github.url),
    startTripwire(discord.url),
    startTripwire(origin),
  ]);
  const wires = { github: toGitHub, discord: toDiscord, webhooks };
  github.setWebhookTarget(`${webhooks.url}/api/github/webhooks`);
  const settings = {
    ...world.settings,
    GUILDOPS_ALLOW_UNJAILED: '1',
    GITHUB_API_URL: github.apiUrl.replace(github.url, toGitHub.url),
    DISCORD_API_URL: discord.apiUrl.replace(discord.url, toDiscord.url),
    ...options.settings,
  };
  const data = join(dir, 'data');
  const database = lookInto(join(data, 'guildops.db'));
  let program: Program | undefined;

  const site: Site = {
    ...world,
    settings,
    dir,
    data,
    database,
    program() {
      if (!program) throw new Error('the program was never started');
      return program;
    },
    async start() {
      program = startProgram(settings);
      await ready(program);
    },
    crash: async () => program?.crash(),
    trap: (line, trap) => wires[line].set(trap),
    async dieAt(line, trap, act) {
      const caught = wires[line].set(trap);
      Promise.resolve(act()).catch(() => {}); // nobody answers any more
      await withPatience(caught.hit, `a request passes ${line} ${trap.when} ${trap.method ?? ''} ${trap.path}`);
      await pause(trap.lingerMs ?? 0);
      await program?.crash();
      caught.drop();
    },
    async quiet() {
      let rest: string[] = [];
      const done = () => {
        rest = database.unfinished();
        return rest.length === 0 ? true : undefined;
      };
      await eventually(done, 'nothing is left to do').catch((error: unknown) => {
        throw new Error(`${String(error)}: ${rest.join(', ')}`);
      });
    },
    filesOfRuns: () => filesOfRuns(data),
    async end() {
      await program?.crash();
      await endRuns(data);
      await Promise.all([toGitHub.close(), toDiscord.close(), webhooks.close()]);
      await world.close();
      await rm(dir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  return site;
}

async function withPatience<T>(promise: Promise<T>, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Waited ${PATIENCE_MS} ms in vain until ${what}`)), PATIENCE_MS);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
