import { describe, expect, it } from 'vitest';
import type { Person } from '../../sandbox/github/index.ts';
import * as play from '../../sandbox/story/steps.ts';
import { planOf } from '../../src/core/deploy.ts';
import * as scene from './scene.ts';
import { expectNoViolations, useStage } from './use-stage.ts';

/** What people approved is what is applied: a push in between takes the approval back, unless it changes nothing of the plan. */
describe('a push between approval and apply', () => {
  let bob: Person;
  const onStage = useStage(async (stage) => {
    bob = scene.addWriter(stage, 'bob');
    for (const project of ['chat', 'desk', 'race', 'base']) {
      await scene.addProject(stage, project, { environment: project === 'race' ? 'dev' : 'staging' });
    }
    await scene.grant(stage, stage.ana, 'user');
    await scene.seed(stage, 'desk', 'race');
  });

  /** Li changes what the plan of a hand-made pull request says, or only a file beside it. */
  const pushMore = (number: number, files: Record<string, string>) => {
    const { github, li, repo } = onStage();
    return li.push(repo, github.pull(repo, number)?.head.ref ?? '', { files, message: 'One more thing' });
  };

  it('voids an approval that was given in Discord, and the old card refuses', async () => {
    const stage = onStage();
    const { deploy, lobby, pull } = await scene.planned(stage, stage.mira, 'chat');
    await play.press(stage.ana, stage, lobby, 'Approve');
    const approved = await play.lobbyThat(stage, deploy, (text) => text.includes('approved'), 'is approved');
    await pushMore(pull, scene.inProject('chat', { 'note.tf': scene.output('hello') }));
    await play.lobbyThat(stage, deploy, (text) => text.includes('1 more approval'), 'asks for approval again');
    expect(await scene.deployOf(stage, deploy)).toMatchObject({ state: { at: 'plan_ready', approvals: [] } });
    await expect(play.press(stage.mira, stage, approved, 'Deploy')).rejects.toThrow(); // the button is gone
    expect((await stage.cloud.objects()).filter(({ name }) => name === 'chat')).toEqual([]);
  });

  it('voids a review on GitHub; a push of equal changes keeps it and says so', async () => {
    const stage = onStage();
    const { github, repo } = stage;
    const first = scene.inProject('desk', { 'note.tf': scene.output('one') });
    const number = await scene.openByHand(stage, { branch: 'desk', files: first });
    await scene.whenAt(stage, number, 'plan_ready');
    await bob.review(repo, number, { event: 'APPROVE' });
    await scene.whenAt(stage, number, 'approved');

    await pushMore(number, scene.inProject('desk', { 'README.md': 'only words\n' }));
    const head = github.pull(repo, number)?.head.sha.slice(0, 7) ?? '';
    const kept = await scene.stickyOf(stage, number, `of \`${head}\``);
    expect(await scene.deployOfPull(stage, number)).toMatchObject({ state: { at: 'approved' }, plans: 2 });
    expect(kept).toContain('1 of 1');
    expect(kept).toContain('this plan changes exactly the same');

    await pushMore(number, scene.inProject('desk', { 'note.tf': scene.output('two') }));
    await scene.stickyOf(stage, number, '0 of 1');
    expect(scene.approversOf(await scene.deployOfPull(stage, number))).toEqual([]);
  });

  it('is noticed at the last moment too: what is applied is never another head than what was approved', async () => {
    const stage = onStage();
    const { cloud, github, li, repo } = stage;
    const files = scene.inProject('race', { 'note.tf': scene.output('one') });
    const number = await scene.openByHand(stage, { branch: 'race', files });
    const before = planOf(await scene.whenAt(stage, number, 'plan_ready'));
    github.fault({ kind: 'drop-delivery', event: 'pull_request' }); // nobody tells us of the push
    github.fault({ kind: 'drop-delivery', event: 'push' });
    await pushMore(number, scene.inProject('race', { 'note.tf': scene.output('two') }));
    await li.comment(repo, number, 'guildops apply');
    const reply = await play.replyThat(stage, number, (body) => body.includes('refused'), 'the refusal');
    expect(reply.body).toContain('The branch was pushed to after the plan');
    expect((await cloud.objects()).filter(({ name }) => name === 'race')).toEqual([]);
    expect(planOf(await scene.deployOfPull(stage, number))?.id).toBe(before?.id);
  });

  it('to the default branch keeps an approval of the same changes, and makes the plan anew', async () => {
    const stage = onStage();
    const { deploy, lobby, pull } = await scene.planned(stage, stage.mira, 'base');
    await play.press(stage.ana, stage, lobby, 'Approve');
    await play.lobbyThat(stage, deploy, (text) => text.includes('approved'), 'is approved');
    await stage.li.push(stage.repo, 'main', { files: { 'README.md': 'elsewhere\n' }, message: 'Elsewhere' });
    await play.press(stage.mira, stage, await play.lobbyThat(stage, deploy, () => true, 'is there'), 'Deploy');
    await play.lobbyThat(stage, deploy, (text) => text.includes('Merged as'), 'is applied');
    const after = await scene.deployOf(stage, deploy);
    expect(after.plans).toBe(2);
    expect(scene.approversOf(after)).toEqual(['ana']);
    expect(await stage.github.readFile(stage.repo, 'main', 'README.md')).toBe('elsewhere\n');
    expect(stage.github.pull(stage.repo, pull)?.merged).toBeDefined();
  });

  expectNoViolations(onStage);
});
