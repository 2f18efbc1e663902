import { describe, expect, it } from 'vitest';
import * as play from '../../sandbox/story/steps.ts';
import { planOf } from '../../src/core/deploy.ts';
import type { Repo } from '../../src/core/ids.ts';
import * as scene from './scene.ts';
import { useStage } from './use-stage.ts';

const root = (input: string): string =>
  `terraform {\n  backend "http" {}\n}\nresource "terraform_data" "it" {\n  input = ${JSON.stringify(input)}\n}\n`;
const PROJECTS = ['rebased', 'gated'];
const CONFIG = `version: 1
merge: rebase
projects:
  - {name: rebased, dir: rebased, environment: dev}
  - {name: gated, dir: gated, environment: dev, requirements: [mergeable, code_owners]}
`;

/** What is asked of a pull request before an apply, and how it gets into the default branch after it. */
describe('a repository with rules of its own', () => {
  const onStage = useStage(
    async (stage) => {
      const files = Object.fromEntries(PROJECTS.map((name) => [`${name}/main.tf`, root('begin')]));
      const all = { 'guildops.yaml': CONFIG, '.github/CODEOWNERS': '/gated/ @acme/platform\n', ...files };
      await stage.li.push(stage.repo, 'main', { files: all, message: 'Begin' });
      stage.github.setTeam('acme', 'platform', ['bob', 'li']);
      scene.addWriter(stage, 'bob');
    },
    {
      settings: {
        ...{ GUILDOPS_GUILDS: '', GUILDOPS_ADMINS: '', DISCORD_TOKEN_FILE: '' },
        GUILDOPS_REPOS: 'acme/infra',
      },
    },
  );
  const merged = async (number: number) => {
    const { github, repo } = onStage();
    return github.until(() => github.pull(repo, number)?.merged?.sha, `#${number} to be merged`, 60_000);
  };

  it('has its commits put on the branch one by one, tagged there, and taken back together', {
    timeout: 120_000,
  }, async () => {
    const stage = onStage();
    const { github, li, repo } = stage;
    const number = await scene.openByHand(stage, { branch: 'two', files: { 'rebased/main.tf': root('one') } });
    await li.push(repo, 'two', { files: { 'rebased/more.tf': 'output "more" {\n  value = 1\n}\n' }, message: 'More' });
    const head = github.pull(repo, number)?.head.sha;
    await github.until(
      async () => planOf(await scene.deployOfPull(stage, number))?.head === head || undefined,
      'a plan of both commits',
    );
    await li.comment(repo, number, 'guildops apply');
    const sha = await merged(number);
    await scene.calm(stage);
    const deploy = await scene.deployOfPull(stage, number);
    const base = planOf(deploy)?.base;
    expect(deploy).toMatchObject({ state: { at: 'applied', merge: { is: 'merged', sha, since: base } } });
    expect(deploy.state).not.toHaveProperty('merge.differs');
    expect(await github.tags(repo)).toMatchObject([{ commit: sha }]);

    await li.comment(repo, number, 'guildops rollback');
    const back = await play.pullThat(stage, ({ author }) => author.type === 'Bot', 'takes it back');
    await scene.whenAt(stage, back.number, 'plan_ready', 'approved');
    const at = back.head.ref;
    expect(await github.readFile(repo, at, 'rebased/main.tf')).toBe(root('begin'));
    expect(await github.readFile(repo, at, 'rebased/more.tf')).toBeUndefined();
    await li.comment(repo, back.number, 'guildops discard');
    await scene.whenAt(stage, back.number, 'cancelled');
  });

  it('that does not allow that way of merging is told before anything is applied', { timeout: 120_000 }, async () => {
    const stage = onStage();
    const { github, li, repo } = stage;
    github.allowMerges(repo, ['squash']);
    const number = await scene.openByHand(stage, { branch: 'no', files: { 'rebased/main.tf': root('no') } });
    await scene.whenAt(stage, number, 'plan_ready');
    await li.comment(repo, number, 'guildops apply');
    const reply = await play.replyThat(stage, number, (body) => body.includes('refused'), 'the refusal');
    expect(reply.body).toContain('into main GitHub allows only squash');
    expect(await stage.program.ports.store.deploys.byPull(repo as Repo, number)).toMatchObject([
      { state: { at: 'plan_ready' } },
    ]);
    github.allowMerges(repo, ['rebase']);
    await li.comment(repo, number, 'guildops apply');
    await merged(number);
  });

  it('has what its requirements ask for before an apply, though our own check is a required one', async () => {
    const stage = onStage();
    const { github, li, repo } = stage;
    await github.protect(repo, 'main', { requiredChecks: ['guildops/plan', 'guildops/apply', 'ci'] });
    const number = await scene.openByHand(stage, { branch: 'gated', files: { 'gated/main.tf': root('new') } });
    const comment = await scene.stickyOf(stage, number, '| `code_owners` |');
    expect(comment).toMatch(/\| `mergeable` \| ❌ not met: 1 reason \|/);
    await li.comment(repo, number, 'guildops apply');
    const refusal = (await play.replyThat(stage, number, (body) => body.includes('refused'), 'the refusal')).body;
    expect(refusal).toContain('the required check ci has not come');
    expect(refusal).toContain('nobody who owns gated/main.tf approved');

    github.checkOfAnotherApp(repo, github.pull(repo, number)?.head.sha ?? '', { name: 'ci', conclusion: 'success' });
    await github.addPerson('bob').review(repo, number, { event: 'APPROVE' });
    await scene.whenAt(stage, number, 'approved');
    await scene.stickyOf(stage, number, '| `mergeable` | ✅ met |');
    await li.comment(repo, number, 'guildops apply');
    await merged(number);
  }, 120_000);

  it('with a merge queue is told that nothing can be applied before the merge, and what to do instead', async () => {
    const stage = onStage();
    const { github, li, repo } = stage;
    await github.protect(repo, 'main', { mergeQueue: true });
    const number = await scene.openByHand(stage, { branch: 'queue', files: { 'rebased/main.tf': root('queue') } });
    await scene.whenAt(stage, number, 'plan_ready');
    await li.comment(repo, number, 'guildops apply');
    const reply = await play.replyThat(stage, number, (body) => body.includes('refused'), 'the refusal');
    expect(reply.body).toContain('main has a merge queue');
    expect(reply.body).toMatch(/bypass list.*apply: after/);
    expect((await scene.deployOfPull(stage, number)).state.at).toBe('plan_ready');
  }, 120_000);

  it('did nothing that GitHub would not allow', () => expect(onStage().github.violations).toEqual([]));
});
