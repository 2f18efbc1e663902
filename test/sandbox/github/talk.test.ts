import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppOctokit, installationOctokit } from './app.ts';
import { repo, type Started, startGitHub } from './start.ts';

const at = { owner: 'acme', repo: 'infra' };

describe('comments, reviews and checks', () => {
  let started: Started;
  let octokit: AppOctokit;
  let head = '';
  let botPull = 0;
  beforeAll(async () => {
    started = await startGitHub();
    ({ octokit } = await installationOctokit(started.github));
    head = await started.wim.push(repo, 'topic', { files: { a: '' }, message: 'a' });
    await started.wim.openPull(repo, { title: 'By wim', head: 'topic' });
    await started.wim.push(repo, 'by-bot', { files: { b: '' }, message: 'b' });
    ({ number: botPull } = (
      await octokit.rest.pulls.create({ ...at, title: 'By the App', head: 'by-bot', base: 'main' })
    ).data);
  });
  afterAll(() => started.stop());

  const lastEvent = () => {
    const { event, action, payload } = started.github.deliveries.at(-1) ?? { event: '', action: '', payload: '{}' };
    return { event, action, payload: JSON.parse(payload) as Record<string, unknown> };
  };

  it('show the App as a bot, in comments, pull requests and webhooks', async () => {
    const { data } = await octokit.rest.issues.createComment({ ...at, issue_number: botPull, body: 'Hello' });
    expect(data.user).toMatchObject({ login: 'guildops[bot]', type: 'Bot' });
    expect(started.github.pull(repo, botPull)?.author).toEqual({ login: 'guildops[bot]', type: 'Bot' });
    expect(lastEvent().payload.sender).toMatchObject({ login: 'guildops[bot]', type: 'Bot' });
    const { data: user } = await octokit.rest.users.getByUsername({ username: 'guildops[bot]' });
    expect(user.id).toBe(data.user?.id);
    expect(user.id).not.toBe(started.github.app.id);
  });

  it.each([
    { does: 'takes 65,536 characters', body: 'x'.repeat(65_536), status: 201 },
    { does: 'refuses one more', body: 'x'.repeat(65_537), status: 422 },
    { does: 'refuses none', body: '', status: 422 },
    { does: 'refuses blanks', body: ' \n', status: 422 },
  ])('a comment $does', async ({ body, status }) => {
    const outcome = await octokit.rest.issues
      .createComment({ ...at, issue_number: 1, body })
      .catch((error: unknown) => error);
    expect(outcome).toMatchObject({ status });
  });

  it('a deleted comment is gone for good', async () => {
    const id = await started.wim.comment(repo, 1, 'Oops');
    await started.wim.deleteComment(repo, id);
    await expect(octokit.rest.issues.updateComment({ ...at, comment_id: id, body: 'x' })).rejects.toMatchObject({
      status: 404,
    });
    expect(lastEvent()).toMatchObject({ event: 'issue_comment', action: 'deleted' });
  });

  it('a comment on a plain issue reaches the App without the mark of a pull request', async () => {
    const number = await started.rea.openIssue(repo, 'Question');
    await started.rea.comment(repo, number, 'guildops apply');
    const { payload } = lastEvent();
    expect(payload.issue).toMatchObject({ number });
    expect(payload.issue).not.toHaveProperty('pull_request');
  });

  it.each([
    { does: 'approve', event: 'APPROVE' as const, words: 'Can not approve your own pull request' },
    {
      does: 'ask for changes in',
      event: 'REQUEST_CHANGES' as const,
      words: 'Can not request changes on your own pull request',
    },
  ])('nobody can $does their own pull request', async ({ event, words }) => {
    const own = started.wim.review(repo, 1, { event, body: 'me' });
    await expect(own).rejects.toMatchObject({ status: 422, words: expect.stringContaining(words) as string });
    const byBot = octokit.rest.pulls.createReview({ ...at, pull_number: botPull, event, body: 'me' });
    await expect(byBot).rejects.toMatchObject({ status: 422 });
  });

  it('a review is bound to a commit and reaches the App in lower case', async () => {
    const first = started.github.pull(repo, 1)?.head.sha ?? '';
    await started.wim.push(repo, 'topic', { files: { later: '' }, message: 'Later' });
    await started.ada.review(repo, 1, { event: 'APPROVE', commit: first });
    expect(started.github.pull(repo, 1)?.reviews.at(-1)).toMatchObject({ state: 'APPROVED', commit: first });
    expect(lastEvent().payload.review).toMatchObject({ state: 'approved', commit_id: first });
  });

  it.each([
    { does: 'without words', review: { event: 'COMMENT' as const } },
    { does: 'of a commit that is not there', review: { event: 'APPROVE' as const, commit: 'f'.repeat(40) } },
  ])('a review $does is refused', async ({ review }) => {
    await expect(started.ada.review(repo, 1, review)).rejects.toMatchObject({ status: 422 });
  });

  it('only a verdict can be dismissed, and once', async () => {
    const review = await started.ada.review(repo, 1, { event: 'COMMENT', body: 'Hm' });
    await expect(started.wim.dismiss(repo, 1, review, 'no')).rejects.toMatchObject({ status: 422 });
  });

  it('a check run needs a commit that is there, and a conclusion to be complete', async () => {
    const lost = octokit.rest.checks.create({ ...at, name: 'plan', head_sha: 'f'.repeat(40) });
    await expect(lost).rejects.toMatchObject({ status: 422 });
    const open = octokit.rest.checks.create({ ...at, name: 'plan', head_sha: head, status: 'completed' } as never);
    await expect(open).rejects.toMatchObject({ status: 422 });
  });

  it('a check run shows its buttons when it is complete, and tells the App which was pressed', async () => {
    const actions = [{ label: 'Apply', description: 'Apply this plan', identifier: 'apply' }];
    const { data } = await octokit.rest.checks.create({
      ...at,
      name: 'apply',
      head_sha: head,
      external_id: '7F3K.1',
      actions,
    });
    expect(() => started.ada.clickCheck(repo, data.id, 'apply')).toThrow('shows no button');
    await octokit.rest.checks.update({ ...at, check_run_id: data.id, conclusion: 'action_required' });
    started.ada.clickCheck(repo, data.id, 'apply');
    expect(lastEvent()).toMatchObject({
      event: 'check_run',
      action: 'requested_action',
      payload: {
        requested_action: { identifier: 'apply' },
        check_run: { external_id: '7F3K.1' },
        sender: { login: 'ada' },
      },
    });
    started.ada.rerunCheck(repo, data.id);
    expect(lastEvent()).toMatchObject({ action: 'rerequested' });
  });

  it('a list of check runs holds the latest of each name, and all of them on request', async () => {
    await octokit.rest.checks.create({ ...at, name: 'again', head_sha: head, conclusion: 'failure' });
    const { data: second } = await octokit.rest.checks.create({
      ...at,
      name: 'again',
      head_sha: head,
      conclusion: 'success',
    });
    const list = async (filter: 'latest' | 'all') =>
      (await octokit.rest.checks.listForRef({ ...at, ref: head, check_name: 'again', filter })).data;
    expect((await list('latest')).check_runs.map(({ id }) => id)).toEqual([second.id]);
    expect((await list('all')).total_count).toBe(2);
  });

  it('long lists come in pages that the client follows by itself', async () => {
    const number = await started.ada.openIssue(repo, 'Long');
    for (let count = 0; count < 7; count += 1) await started.ada.comment(repo, number, `${count}`);
    const found = await octokit.paginate(octokit.rest.issues.listComments, {
      ...at,
      issue_number: number,
      per_page: 3,
    });
    expect(found.map(({ body }) => body)).toEqual(['0', '1', '2', '3', '4', '5', '6']);
  });

  it('an answer that did not change is not sent again', async () => {
    const { headers } = await octokit.rest.issues.listComments({ ...at, issue_number: 1 });
    const again = octokit.rest.issues.listComments({
      ...at,
      issue_number: 1,
      headers: { 'if-none-match': headers.etag ?? '' },
    });
    await expect(again).rejects.toMatchObject({ status: 304 });
  });
});
