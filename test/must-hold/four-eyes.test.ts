import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Actor, SeenMessage } from '../../sandbox/discord/index.ts';
import type { Person } from '../../sandbox/github/index.ts';
import * as play from '../../sandbox/story/steps.ts';
import type { Deploy } from '../../src/core/deploy.ts';
import { addressOf, pushFromDesk } from './desk.ts';
import * as scene from './scene.ts';
import { expectNoViolations, useStage } from './use-stage.ts';

/** Where others are asked for, only people count who are provably other people, wherever they act. */
describe('four eyes', () => {
  let max: Actor;
  let bob: Person;
  let cara: Person;
  let asked: { deploy: string; lobby: SeenMessage; pull: number };
  const onStage = useStage(async (stage) => {
    max = stage.discord.addMember(stage.guild, 'max');
    [bob, cara] = [scene.addWriter(stage, 'bob'), scene.addWriter(stage, 'cara')];
    for (const project of ['chat-staging', 'desk-staging', 'push-staging'])
      await scene.addProject(stage, project, { environment: 'staging' });
    await scene.addProject(stage, 'chat-prod', { environment: 'prod' });
    await scene.grant(stage, max, 'admin');
    await scene.grant(stage, stage.ana, 'user');
    await scene.grant(stage, stage.kim, 'viewer');
    await scene.seed(stage, 'desk-staging', 'push-staging');
    asked = await scene.planned(stage, stage.ana, 'chat-staging');
  });
  const now = (id: string): Promise<Deploy> => scene.deployOf(onStage(), id);
  const pressed = async (person: Actor, label: string, lobby = asked.lobby): Promise<string> =>
    (await (await play.press(person, onStage(), lobby, label)).settled()).text;

  it('the requester does not approve, and is told who may', async () => {
    const answer = await pressed(onStage().ana, 'Approve');
    expect(answer).toContain('The requester cannot approve');
    expect(answer).toContain('Ask someone else');
    expect(scene.approversOf(await now(asked.deploy))).toEqual([]);
  });

  it('neither does the requester by asking for the apply', async () => {
    const { cloud } = onStage();
    expect(await pressed(onStage().ana, 'Approve & Deploy')).toContain('The requester cannot approve');
    expect(await now(asked.deploy)).toMatchObject({ state: { at: 'plan_ready', approvals: [] } });
    expect((await cloud.objects()).filter(({ name }) => name === 'chat-staging')).toEqual([]);
  });

  it('somebody who may only look does not approve', async () => {
    const answer = await pressed(onStage().kim, 'Approve');
    expect(answer).toContain('You need the role "user" to approve this');
    expect(scene.approversOf(await now(asked.deploy))).toEqual([]);
  });

  it.each([
    { does: 'a review', act: (number: number) => bob.review(onStage().repo, number, { event: 'APPROVE' }) },
    { does: 'a comment', act: (number: number) => bob.comment(onStage().repo, number, 'guildops approve') },
  ])('$does on GitHub does not count while nothing proves that it is not the requester’s', async ({ act }) => {
    const stage = onStage();
    const before = stage.github.comments(stage.repo, asked.pull).length;
    await act(asked.pull);
    const reply = await stage.github.until(
      () =>
        stage.github
          .comments(stage.repo, asked.pull)
          .slice(before)
          .find(({ body }) => body.includes('refused')),
      'the refusal',
    );
    expect(reply.body).toContain('Nothing proves that you and the requester are two people');
    expect(reply.body).toContain('You need the role "user" to approve this');
    expect(reply.body).toContain('linked');
    expect(scene.approversOf(await now(asked.deploy))).toEqual([]);
  });

  it('another administrator’s approval counts, and the requester may then deploy', async () => {
    const stage = onStage();
    await play.press(max, stage, asked.lobby, 'Approve');
    await play.lobbyThat(stage, asked.deploy, (text) => text.includes('@max approved'), 'is approved');
    await play.press(stage.ana, stage, asked.lobby, 'Deploy');
    await play.lobbyThat(stage, asked.deploy, (text) => text.includes('Merged as'), 'is applied');
    expect(scene.approversOf(await now(asked.deploy))).toEqual(['max']);
  });

  it('in production two others are needed; an ask stands until the second has said yes', async () => {
    const stage = onStage();
    const { deploy, lobby } = await scene.planned(stage, stage.ana, 'chat-prod');
    await play.press(stage.mira, stage, lobby, 'Approve & Deploy');
    const half = await play.lobbyThat(stage, deploy, (text) => text.includes('asked to apply'), 'waits for one more');
    expect(half.text).toContain('1 more approval');
    await play.press(stage.mira, stage, lobby, 'Approve'); // the same yes twice is one
    await scene.calm(stage);
    expect(scene.approversOf(await now(deploy))).toEqual(['mira']);
    await play.press(max, stage, lobby, 'Approve');
    await play.lobbyThat(stage, deploy, (text) => text.includes('Merged as'), 'is applied');
    expect(scene.approversOf(await now(deploy))).toEqual(['mira', 'max']);
  });

  it('the author of a pull request does not approve it by a comment; a colleague’s review counts', async () => {
    const stage = onStage();
    const { li, repo } = stage;
    const files = scene.inProject('desk-staging', { 'note.tf': scene.output('hello') });
    const number = await scene.openByHand(stage, { branch: 'desk', files });
    await scene.whenAt(stage, number, 'plan_ready');
    await expect(li.review(repo, number, { event: 'APPROVE' })).rejects.toThrow(); // GitHub itself says no
    await li.comment(repo, number, 'guildops approve');
    const reply = await play.replyThat(stage, number, (body) => body.includes('refused'), 'the refusal');
    expect(reply.body).toContain('The requester cannot approve');
    await li.comment(repo, number, 'guildops apply');
    await play.replyThat(stage, number, (body) => body.includes('as soon as the approvals are there'), 'the note');
    await bob.review(repo, number, { event: 'APPROVE' });
    await play.pullThat(stage, (pull) => pull.number === number && play.isMerged(pull), 'merged');
    expect(scene.approversOf(await scene.deployOfPull(stage, number))).toEqual(['bob']);
  });

  it.each([
    {
      does: 'under an address that nobody knows',
      as: () => ({ name: 'somebody', email: 'me@home.example' }),
      says: /Nothing proves that you and the pusher are two people|The pusher cannot approve/,
    },
    {
      does: 'in the name of a colleague',
      as: () => ({ name: 'cara', email: addressOf(cara) }),
      says: /The pusher cannot approve/,
    },
  ])('who pushes $does does not approve that', async ({ as, says }) => {
    const stage = onStage();
    const { repo } = stage;
    const branch = `as-${as().name}`;
    const files = scene.inProject('push-staging', { 'note.tf': scene.output('hello') });
    const number = await scene.openByHand(stage, { branch, files });
    await scene.whenAt(stage, number, 'plan_ready');
    const commit = { branch, from: branch, by: bob, as: as(), message: 'Mine too' };
    const head = await pushFromDesk(stage, commit, (clone) =>
      writeFile(join(clone, 'projects/push-staging/x.txt'), ''),
    );
    await scene.stickyOf(stage, number, `of \`${head.slice(0, 7)}\``);
    await bob.review(repo, number, { event: 'APPROVE' });
    const reply = await play.replyThat(stage, number, (body) => body.includes('refused'), 'the refusal');
    expect(reply.body).toMatch(says);
    await stage.li.comment(repo, number, 'guildops discard');
    await scene.whenAt(stage, number, 'cancelled');
  });

  it('who pushed to a branch does not approve it; a dismissed review no longer counts', async () => {
    const stage = onStage();
    const { github, repo } = stage;
    const files = scene.inProject('push-staging', { 'note.tf': scene.output('hello') });
    const number = await scene.openByHand(stage, { branch: 'push', files });
    await scene.whenAt(stage, number, 'plan_ready');
    const more = scene.inProject('push-staging', { 'more.txt': 'mine too\n' });
    const head = await bob.push(repo, 'push', { files: more, message: 'Mine too' });
    await scene.stickyOf(stage, number, `of \`${head.slice(0, 7)}\``);
    await bob.review(repo, number, { event: 'APPROVE' });
    const reply = await play.replyThat(stage, number, (body) => body.includes('refused'), 'the refusal');
    expect(reply.body).toContain('The pusher cannot approve');
    const review = await cara.review(repo, number, { event: 'APPROVE' });
    await scene.whenAt(stage, number, 'approved');
    github.setRole(repo, 'dora', 'admin');
    await github.addPerson('dora').dismiss(repo, number, review, 'Not so fast');
    await scene.whenAt(stage, number, 'plan_ready');
    expect(scene.approversOf(await scene.deployOfPull(stage, number))).toEqual([]);
  });

  expectNoViolations(onStage);
});
