import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { detectJail } from '../../src/runner/jail.ts';
import { type Program, startProgram } from '../world/program.ts';
import { startWorld, type World } from '../world/sandbox.ts';
import { type Filled, fillWorld } from './fill-world.ts';

/** Starts the sandbox with people, projects and resources in it, and keeps it running until Ctrl-C. */
async function main(): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'guildops-filled-'));
  const jail = await detectJail();
  console.log('Filling the sandbox: people, projects, resources…');
  const world = await startWorld({
    dir,
    settings: jail.kind === 'none' ? { GUILDOPS_ALLOW_UNJAILED: '1' } : {},
  });
  const program = startProgram(world.settings);
  try {
    const stopped = interrupted();
    console.log(describe(world, program, await fillWorld(world, program)));
    await Promise.race([stopped, program.ended]);
  } finally {
    await program.stop();
    await world.close();
    await rm(dir, { recursive: true, force: true });
  }
}

const interrupted = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });

function describe(
  { github, discord, repo, origin, settings, li }: World,
  { pid }: Program,
  { people, clouds, applied, draft, planned, full }: Filled,
): string {
  const { viewer, user, admin, stranger, reader, writer, owner } = people;
  const pull = github.pulls(repo).find(({ state }) => state === 'open');
  return [
    '',
    `GitHub      ${github.url}/${repo}/pull/${pull?.number ?? 1}    (pull requests as pages)`,
    `git         git clone ${li.cloneUrl(repo)}`,
    `Discord     ${discord.apiUrl}    (bot token in ${settings.DISCORD_TOKEN_FILE})`,
    `GuildOps    ${origin}/readyz    (process ${pid}, data in ${settings.GUILDOPS_DATA})`,
    '',
    `on Discord  ${admin.name} administers, ${user.name} may deploy, ${viewer.name} may look, ${stranger.name} has no right`,
    `on GitHub   ${owner.login} administers, ${writer.login} may push, ${reader.login} may read`,
    `projects    ${[...clouds.map(({ project }) => project), `${full.project} (its quota is used up)`].join(', ')}`,
    `deploys     ${applied.join(', ')} applied · ${planned} planned, waits for approval · ${draft} a draft`,
    '',
    'Everything keeps running; Ctrl-C ends it.',
  ].join('\n');
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(`The sandbox could not be filled: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  },
);
