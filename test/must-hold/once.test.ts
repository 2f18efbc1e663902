import { describe, expect, it } from 'vitest';
import * as play from '../../sandbox/story/steps.ts';
import type { GuildId, ProjectId } from '../../src/core/ids.ts';
import * as scene from './scene.ts';
import { expectNoViolations, useStage } from './use-stage.ts';

const TEN = Array.from({ length: 10 }, (_, n) => n);

/** Platforms repeat themselves and people press twice: whatever comes more than once has one effect. */
describe('once is enough', () => {
  let id = '';
  const onStage = useStage(async (stage) => {
    await scene.addProject(stage, 'twice');
    await scene.addProject(stage, 'again');
    await scene.seed(stage, 'again');
  });

  it('a command that Discord delivers twice opens one draft with one lobby', async () => {
    const stage = onStage();
    const { discord, channel, mira, program, guild } = stage;
    discord.fault({ kind: 'duplicate-interaction' });
    id = (await play.openLobby(mira, 'twice', stage)).deploy;
    await scene.calm(stage);
    const deploys = await program.ports.store.deploys.ofProject(guild.id as GuildId, 'twice' as ProjectId, 9);
    expect(deploys).toMatchObject([{ id, state: { at: 'draft' } }]);
    expect(discord.messages(channel.id).filter(({ text }) => text.includes(id))).toHaveLength(1);
  });

  it('a form that arrives twice adds one resource', async () => {
    const stage = onStage();
    const { discord, mira } = stage;
    const lobby = await play.lobbyThat(stage, id, () => true, 'is there');
    const form = await mira.select(lobby, 'Add a resource…', ['network']);
    discord.fault({ kind: 'duplicate-interaction' });
    await mira.submitModal(form, { name: 'twice' });
    await play.lobbyThat(stage, id, (text) => text.includes('Resources (1)'), 'has one line');
    await scene.calm(stage);
    expect((await scene.deployOf(stage, id)).deltas).toHaveLength(1);
  });

  it('"Plan" pressed twice at once, each delivered twice, opens one pull request and makes one plan', async () => {
    const stage = onStage();
    const { discord, github, mira, repo } = stage;
    const lobby = await play.lobbyThat(stage, id, () => true, 'is there');
    discord.fault({ kind: 'duplicate-interaction', times: 2 });
    await Promise.all([mira.click(lobby, 'Plan'), mira.click(lobby, 'Plan')]);
    await play.lobbyThat(stage, id, (text) => text.includes('Approve & Deploy'), 'is ready');
    await scene.calm(stage);
    const deploy = await scene.deployOf(stage, id);
    expect(deploy.plans).toBe(1);
    expect((await scene.historyOf(stage, deploy)).filter((kind) => kind === 'submitted')).toHaveLength(1);
    expect(github.pulls(repo)).toHaveLength(1);
    expect((await github.branches(repo)).map(({ name }) => name)).toHaveLength(2);
  });

  it('"Approve & Deploy" pressed twice at once, each delivered twice, applies and merges once', async () => {
    const stage = onStage();
    const { cloud, discord, github, mira, repo } = stage;
    const lobby = await play.lobbyThat(stage, id, () => true, 'is there');
    discord.fault({ kind: 'duplicate-interaction', times: 2 });
    await Promise.all([mira.click(lobby, 'Approve & Deploy'), mira.click(lobby, 'Approve & Deploy')]);
    await play.lobbyThat(stage, id, (text) => text.includes('Merged as'), 'is applied');
    await scene.calm(stage);
    const history = await scene.historyOf(stage, await scene.deployOf(stage, id));
    const once = ['approved', 'apply-asked', 'apply-started', 'applied', 'merged'];
    expect(history.filter((kind) => once.includes(kind))).toEqual(once);
    const made = (await cloud.log()).filter(({ operation, outcome }) => operation === 'create' && outcome === 'done');
    const types = made.map(({ type }) => type);
    expect(types).toEqual([...new Set(types)]);
    expect(await github.tags(repo)).toHaveLength(1);
  });

  it('a webhook that is redelivered ten times, and sent ten times more under other GUIDs, is one deploy, one plan, one comment', async () => {
    const stage = onStage();
    const { github, repo } = stage;
    const number = await scene.openByHand(stage, {
      branch: 'ten-times',
      files: scene.inProject('again', { 'note.tf': scene.output('hello') }),
    });
    const [opened] = await github.until(() => {
      const found = scene.deliveriesOf(stage, 'pull_request.opened', number);
      return found.length > 0 ? found : undefined;
    }, 'the webhook');
    if (!opened) return;
    const repeat = () =>
      Promise.all([
        ...TEN.map(async () => (await github.redeliver(opened.guid)).statusCode),
        ...TEN.map(() => scene.resend(stage, opened)),
      ]);
    expect(new Set(await repeat())).toEqual(new Set([200])); // while it is planned
    await scene.whenAt(stage, number, 'plan_ready');
    await repeat(); // and when the plan is there
    await scene.calm(stage);
    const deploy = await scene.deployOfPull(stage, number);
    expect(deploy.plans).toBe(1);
    expect(await scene.historyOf(stage, deploy)).toEqual(['pull-linked', 'plan-started', 'planned']);
    expect(github.comments(repo, number)).toHaveLength(1);
    expect(github.checkRuns(repo, deploy.head).map(({ name }) => name)).toEqual(['guildops/plan', 'guildops/apply']);
  });

  it('a comment that is redelivered ten times gives its command once and is answered once', async () => {
    const stage = onStage();
    const { github, li, rob, repo } = stage;
    const [pull] = github.pulls(repo).filter(({ head }) => head.ref === 'ten-times');
    const number = pull?.number ?? 0;
    await rob.comment(repo, number, 'guildops apply');
    await play.replyThat(stage, number, (body) => body.includes('write permission'), 'the refusal');
    await li.comment(repo, number, 'guildops apply');
    const comments = await github.until(() => {
      const found = scene.deliveriesOf(stage, 'issue_comment.created', number).filter(({ payload }) => {
        const { comment } = JSON.parse(payload) as { comment: { user: { type: string } } };
        return comment.user.type === 'User';
      });
      return found.length === 2 ? found : undefined;
    }, 'both comments');
    await Promise.all(
      comments.flatMap((comment) => TEN.flatMap(() => [github.redeliver(comment.guid), scene.resend(stage, comment)])),
    );
    await play.pullThat(stage, (seen) => seen.number === number && play.isMerged(seen), 'merged');
    await scene.calm(stage);
    const history = await scene.historyOf(stage, await scene.deployOfPull(stage, number));
    expect(history.filter((kind) => kind === 'applied' || kind === 'merged')).toEqual(['applied', 'merged']);
    expect(github.comments(repo, number).filter(({ body }) => body.includes('write permission'))).toHaveLength(1);
  });

  expectNoViolations(onStage);
});
