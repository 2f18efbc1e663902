import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../../sandbox/github/index.ts';
import { type AppOctokit, installationOctokit } from './app.ts';
import { repo, type Started, startGitHub } from './start.ts';

const at = { owner: 'acme', repo: 'infra' };

describe('pull requests', () => {
  let started: Started;
  let ada: Person;
  let wim: Person;
  let octokit: AppOctokit;
  let count = 0;
  beforeAll(async () => {
    started = await startGitHub();
    ({ ada, wim } = started);
    ({ octokit } = await installationOctokit(started.github));
  });
  afterAll(() => started.stop());

  /** A new branch with one commit and a pull request from it. */
  const open = async (files: Record<string, string> = {}, by: Person = wim) => {
    count += 1;
    const branch = `topic-${count}`;
    const head = await by.push(repo, branch, {
      files: { [`file-${count}`]: 'x', ...files },
      message: `Change ${count}`,
    });
    const number = await by.openPull(repo, { title: `Change ${count}`, head: branch });
    return { branch, head, number };
  };
  const get = async (pull_number: number) => (await octokit.rest.pulls.get({ ...at, pull_number })).data;
  /** Looks again after each change here, as a program would by the clock. */
  const mergeable = async (number: number) => {
    const { number: same } = await get(number);
    return started.github.until(async () => {
      const { mergeable: found, mergeable_state: state } = await get(same);
      return found === null ? undefined : [found, state];
    }, 'GitHub knows whether it merges');
  };
  const pull = (number: number) => {
    const found = started.github.pull(repo, number);
    if (!found) throw new Error(`No pull request ${number}`);
    return found;
  };
  const events = (name: string) =>
    started.github.deliveries
      .filter(({ event }) => event === name)
      .map(({ payload }) => JSON.parse(payload) as Payload);
  type Payload = {
    action: string;
    number: number;
    before: string;
    after: string;
    sender: { login: string };
    [key: string]: unknown;
  };

  it.each([
    { does: 'a head that does not exist', wish: { head: 'nowhere' }, words: 'head is invalid' },
    { does: 'a base that does not exist', wish: { base: 'nowhere' }, words: 'base is invalid' },
    { does: 'a head without anything new', wish: { head: 'main' }, words: 'No commits between main and main' },
    { does: 'a second one for the same branch', wish: {}, words: 'already exists for acme:once' },
    { does: 'one without a title', wish: { title: '' }, words: '' },
    { does: 'a body beyond the limit', wish: { body: 'x'.repeat(65_537) }, words: 'body is too long' },
  ])('refuses to open $does', async ({ wish, words }) => {
    if (!started.github.pulls(repo).some(({ head }) => head.ref === 'once')) {
      await wim.push(repo, 'once', { files: { once: '' }, message: 'once' });
      await wim.openPull(repo, { title: 'once', head: 'once' });
    }
    const refused = wim.openPull(repo, { title: 'again', head: 'once', ...wish });
    await expect(refused).rejects.toMatchObject({ status: 422, words: expect.stringContaining(words) as string });
  });

  it('follows pushes to its branch, and tells the App before and after', async () => {
    const { branch, head, number } = await open();
    const next = await wim.push(repo, branch, { files: { more: '' }, message: 'More' });
    expect(pull(number).head.sha).toBe(next);
    expect(await get(number)).toMatchObject({ commits: 2, changed_files: 2 });
    const news = events('pull_request').filter((event) => event.number === number);
    expect(news.map(({ action }) => action)).toEqual(['opened', 'synchronize']);
    expect(news[1]).toMatchObject({ before: head, after: next, sender: { login: 'wim' } });
  });

  it('keeps the base it was made on until its head moves, as GitHub does', async () => {
    const { branch, number } = await open();
    const before = pull(number).base.sha;
    const main = await wim.push(repo, 'main', { files: { elsewhere: `${count}` }, message: 'Elsewhere' });
    expect(pull(number).base.sha).toBe(before);
    await wim.push(repo, branch, { files: { again: '' }, message: 'Again' });
    expect(pull(number).base.sha).toBe(main);
  });

  it('does not know at first whether it merges, and after every move anew', async () => {
    const { branch, number } = await open();
    expect(await get(number)).toMatchObject({ mergeable: null, mergeable_state: 'unknown' });
    expect(await mergeable(number)).toEqual([true, 'clean']);
    await wim.push(repo, branch, { files: { anew: '' }, message: 'Anew' });
    expect(await get(number)).toMatchObject({ mergeable: null, mergeable_state: 'unknown' });
    expect(await mergeable(number)).toEqual([true, 'clean']);
  });

  it('finds a conflict', async () => {
    const { number } = await open({ shared: 'mine' });
    await wim.push(repo, 'main', { files: { shared: 'theirs' }, message: 'Theirs' });
    expect(await mergeable(number)).toEqual([false, 'dirty']);
    for (const method of ['merge', 'squash', 'rebase'] as const)
      await expect(ada.merge(repo, number, { method })).rejects.toMatchObject({ status: 405 });
  });

  it.each([
    { method: 'merge' as const, parents: 2, subject: /^Merge pull request #\d+ from acme\/topic-/ },
    { method: 'squash' as const, parents: 1, subject: /^Change \d+ \(#\d+\)$/ },
    { method: 'rebase' as const, parents: 1, subject: /^Second$/ },
  ])('merges by $method', async ({ method, parents, subject }) => {
    const { branch, number } = await open();
    await wim.push(repo, branch, { files: { [`second-${method}`]: '' }, message: 'Second' });
    await wim.push(repo, 'main', { files: { [`between-${method}`]: '' }, message: 'Between' });
    const merge = await ada.merge(repo, number, { method });
    const { data: commit } = await octokit.rest.repos.getCommit({ ...at, ref: 'main' });
    expect([commit.sha, commit.parents.length]).toEqual([merge, parents]);
    expect(commit.commit.message.split('\n')[0]).toMatch(subject);
    for (const path of [`second-${method}`, `between-${method}`])
      expect(await started.github.readFile(repo, 'main', path)).toBe('');
    expect(pull(number)).toMatchObject({ state: 'closed', merged: { sha: merge, by: 'ada' } });
    expect(events('pull_request').at(-1)).toMatchObject({ action: 'closed', pull_request: { merged: true } });
    expect(events('push').at(-1)).toMatchObject({ ref: 'refs/heads/main', after: merge });
  });

  it('merges only while the named commit is the head', async () => {
    const { branch, head, number } = await open();
    const next = await wim.push(repo, branch, { files: { late: `${count}` }, message: 'Late' });
    const words = 'Head branch was modified. Review and try the merge again.';
    await expect(ada.merge(repo, number, { sha: head })).rejects.toMatchObject({ status: 409, words });
    await ada.merge(repo, number, { sha: next });
  });

  it('takes the title and message it is given for the merge', async () => {
    const { number } = await open();
    await octokit.rest.pulls.merge({
      ...at,
      pull_number: number,
      merge_method: 'squash',
      commit_title: 'Deploy 7F3K',
      commit_message: 'Guildops-Request: 7F3K',
    });
    const { data } = await octokit.rest.repos.getCommit({ ...at, ref: 'main' });
    expect(data.commit.message).toBe('Deploy 7F3K\n\nGuildops-Request: 7F3K');
  });

  it.each([
    { does: 'that is merged', prepare: (number: number) => ada.merge(repo, number) },
    { does: 'that is closed', prepare: (number: number) => ada.close(repo, number) },
  ])('refuses to merge one $does', async ({ prepare }) => {
    const { number } = await open();
    await prepare(number);
    await expect(ada.merge(repo, number)).rejects.toMatchObject({
      status: 405,
      words: 'Pull Request is not mergeable',
    });
  });

  it('refuses to merge a draft', async () => {
    await wim.push(repo, 'draft', { files: { draft: '' }, message: 'd' });
    const number = await wim.openPull(repo, { title: 'd', head: 'draft', draft: true });
    await expect(ada.merge(repo, number)).rejects.toMatchObject({
      status: 405,
      words: 'Pull Request is still a draft',
    });
  });

  it('closes with its branch, and opens again only while the branch is there', async () => {
    const { branch, number } = await open();
    await ada.close(repo, number);
    await ada.reopen(repo, number);
    await wim.deleteBranch(repo, branch);
    expect(pull(number)).toMatchObject({ state: 'closed', merged: undefined });
    await expect(ada.reopen(repo, number)).rejects.toMatchObject({ status: 422 });
    const actions = events('pull_request')
      .filter((event) => event.number === number)
      .map(({ action }) => action);
    expect(actions).toEqual(['opened', 'closed', 'reopened', 'closed']);
  });

  it('counts as merged when somebody pushes its commits to the base', async () => {
    const { branch, head, number } = await open();
    await wim.push(repo, 'main', { from: branch, message: 'On top' });
    expect(pull(number)).toMatchObject({ state: 'closed', merged: { by: 'wim' } });
    expect(pull(number).merged?.sha).not.toBe(head);
  });

  it('tells what was edited, and nothing when nothing was', async () => {
    const { number } = await open();
    await wim.push(repo, 'release', { from: 'main', message: 'Release' });
    await wim.editPull(repo, number, { title: 'New', base: 'release' });
    await wim.editPull(repo, number, { title: 'New' });
    const edits = events('pull_request').filter((event) => event.number === number && event.action === 'edited');
    expect(edits.map(({ changes }) => Object.keys(changes as object))).toEqual([['title', 'base']]);
  });

  it('updates its branch with the base only while the named commit is the head', async () => {
    const { head, number } = await open();
    await wim.push(repo, 'main', { files: { newer: `${count}` }, message: 'Newer' });
    const update = (expected_head_sha: string) =>
      octokit.rest.pulls.updateBranch({ ...at, pull_number: number, expected_head_sha });
    await expect(update('0'.repeat(40))).rejects.toMatchObject({ status: 422 });
    expect((await update(head)).status).toBe(202);
    expect(events('pull_request').at(-1)).toMatchObject({ action: 'synchronize', sender: { login: 'guildops[bot]' } });
  });

  it('leaves nothing that does not fit the description', () => {
    expect(started.github.violations).toEqual([]);
  });
});
