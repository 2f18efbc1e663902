import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { detectJail } from '../../src/runner/jail.ts';
import { startPage } from '../page/page.ts';
import { roomOf } from '../page/room.ts';
import { scriptFor } from '../story/scripts.ts';
import { type Program, ready, startProgram } from '../world/program.ts';
import { startWorld, type World } from '../world/sandbox.ts';
import { apply, ask, plan, prepare } from './ask.ts';
import { back, byHand, two } from './change.ts';
import { createNarrator, type Narrator } from './stage-light.ts';
import type { Telling } from './telling.ts';

/** Long enough to watch terraform work, short enough to watch it to the end. Milliseconds. */
const LATENCY_MS = { create: 700, update: 700, delete: 300 };

const optionsOf = (args: string[]) =>
  parseArgs({
    args,
    options: {
      keep: { type: 'boolean', default: false },
      port: { type: 'string', default: '0' },
      provider: { type: 'string', default: 'gcp' },
    },
  }).values;

/** Plays the main job with the real program on the sandbox. Exits 0 when everything went as told. */
async function main(): Promise<void> {
  const { keep: keeps, port, provider } = optionsOf(process.argv.slice(2));
  const script = scriptFor(provider);
  const tell = createNarrator();
  const startedAt = performance.now();
  const dir = await mkdtemp(join(tmpdir(), 'guildops-demo-'));
  console.log(
    'GuildOps on the sandbox: the real program, real terraform and git; Discord, GitHub and the cloud are local stand-ins.',
  );
  const jail = await detectJail();
  if (jail.kind === 'none') console.log(`Plans run without a jail here, for this sandbox only: ${jail.why}.`);
  const world = await startWorld({
    dir,
    latencyMs: LATENCY_MS,
    pages: true,
    settings: { GUILDOPS_LOG_LEVEL: 'info', ...(jail.kind === 'none' && { GUILDOPS_ALLOW_UNJAILED: '1' }) },
  });
  const program = startProgram(world.settings);
  try {
    await ready(program);
    await tellStory({ world, tell, dir, script });
    refuseMisuse(world);
    tell.notes(
      `\n${((performance.now() - startedAt) / 1000).toFixed(0)} s. Everything above came from the real program; nothing was recorded.`,
    );
    if (keeps) await keep({ world, program, tell, port: Number(port) });
  } finally {
    await program.stop();
    await world.close();
    await rm(dir, { recursive: true, force: true });
  }
}

async function tellStory(telling: Telling): Promise<void> {
  await prepare(telling);
  const deploy = await ask(telling);
  const pull = await plan(telling, deploy);
  await apply(telling, deploy, pull);
  const changed = await byHand(telling);
  await two(telling);
  await back(telling, changed);
}

/** The stand-ins are strict: whatever the real platforms would have refused, or did not document, fails the demo. */
function refuseMisuse({ github, discord }: World): void {
  const violations = [...github.violations, ...discord.violations];
  if (violations.length > 0) throw new Error(`the platforms would have objected:\n${violations.join('\n')}`);
}

interface Kept {
  world: World;
  program: Program;
  tell: Narrator;
  /** Of the page. */
  port: number;
}

async function keep({ world, program, tell, port }: Kept): Promise<void> {
  const { github, discord, repo, origin } = world;
  const page = await startPage(roomOf(world), port);
  tell.shows(
    'everything keeps running; Ctrl-C ends it',
    [
      `The page    ${page.url}    (Discord and GitHub side by side: click)`,
      `GitHub      ${github.url}/${repo}/pull/1    (pull requests as pages)`,
      `git         git clone ${world.li.cloneUrl(repo)}`,
      `Discord     ${discord.apiUrl}    (bot token in ${world.settings.DISCORD_TOKEN_FILE})`,
      `GuildOps    ${origin}/readyz    (process ${program.pid}, data in ${world.settings.GUILDOPS_DATA})`,
    ].join('\n'),
  );
  await new Promise<void>((resolve) => process.once('SIGINT', () => resolve()));
  await page.close();
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(`\nThe demo failed: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  },
);
