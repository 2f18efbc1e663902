import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandboxDiscord } from '../../../sandbox/discord/index.ts';
import { startSandboxGitHub } from '../../../sandbox/github/index.ts';
import { startPage } from '../../../sandbox/page/page.ts';

export const REPO = 'acme/infra';

/** A page over a Discord and a GitHub in which nothing has happened, without the program. */
export async function raiseRoom({ actors = ['ana', 'bo'], logins = ['li', 'rob'] } = {}) {
  const dir = await mkdtemp(join(tmpdir(), 'guildops-page-'));
  const [discord, github] = await Promise.all([
    startSandboxDiscord({ limits: {} }),
    startSandboxGitHub({ dir: join(dir, 'github') }),
  ]);
  const guild = discord.addGuild({ name: 'Acme' });
  const channel = discord.addChannel(guild, 'deploys');
  const people = logins.map((login) => github.addPerson(login));
  const [writer = ''] = logins;
  await github.addRepository(REPO, {
    roles: Object.fromEntries(logins.map((login) => [login, login === writer ? 'write' : 'read'])),
  });
  const room = {
    discord,
    github,
    guild,
    repo: REPO,
    people,
    actors: actors.map((name) => discord.addMember(guild, name)),
  };
  const page = await startPage(room);
  return {
    ...room,
    channel,
    page,
    async end() {
      await page.close();
      await Promise.all([discord.close(), github.close()]);
      await rm(dir, { recursive: true, force: true });
    },
  };
}
