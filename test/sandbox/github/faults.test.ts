import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppOctokit, installationOctokit } from './app.ts';
import { repo, type Started, startGitHub } from './start.ts';

const at = { owner: 'acme', repo: 'infra' };

describe('faults on demand', () => {
  let started: Started;
  let octokit: AppOctokit;
  let number = 0;
  beforeAll(async () => {
    started = await startGitHub();
    ({ octokit } = await installationOctokit(started.github));
    await started.wim.push(repo, 'topic', { files: { a: '' }, message: 'a' });
    number = await started.wim.openPull(repo, { title: 'a', head: 'topic' });
  });
  afterAll(() => started.stop());

  const comment = () => octokit.rest.issues.createComment({ ...at, issue_number: number, body: 'Plan' });
  const comments = () => started.github.comments(repo, number).length;
  const path = /\/comments$/;

  it('refuse before anything is done, as often as asked', async () => {
    const headers = { 'retry-after': '60' };
    const message = 'You have exceeded a secondary rate limit';
    started.github.fault({ kind: 'status-before', method: 'POST', path, status: 403, message, headers, times: 2 });
    const before = comments();
    for (const _ of [1, 2])
      await expect(comment()).rejects.toMatchObject({ status: 403, response: { headers: { 'retry-after': '60' } } });
    await comment();
    expect(comments()).toBe(before + 1);
  });

  it('lose the answer after everything is done', async () => {
    started.github.fault({ kind: 'status-after-commit', method: 'POST', path });
    const before = comments();
    await expect(comment()).rejects.toMatchObject({ status: 502 });
    expect(comments()).toBe(before + 1);
  });

  it('lose the answer to a push that arrived', async () => {
    started.github.fault({ kind: 'status-after-commit', path: /git-receive-pack$/, method: 'POST' });
    await expect(started.wim.push(repo, 'lost', { files: { b: '' }, message: 'b' })).rejects.toThrow('502');
    expect(await started.github.readFile(repo, 'lost', 'b')).toBe('');
  });

  it('break the connection', async () => {
    started.github.fault({ kind: 'reset', path });
    const before = comments();
    await expect(comment()).rejects.toMatchObject({ status: 500 });
    expect(comments()).toBe(before);
  });

  it('delay, and end with the sandbox', async () => {
    started.github.fault({ kind: 'delay', path, delayMs: 30 });
    const startedAt = performance.now();
    await comment();
    expect(performance.now() - startedAt).toBeGreaterThan(25);
  });

  it('let something else happen before what was asked for', async () => {
    const act = () => started.wim.comment(repo, number, 'I was first');
    started.github.fault({ kind: 'meanwhile', method: 'POST', path, act });
    await comment();
    const bodies = started.github.comments(repo, number).map(({ body }) => body);
    expect(bodies.slice(-2)).toEqual(['I was first', 'Plan']);
  });

  it('hit only the method and path they name', async () => {
    started.github.fault({ kind: 'status-before', method: 'DELETE', path });
    started.github.fault({ kind: 'status-before', path: /^\/repos\/acme\/elsewhere/ });
    expect((await comment()).status).toBe(201);
  });

  it('are no violations, and every request is in the log', () => {
    expect(started.github.violations).toEqual([]);
    const posts = started.github.requests.filter(
      ({ method, caller }) => method === 'POST' && caller === 'guildops[bot]',
    );
    expect(posts.map(({ status }) => status)).toContain(502);
    const pushes = started.github.requests.filter((entry) => entry.path.endsWith('git-receive-pack'));
    expect(pushes.map(({ caller, status }) => [caller, status])).toContainEqual(['wim', 502]);
  });
});
