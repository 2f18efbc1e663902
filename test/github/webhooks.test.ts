import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseHint } from '../../src/github/hints.ts';
import { type Harness, REPO, SECRET, startHarness } from './harness.ts';

let world: Harness;
beforeAll(async () => {
  world = await startHarness();
});
afterAll(async () => {
  expect(world.sandbox.violations).toEqual([]);
  await world.stop();
});

const kept = (kind: string) =>
  world.inbox.map(({ payload }) => parseHint(payload)).filter((hint) => hint?.kind === kind);

/** A delivery by hand, so that a test decides what is wrong with it. */
function deliver(body: string, headers: Record<string, string> = {}) {
  const signature = `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`;
  return fetch(world.webhookUrl, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'x-github-event': 'push',
      'x-github-delivery': randomUUID(),
      'x-hub-signature-256': signature,
      ...headers,
    },
  });
}
const push = (branch: string) =>
  JSON.stringify({ ref: `refs/heads/${branch}`, deleted: false, repository: { full_name: REPO } });

describe('the door for webhooks', () => {
  it('stores what happened to a pull request and answers at once', async () => {
    const { number } = await world.openPull('stored');
    await world.sandbox.settled();
    expect(kept('pull')).toContainEqual({ kind: 'pull', repo: REPO, number, action: 'opened' });
    expect(kept('push')).toContainEqual({ kind: 'push', repo: REPO, branch: 'stored' });
  });

  it('takes one delivery that comes ten times as one', async () => {
    const guid = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => deliver(push('ten-times'), { 'x-github-delivery': guid })),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect(world.offered.filter((id) => id === guid)).toHaveLength(10);
    expect(world.inbox.filter(({ id }) => id === guid)).toHaveLength(1);
  });

  it('keeps the number of a redelivery, so that it is known', async () => {
    await world.openPull('again');
    await world.sandbox.settled();
    const last = world.sandbox.deliveries.at(-1);
    const before = world.inbox.length;
    await world.sandbox.redeliver(last?.guid ?? '');
    expect(world.inbox).toHaveLength(before);
  });

  it.each([
    { what: 'a wrong signature', headers: { 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` }, status: 400 },
    { what: 'a signature of another body', headers: { 'x-hub-signature-256': sign('{}') }, status: 400 },
    { what: 'no signature', headers: { 'x-hub-signature-256': '' }, status: 400 },
    { what: 'another content type', headers: { 'content-type': 'text/plain' }, status: 415 },
  ])('refuses $what and stores nothing', async ({ headers, status }) => {
    const offered = world.offered.length;
    const answer = await deliver(push('refused'), headers);
    expect(answer.status).toBe(status);
    expect(world.offered).toHaveLength(offered);
  });

  it('does not tell the log what a refused delivery said', async () => {
    await deliver(JSON.stringify({ secret: 'do-not-log-me' }), { 'x-hub-signature-256': sign('{}') });
    expect(JSON.stringify(world.log.lines)).not.toContain('do-not-log-me');
  });

  it('stores a comment on a pull request with who, what and when', async () => {
    const { number } = await world.openPull('commented');
    const rea = world.sandbox.addPerson('rea');
    const comment = await rea.comment(REPO, number, 'guildops apply');
    await world.sandbox.settled();
    const [hint] = kept('comment');
    expect(hint).toMatchObject({ repo: REPO, number, comment, login: 'rea', body: 'guildops apply' });
  });

  it('passes over comments on issues, edited comments, and what our own bot says', async () => {
    const ada = world.sandbox.addPerson('ada');
    const { number } = await world.openPull('quiet');
    const issue = await ada.openIssue(REPO, 'Talk');
    await ada.comment(REPO, issue, 'guildops apply');
    const first = await ada.comment(REPO, number, 'hello');
    await ada.editComment(REPO, first, 'guildops apply');
    const client = await world.github.client(REPO);
    await client.rest.issues.createComment({
      owner: 'acme',
      repo: 'infra',
      issue_number: number,
      body: 'guildops apply',
    });
    await world.sandbox.settled();
    const bodies = kept('comment').flatMap((hint) =>
      hint?.kind === 'comment' && hint.login === 'ada' ? [hint.body] : [],
    );
    expect(bodies).toEqual(['hello']);
    expect(kept('comment').every((hint) => hint?.kind === 'comment' && !hint.login.includes('[bot]'))).toBe(true);
  });

  it('stores approvals, change requests and dismissals of reviews, not plain remarks', async () => {
    const wim = world.sandbox.addPerson('wim');
    const ada = world.sandbox.addPerson('ada');
    const { number, head } = await world.openPull('reviewed');
    const review = await wim.review(REPO, number, { event: 'APPROVE' });
    await wim.review(REPO, number, { event: 'COMMENT', body: 'nice' });
    await ada.dismiss(REPO, number, review, 'not yet');
    await world.sandbox.settled();
    expect(kept('review')).toEqual([
      { kind: 'review', repo: REPO, number, review, state: 'approved', login: 'wim', head },
      { kind: 'review', repo: REPO, number, review, state: 'dismissed', login: 'ada', head },
    ]);
  });

  it('says that a delivery failed when it could not be stored, not why, and takes it when it comes again', async () => {
    const guid = { 'x-github-delivery': randomUUID() };
    world.failNext();
    const first = await deliver(push('unlucky'), guid);
    expect(first.status).toBe(500);
    expect(await first.text()).not.toContain('disk');
    expect((await deliver(push('unlucky'), guid)).status).toBe(200);
    expect(kept('push')).toContainEqual({ kind: 'push', repo: REPO, branch: 'unlucky' });
  });

  it('has no use for tags and deleted branches', async () => {
    const offered = world.offered.length;
    const tag = await deliver(push('v1').replace('refs/heads/', 'refs/tags/'));
    const gone = await deliver(push('gone').replace('"deleted":false', '"deleted":true'));
    expect([tag.status, gone.status]).toEqual([200, 200]);
    expect(world.offered).toHaveLength(offered);
  });
});

function sign(body: string): string {
  return `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`;
}
