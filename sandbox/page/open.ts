import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { detectJail } from '../../src/runner/jail.ts';
import { type Program, ready, startProgram } from '../world/program.ts';
import { startWorld, type WorldOptions } from '../world/sandbox.ts';
import { type Page, startPage } from './page.ts';
import { roomOf } from './room.ts';
import { setTable } from './table.ts';

/** What is open while somebody looks. */
export interface Opened {
  page: Page;
  program: Program;
}

/** A sandbox with two projects and nothing asked for yet, the program on it, and the page of both, for as long as `use` takes. */
export async function withPage(
  { port = 0, ...options }: Omit<Partial<WorldOptions>, 'dir' | 'settings' | 'pages'> & { port?: number },
  use: (opened: Opened) => Promise<unknown>,
): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'guildops-page-'));
  const jail = await detectJail();
  const settings = {
    DISCORD_MIRROR_REPLIES: '1', // what is written in a thread is read on the pull request
    ...(jail.kind === 'none' && { GUILDOPS_ALLOW_UNJAILED: '1' }),
  };
  const world = await startWorld({ dir, settings, pages: true, ...options });
  const program = startProgram(world.settings);
  const page = await startPage(roomOf(world), port);
  try {
    await ready(program);
    await setTable(world);
    await use({ page, program });
  } finally {
    await page.close();
    await program.stop();
    await world.close();
    await rm(dir, { recursive: true, force: true });
  }
}

/** Runs a script to its end; one that fails says what it could not do. */
export function runScript(main: () => Promise<void>, failed: string): void {
  main().then(
    () => process.exit(0),
    (error: unknown) => {
      console.error(`${failed}: ${error instanceof Error ? error.message : String(error)}`);
      process.exit(1);
    },
  );
}
