import { describe, expect, it } from 'vitest';
import type { Person } from '../../sandbox/github/index.ts';
import * as play from '../../sandbox/story/steps.ts';
import type { Deploy } from '../../src/core/deploy.ts';
import * as scene from '../must-hold/scene.ts';
import { useStage } from '../must-hold/use-stage.ts';

const NAMES = ['same', 'other', 'early'];
const begin = (name: string) =>
  `terraform {\n  backend "http" {}\n}\nlocals {\n  word = file("\${path.module}/../words/${name}.txt")\n}\n`;
const thing = 'resource "terraform_data" "thing" {\n  input = local.word\n}\n';

/** What is watched is each folder alone, so that a word changes what a plan says and no plan is made anew for it. */
const BEGIN = {
  'guildops.yaml': [
    'version: 1',
    'apply: after_merge',
    'projects:',
    ...NAMES.map((name) => `  - {name: ${name}, dir: ${name}, environment: ${name === 'early' ? 'staging' : 'dev'}}`),
    '',
  ].join('\n'),
  ...Object.fromEntries(NAMES.map((name) => [`${name}/main.tf`, begin(name)])),
  ...Object.fromEntries(NAMES.map((name) => [`words/${name}.txt`, 'one\n'])),
};

describe('a repository that is applied after the merge', () => {
  let bob: Person;
  const onStage = useStage(
    async (stage) => {
      await stage.li.push(stage.repo, 'main', { files: BEGIN, message: 'Begin' });
      bob = scene.addWriter(stage, 'bob');
    },
    {
      settings: { GUILDOPS_GUILDS: '', GUILDOPS_ADMINS: '', DISCORD_TOKEN_FILE: '', GUILDOPS_REPOS: 'acme/infra' },
    },
  );

  const open = (name: string): Promise<number> =>
    scene.openByHand(onStage(), { branch: name, files: { [`${name}/thing.tf`]: thing } });
  const applied = (number: number): Promise<Deploy> => {
    const { github, program, repo } = onStage();
    const find = async () =>
      (await program.ports.store.deploys.byPull(repo as never, number)).find(
        ({ state }) => state.at === 'applied' && state.merge.is === 'merged',
      );
    return github.until(find, `#${number} to be applied`, 30_000);
  };

  it('merges what was approved, plans that again, and applies it when it changes the same', async () => {
    const stage = onStage();
    const number = await open('same');
    await scene.whenAt(stage, number, 'plan_ready');
    expect(await scene.stickyOf(stage, number, 'Plan for')).toContain('applied **after the merge**');
    await stage.li.comment(stage.repo, number, 'guildops apply');
    const deploy = await applied(number);
    const history = await scene.historyOf(stage, deploy);
    expect(history.indexOf('landed')).toBeGreaterThan(history.indexOf('apply-asked'));
    expect(history.indexOf('apply-started')).toBeGreaterThan(history.indexOf('landed'));
    expect(deploy.plans).toBe(2);
    const merged = stage.github.pull(stage.repo, number)?.merged;
    expect(deploy.landed?.sha).toBe(merged?.sha);
    await scene.calm(stage);
    expect(await stage.program.ports.store.locks.of(deploy.stateId)).toBeUndefined();
    const tags = await stage.github.tags(stage.repo);
    expect(tags.map(({ name }) => name)).toEqual([expect.stringMatching(/^applied\/same\//)]);
  });

  it('asks again, in the merged pull request, when the plan of what was merged is another one', async () => {
    const stage = onStage();
    const number = await open('other');
    await scene.whenAt(stage, number, 'plan_ready');
    await stage.li.comment(stage.repo, number, 'guildops approve');
    await scene.whenAt(stage, number, 'approved');
    await stage.li.push(stage.repo, 'main', { files: { 'words/other.txt': 'two\n' }, message: 'Another word' });
    await scene.calm(stage);
    await stage.li.merge(stage.repo, number);
    const told = await play.replyThat(
      stage,
      number,
      (body) => body.includes('is merged and **not applied**'),
      'says it is not applied',
    );
    expect(told.body).toContain('changes something else than what was approved');
    expect(await scene.stickyOf(stage, number, 'Merged but NOT applied')).toContain('void');
    expect(await scene.deployOfPull(stage, number)).toMatchObject({ state: { at: 'plan_ready', approvals: [] } });
    await stage.li.comment(stage.repo, number, 'guildops apply');
    expect(await applied(number)).toMatchObject({ state: { by: { id: 'li' } } });
  });

  it('plans what somebody merges without approvals, and waits for them', async () => {
    const stage = onStage();
    const number = await open('early');
    await scene.whenAt(stage, number, 'plan_ready');
    await stage.li.merge(stage.repo, number);
    await scene.stickyOf(stage, number, 'Merged but NOT applied');
    await stage.li.comment(stage.repo, number, 'guildops discard');
    const refused = await play.replyThat(stage, number, (body) => body.includes('stays on main'), 'asks for the name');
    expect(refused.body).toContain('--confirm early');
    await stage.li.comment(stage.repo, number, 'guildops status');
    await play.replyThat(
      stage,
      number,
      (body) => body.includes('Merged but NOT applied. Plan for early'),
      'the status',
    );
    await bob.comment(stage.repo, number, 'guildops approve'); // who merged it has asked, so the apply follows
    expect(await applied(number)).toMatchObject({ state: { by: { id: 'li' }, approvals: [{ by: { id: 'bob' } }] } });
  });

  it('did nothing that GitHub would not allow', () => expect(onStage().github.violations).toEqual([]));
});
