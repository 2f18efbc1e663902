import { expect } from 'vitest';
import * as play from '../../sandbox/story/steps.ts';
import type { Site } from './site.ts';

const SUCCESS = (status: number) => status >= 200 && status < 300;

/** How often GitHub did something that it was asked for. */
export const done = ({ github }: Site, method: string, path: RegExp): number =>
  github.requests.filter((entry) => entry.method === method && path.test(entry.path) && SUCCESS(entry.status)).length;

/** Objects that were made in the cloud, by type and name, once for each time. */
export const made = async ({ cloud }: Site): Promise<string[]> =>
  (await cloud.log())
    .filter(({ operation, outcome }) => operation === 'create' && outcome === 'done')
    .map(({ type, name }) => `${type} ${name}`)
    .sort();

export const stickies = ({ github, repo }: Site, pull: number): string[] =>
  github
    .comments(repo, pull)
    .map(({ body }) => body)
    .filter((body) => body.includes('<!-- guildops:v1'));

/** Text that only the lobby of a deploy has. */
const isLobby = (deploy: string) => (text: string) => text.includes(`${deploy} · by`);

export const lobbies = ({ discord, channel }: Site, deploy: string): string[] =>
  discord.messages(channel.id).flatMap(({ text }) => (isLobby(deploy)(text) ? [text] : []));

/** The pull request of a deploy that was made by GuildOps. */
export const pullsOf = ({ github, repo }: Site, deploy: string) =>
  github.pulls(repo).filter(({ head }) => head.ref.startsWith(`guildops/${deploy.toLowerCase()}-`));

/** Everything happened once, everybody was told, and nothing is left over. */
export async function expectOneStory(site: Site, deploy: string): Promise<void> {
  await play.lobbyThat(site, deploy, (text) => text.includes('Merged as'), 'says applied');
  await site.quiet();
  const pulls = pullsOf(site, deploy);
  expect(pulls).toHaveLength(1);
  const number = pulls[0]?.number ?? 0;
  expect(done(site, 'POST', /\/pulls$/)).toBeLessThanOrEqual(site.github.pulls(site.repo).length);
  await expectOneMerge(site, number);
  expect(lobbies(site, deploy)).toEqual([expect.stringContaining('Applied')]);
  expect(site.discord.threads(site.channel.id).filter(({ name }) => name.includes(deploy))).toHaveLength(1);
  await expectCleanUp(site);
}

/** One merge, one tag, one comment, and the branch is gone. */
export async function expectOneMerge(site: Site, number: number): Promise<void> {
  const { github, repo } = site;
  expect(github.pull(repo, number)?.merged).toBeDefined();
  expect(done(site, 'PUT', new RegExp(`/pulls/${number}/merge$`))).toBe(1);
  expect((await github.tags(repo)).filter(({ name }) => name.endsWith(`-${number}`))).toHaveLength(1);
  expect(stickies(site, number)).toEqual([expect.stringContaining('Applied')]);
  expect((await github.branches(repo)).map(({ name }) => name)).toEqual(['main']);
}

/** Nothing was made twice, nothing is held, nothing lies about, and nobody was asked what they do not allow. */
export async function expectCleanUp(site: Site): Promise<void> {
  const all = await made(site);
  expect(all).toEqual([...new Set(all)]);
  expect(site.database.rows('select * from locks')).toEqual([]);
  expect(await site.filesOfRuns()).toEqual([]);
  expect(site.github.violations).toEqual([]);
  expect(site.discord.violations).toEqual([]);
}
