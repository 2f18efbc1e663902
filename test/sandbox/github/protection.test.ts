import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppOctokit, installationOctokit } from './app.ts';
import { repo, type Started, startGitHub } from './start.ts';

const at = { owner: 'acme', repo: 'infra' };

describe('a protected branch', () => {
  let started: Started;
  let octokit: AppOctokit;
  let count = 0;
  beforeAll(async () => {
    started = await startGitHub();
    ({ octokit } = await installationOctokit(started.github));
  });
  afterAll(() => started.stop());

  const open = async () => {
    count += 1;
    const branch = `topic-${count}`;
    const head = await started.wim.push(repo, branch, { files: { [branch]: '' }, message: branch });
    return { branch, head, number: await started.wim.openPull(repo, { title: branch, head: branch }) };
  };
  const stateOf = async (pull_number: number) => {
    const look = async () => (await octokit.rest.pulls.get({ ...at, pull_number })).data;
    return started.github.until(async () => {
      const { mergeable, mergeable_state } = await look();
      return mergeable === null ? undefined : mergeable_state;
    }, 'mergeability is known');
  };
  const conclude = (head_sha: string, conclusion: 'success' | 'failure' | 'neutral' | 'action_required') =>
    octokit.rest.checks.create({ ...at, name: 'guildops/apply', head_sha, conclusion });

  it('waits for its required checks, of which the latest of a name counts', async () => {
    await started.github.protect(repo, 'main', { requiredChecks: ['guildops/apply'] });
    const { head, number } = await open();
    expect(await stateOf(number)).toBe('blocked');
    const merge = () => started.ada.merge(repo, number, { sha: head });
    await expect(merge()).rejects.toMatchObject({
      status: 405,
      words: 'Required status check "guildops/apply" is expected.',
    });
    await conclude(head, 'action_required');
    await expect(merge()).rejects.toMatchObject({ words: 'Required status check "guildops/apply" is failing.' });
    await conclude(head, 'success');
    expect(await stateOf(number)).toBe('clean');
    await merge();
  });

  it('is satisfied by a neutral check, which is why "not applied" must never be one', async () => {
    await started.github.protect(repo, 'main', { requiredChecks: ['guildops/apply'] });
    const { head, number } = await open();
    await conclude(head, 'neutral');
    await started.ada.merge(repo, number);
  });

  it('waits for approvals by people who may write, as they were last', async () => {
    await started.github.protect(repo, 'main', { requiredReviews: 1 });
    const { number } = await open();
    await started.rea.review(repo, number, { event: 'APPROVE' });
    expect(await stateOf(number)).toBe('blocked');
    const approval = await started.ada.review(repo, number, { event: 'APPROVE' });
    await started.ada.review(repo, number, { event: 'COMMENT', body: 'By the way' });
    expect(await stateOf(number)).toBe('clean');
    await started.wim.dismiss(repo, number, approval, 'Looked too fast');
    expect(await stateOf(number)).toBe('blocked');
    await started.ada.review(repo, number, { event: 'APPROVE' });
    await started.ada.review(repo, number, { event: 'REQUEST_CHANGES', body: 'No' });
    await expect(started.ada.merge(repo, number)).rejects.toMatchObject({ status: 405 });
  });

  it('can drop approvals at every push', async () => {
    await started.github.protect(repo, 'main', { requiredReviews: 1, dismissStale: true });
    const { branch, number } = await open();
    await started.ada.review(repo, number, { event: 'APPROVE' });
    await started.wim.push(repo, branch, { files: { sneaked: 'in' }, message: 'Sneaked in' });
    expect(started.github.pull(repo, number)?.reviews).toMatchObject([{ author: 'ada', state: 'DISMISSED' }]);
    const last = started.github.deliveries.at(-1);
    expect([last?.event, last?.action]).toEqual(['pull_request_review', 'dismissed']);
  });

  it('can ask for heads that contain its tip', async () => {
    await started.github.protect(repo, 'main', { upToDate: true });
    const { number } = await open();
    await started.wim.push(repo, 'main', { files: { newer: '' }, message: 'Newer' });
    expect(await stateOf(number)).toBe('behind');
    await octokit.rest.pulls.updateBranch({ ...at, pull_number: number });
    expect(await stateOf(number)).toBe('clean');
  });

  it('calls a head unstable where a check fails that nobody requires', async () => {
    await started.github.protect(repo, 'main', {});
    const { head, number } = await open();
    await conclude(head, 'failure');
    expect(await stateOf(number)).toBe('unstable');
    await started.ada.merge(repo, number);
  });
});
