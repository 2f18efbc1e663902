import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CLI, type Program, ready, startProgram } from '../../sandbox/world/program.ts';
import { startWorld, type World, type WorldOptions } from '../../sandbox/world/sandbox.ts';
import { hasTerraform } from '../story/stage.ts';

export type Settings = Readonly<Record<string, string>>;

/** Why the built program cannot be operated here, if it cannot. */
export const unbuilt = existsSync(CLI) ? undefined : 'the program is not built: npm run build';
/** The same for what needs plans. */
export const unplannable = unbuilt ?? (hasTerraform ? undefined : 'terraform is not in PATH');
if (unplannable) console.warn(`operations tests left out: ${unplannable}`);

/** What a command of the operator answered. */
export interface Said {
  code: number;
  out: string;
  err: string;
}

/** `guildops <args>` in a process of its own, which is given nothing but PATH and these settings. */
export const guildops = (settings: Settings, ...args: string[]): Promise<Said> =>
  new Promise((resolve) => {
    const env = { PATH: process.env.PATH ?? '', ...settings };
    execFile(process.execPath, [CLI, ...args], { env }, (error, out, err) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
      resolve({ code, out, err });
    });
  });

/** The far ends, and the program that an operator starts, stops and gives orders to. */
export interface Site extends World {
  dir: string;
  /** The program as it runs now. */
  program(): Program;
  /** Starts it; resolves when it is ready. */
  start(): Promise<Program>;
  /** An order of the operator, with the settings of the program. */
  guildops(...args: string[]): Promise<Said>;
  /** Everything that the program and the orders have printed so far. */
  printed(): string;
  /** The text of every file with a secret, whole and by lines. */
  secrets(): Promise<string[]>;
  end(): Promise<void>;
}

export async function prepareSite(options: Partial<WorldOptions> = {}): Promise<Site> {
  const dir = await mkdtemp(join(tmpdir(), 'guildops-operations-'));
  const world = await startWorld({ dir, limits: {}, emptyRepository: false, ...options });
  const settings = { ...world.settings, GUILDOPS_ALLOW_UNJAILED: '1' };
  const programs: Program[] = [];
  const orders: Said[] = [];
  const site: Site = {
    ...world,
    dir,
    settings,
    program() {
      const last = programs.at(-1);
      if (!last) throw new Error('the program was never started');
      return last;
    },
    async start() {
      const program = startProgram(settings);
      programs.push(program);
      await ready(program);
      return program;
    },
    async guildops(...args) {
      const said = await guildops(settings, ...args);
      orders.push(said);
      return said;
    },
    printed: () => JSON.stringify([programs.map(({ log }) => log), orders]),
    secrets: () => secretsIn(settings),
    async end() {
      await programs.at(-1)?.stop();
      await world.close();
      await rm(dir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  return site;
}

/** Files that settings name with `_FILE`; a key with several lines is no less told by one of them. */
async function secretsIn(settings: Settings): Promise<string[]> {
  const paths = Object.entries(settings).flatMap(([name, path]) => (name.endsWith('_FILE') ? [path] : []));
  const texts = await Promise.all(paths.map((path) => readFile(path, 'utf8')));
  const lines = texts.flatMap((text) => text.split(/[\n:]/)).map((line) => line.trim());
  return lines.filter((line) => line.length >= 16 && !line.startsWith('-----'));
}
