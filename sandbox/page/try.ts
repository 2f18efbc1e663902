import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { detectJail } from '../../src/runner/jail.ts';
import { ready, startProgram } from '../world/program.ts';
import { startWorld } from '../world/sandbox.ts';
import { startPage } from './page.ts';
import { roomOf } from './room.ts';
import { setTable } from './table.ts';

const optionsOf = (args: string[]) => parseArgs({ args, options: { port: { type: 'string', default: '0' } } }).values;

/** Slow enough to watch an apply. Milliseconds. */
const LATENCY_MS = { create: 700, update: 700, delete: 300 };

const interrupted = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });

/** A sandbox with two projects and nothing asked for yet, and its page; until Ctrl-C. */
async function main(): Promise<void> {
  const { port } = optionsOf(process.argv.slice(2));
  const dir = await mkdtemp(join(tmpdir(), 'guildops-try-'));
  const jail = await detectJail();
  const world = await startWorld({
    dir,
    latencyMs: LATENCY_MS,
    pages: true,
    settings: jail.kind === 'none' ? { GUILDOPS_ALLOW_UNJAILED: '1' } : {},
  });
  const stopped = interrupted();
  const program = startProgram(world.settings);
  const page = await startPage(roomOf(world), Number(port));
  try {
    await ready(program);
    await setTable(world);
    console.log(`\nOpen ${page.url} in a browser. docs/try-it.md says what there is to click; Ctrl-C ends it.`);
    await Promise.race([stopped, program.ended]);
  } finally {
    await page.close();
    await program.stop();
    await world.close();
    await rm(dir, { recursive: true, force: true });
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(`The page could not be started: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  },
);
