import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../sandbox/discord/index.ts';
import * as play from '../../sandbox/story/steps.ts';
import { inertTitle } from '../../src/deploy/inert-text.ts';
import { anyText } from '../any-text.ts';
import type { Stage } from '../story/stage.ts';
import * as scene from './scene.ts';
import { expectNoViolations, useStage } from './use-stage.ts';

// biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholder is terraform's
const EXPRESSION = '"${file("/etc/passwd")}" %{ for x in y }';
const CALL = '@everyone @here <@&1> <@4242> <#1> #1 fixes #1';
const STRUCTURE = '```\n</details></summary><!-- --> | `` [a](javascript:b) <img src=x onerror=y>';
const TRAILERS = '\n\nGuildops-Plan: FAKE.1\nRequested-by: nobody (discord:1)\nCo-authored-by: x <x@y.z>';
const PATHS = '../../../etc/passwd\0/../.. ; $(id) `id` && rm -rf / | --upload-pack=id';
const LETTERS = '\u202egnp.exe\u2066 🧨👩‍👩‍👧‍👦 \u200f\ufeff\u2028\u2029 \u001b[31m\u0007 ﷽';
const WORST = [EXPRESSION, CALL, STRUCTURE, TRAILERS, PATHS, LETTERS].join(' ');
const LONG = WORST + '𝔸'.repeat(2_500);

/** Trailers as git reads them. */
const trailersOf = (message: string): string[] =>
  execFileSync('git', ['interpret-trailers', '--parse'], { input: message, encoding: 'utf8' }).trim().split('\n');

/** A comment without its code, where nothing is structure. */
const withoutCode = (comment: string): string =>
  comment.replace(/^(`{3,})[a-z]*\n[\s\S]*?\n\1$/gm, '').replace(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, '');

/** What could call people, link things or break the frame of a comment of ours. */
function expectInert(comment: string): void {
  const read = withoutCode(comment);
  const count = (part: string) => read.split(part).length - 1;
  expect(count('<details>')).toBe(count('</details>'));
  expect(count('<summary>')).toBe(count('</summary>'));
  expect(read).not.toMatch(/(?<!\\)@[a-z]/i);
  expect(read).not.toMatch(/(?<!\\|&)#\d/);
  expect(read).not.toMatch(/<(?!\/?(?:details|summary|sub)>|!-- guildops:)/);
  expect(read).not.toMatch(/(?<!\\)\]\((?!https?:\/\/)/);
  expect(comment).not.toMatch(/(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
}

/** The message of a commit, as everybody gets it who fetches. */
async function messageOf({ li, repo, dir }: Stage, sha: string): Promise<string> {
  const clone = `${dir}/reading-${sha}`;
  const git = promisify(execFile);
  await git('git', ['clone', '--quiet', '--bare', li.cloneUrl(repo), clone]);
  return (await git('git', ['log', '-1', '--format=%B', sha], { cwd: clone })).stdout;
}

describe('a title that somebody gave', () => {
  it('is one line that mentions nobody and closes nothing, whatever it was', () => {
    const parts = fc.constantFrom('@', '#', 'GH-', '://', 'a', '1', '\n', '\u200b', '\u202e', ' ', 'fixes ');
    fc.assert(
      fc.property(fc.array(fc.oneof(parts, anyText()), { maxLength: 12 }), (raw) => {
        expect(inertTitle(raw.join(''))).not.toMatch(/[@#]\w|:\/\/\w|GH-\d|[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/iu);
      }),
    );
    expect(inertTitle('web: e2-medium (see #12), asked by @ana')).toBe('web: e2-medium (see 12), asked by ana');
  });
});

describe('hostile words', () => {
  let eve: Actor;
  const onStage = useStage(async (stage) => {
    eve = stage.discord.addMember(stage.guild, WORST);
    await scene.addProject(stage, 'words', { description: [...WORST].slice(0, 400).join('') });
    await scene.addProject(stage, 'titles');
    await scene.grant(stage, eve, 'user');
    await scene.seed(stage, 'titles');
  });

  it('of a requester reach HCL, git, GitHub and Discord as words, and change nothing there', async () => {
    const stage = onStage();
    const { cloud, github, repo } = stage;
    const { deploy, lobby } = await play.openLobby(eve, 'words', stage);
    const purpose = [...LONG].slice(0, 700).join('');
    await play.addNetwork(eve, lobby, { name: 'words', purpose });
    const drafted = await play.lobbyThat(stage, deploy, (text) => text.includes('· 10.10.'), 'has a network');
    await play.addMachine(
      eve,
      drafted,
      { family: 'e2', type: 'e2-small' },
      { name: 'evil', network: 'words', purpose },
    );
    const both = await play.lobbyThat(stage, deploy, (text) => text.includes('e2-small'), 'has a machine');
    await play.press(eve, stage, both, 'Plan');
    const ready = await play.lobbyThat(stage, deploy, (text) => text.includes('Approve & Deploy'), 'is ready');
    const number = (await scene.deployOf(stage, deploy)).pull?.number ?? 0;
    const asked = await messageOf(stage, github.pull(repo, number)?.head.sha ?? '');
    expect(trailersOf(asked)).toEqual([
      expect.stringMatching(/^Requested-by: [^\n@#`<>]+ \(discord:\d+\)$/),
      `Guildops-Request: ${deploy}`,
    ]);
    expect(asked.split('\n').every((line) => line.length < 250)).toBe(true);
    expectInert(await scene.stickyOf(stage, number, 'to add'));
    expectInert(github.pull(repo, number)?.body ?? '');

    await play.press(eve, stage, ready, 'Approve & Deploy');
    await play.lobbyThat(stage, deploy, (text) => text.includes('Merged as'), 'is applied');
    await scene.calm(stage);
    const merged = await messageOf(stage, 'main');
    expect(trailersOf(merged).map((line) => line.split(':')[0])).toEqual(['Guildops-Plan', 'Guildops-Changes']);
    expectInert(await scene.stickyOf(stage, number, 'Applied'));
    const [tag] = await github.tags(repo);
    expect(tag?.message.split('\n')).toHaveLength(5);
    const machine = (await cloud.objects()).find(({ name }) => name === 'evil');
    expect(JSON.stringify(machine)).not.toContain('root:x:0'); // nothing was evaluated
    const hcl = (await github.readFile(repo, 'main', 'projects/words/network-words.tf')) ?? '';
    expect(hcl.split('\n').filter((line) => line.includes('Guildops-Plan'))).toEqual([expect.stringMatching(/^#/)]);
  });

  it('in a title, a branch and comments of a pull request stay words', async () => {
    const stage = onStage();
    const { github, li, repo } = stage;
    const branch = 'x/@everyone-<b>-$(id)-\'`"-|-;&-é🧨';
    const files = scene.inProject('titles', { 'note.tf': scene.output(`</details>\n\`\`\`\n@everyone ${LETTERS}`) });
    const number = await scene.openByHand(stage, { branch, files, title: `Title ${EXPRESSION} ${CALL} ${TRAILERS}` });
    expectInert(await scene.stickyOf(stage, number, 'to add'));
    await li.comment(repo, number, LONG);
    await li.comment(repo, number, `guildops apply -p "</details> @everyone ${EXPRESSION}"`);
    await li.comment(repo, number, 'guildops @everyone</details>#1');
    await github.until(
      () =>
        github.comments(repo, number).filter(({ body }) => body.includes('guildops:reply')).length === 2
          ? true
          : undefined,
      'both replies',
    );
    await li.comment(repo, number, 'guildops apply');
    await play.pullThat(stage, (pull) => pull.number === number && play.isMerged(pull), 'merged');
    await scene.calm(stage);
    for (const { body, author } of github.comments(repo, number)) if (author.type === 'Bot') expectInert(body);
    const merged = await messageOf(stage, github.pull(repo, number)?.merged?.sha ?? '');
    expect(trailersOf(merged).map((line) => line.split(':')[0])).toEqual(['Guildops-Plan', 'Guildops-Changes']);
    expect(merged).not.toMatch(/@everyone|fixes #1|^Guildops-Plan: FAKE/m);
    expect((await github.branches(repo)).map(({ name }) => name)).toEqual(['main']);
  });

  it('call nobody in Discord but the requester, when it is over', () => {
    const { discord, channel } = onStage();
    const places = [channel, ...discord.threads(channel.id)];
    const pings = places.flatMap(({ id }) => discord.messages(id)).map((message) => message.pings);
    expect(pings.some(({ everyone, roles }) => everyone || roles.length > 0)).toBe(false);
    expect([...new Set(pings.flatMap(({ users }) => users))]).toEqual([eve.id]);
  });

  it('stay out of the log as structure: each line is one event', () => {
    for (const line of onStage().logged) expect(() => JSON.parse(line)).not.toThrow();
  });

  expectNoViolations(onStage);
});
