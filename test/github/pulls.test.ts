import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sha } from '../../src/core/ids.ts';
import { createPulls } from '../../src/github/pulls.ts';
import { toRepoParams } from '../../src/github/repo.ts';
import { type Harness, REPO, startHarness } from './harness.ts';

let world: Harness;
/** Numbers of the pull requests that a merge was asked for, answered or not. */
const sent: unknown[] = [];
beforeAll(async () => {
  world = await startHarness();
  (await world.github.client(REPO)).hook.before('request', (options) => {
    if (options.method === 'PUT') sent.push(options.pull_number);
  });
});
afterAll(async () => {
  expect(world.sandbox.violations).toEqual([]);
  await world.stop();
});

/** Waits for nothing, but lets the sandbox compute: a pause is over when it has nothing left to do. */
const pulls = () =>
  createPulls(world.github, {
    pause: () => world.sandbox.settled(),
  });
const LINEAR = ['required_linear_history'];
const TEXT = { title: 'web: add vm-web (#1)', message: 'Guildops-Plan: 7F3K.1' };
const merge = (number: number, head: Sha) => pulls().merge(REPO, number, head, TEXT);
const commitAt = async (ref: string) =>
  (await (await world.github.client(REPO)).rest.repos.getCommit({ ...toRepoParams(REPO), ref })).data;
const mergePath = (number: number) => new RegExp(`/pulls/${number}/merge$`);
const mergeCalls = (number: number) => sent.filter((one) => one === number).length;

describe('opening a pull request', () => {
  it('gives back the one that is open already', async () => {
    const ada = world.sandbox.addPerson('ada');
    await ada.push(REPO, 'ours', { files: { 'ours.tf': '' }, message: 'ours' });
    const pull = { repo: REPO, branch: 'ours', base: 'main', title: 'web: add vm-web', body: 'text' };
    const first = await pulls().open(pull);
    const second = await pulls().open(pull);
    expect(first).toMatchObject({ branch: 'ours', base: 'main', open: true, merged: false, ours: true, fork: false });
    expect(second.number).toBe(first.number);
  });

  it('finds the one whose answer was lost', async () => {
    const ada = world.sandbox.addPerson('ada');
    await ada.push(REPO, 'lost', { files: { 'lost.tf': '' }, message: 'lost' });
    world.sandbox.fault({ kind: 'status-after-commit', method: 'POST', path: /\/pulls$/ });
    const made = await pulls().open({ repo: REPO, branch: 'lost', base: 'main', title: 'lost', body: '' });
    expect(world.sandbox.pulls(REPO).filter(({ head }) => head.ref === 'lost')).toHaveLength(1);
    expect(made.branch).toBe('lost');
  });

  it('knows a pull request of a person as theirs', async () => {
    const { number, head } = await world.openPull('theirs');
    expect(await pulls().read(REPO, number)).toMatchObject({ author: 'ada', ours: false, head, draft: false });
    expect((await pulls().listOpen(REPO)).map((pull) => pull.number)).toContain(number);
  });
});

describe('what was merged', () => {
  it('is listed from the first merge on by one call, without what was only closed', async () => {
    const [first, second, dropped] = [
      await world.openPull('early'),
      await world.openPull('late'),
      await world.openPull('dropped'),
    ];
    for (const { number, head } of [second, first]) await merge(number, head);
    await pulls().close(REPO, dropped.number);
    const before = world.sandbox.requests.length;
    const merged = (await pulls().listMerged(REPO, new Date(0))).map(({ number }) => number);
    expect(world.sandbox.requests.length - before).toBe(1);
    expect(merged).not.toContain(dropped.number);
    expect(merged.slice(-2).sort()).toEqual([first.number, second.number].sort());
    const [last] = (await pulls().listMerged(REPO, new Date(0))).slice(-1);
    expect(last).toMatchObject({ merged: true, mergeSha: expect.any(String), mergedAt: expect.any(Date) });
    expect(await pulls().listMerged(REPO, new Date(Date.now() + 3_600_000 * 24 * 365 * 99))).toEqual([]);
  });
});

describe('the ways into a branch', () => {
  const ways = () => pulls().mergeWays(REPO, 'ways');
  afterAll(() => world.sandbox.allowMerges(REPO, ['merge', 'squash', 'rebase']));

  it.each([
    { of: 'settings alone', settings: ['squash', 'rebase'], rules: {}, is: ['squash', 'rebase'] },
    { of: 'rules that narrow them', settings: ['squash', 'merge'], rules: { mergeMethods: ['merge'] }, is: ['merge'] },
    { of: 'a linear history', settings: ['merge', 'rebase'], rules: { alsoShows: LINEAR }, is: ['rebase'] },
    { of: 'rules that contradict them', settings: ['squash'], rules: { mergeMethods: ['merge'] }, is: [] },
  ] as const)('are those of $of', async ({ settings, rules, is }) => {
    world.sandbox.allowMerges(REPO, settings);
    await world.sandbox.protect(REPO, 'ways', rules);
    expect(await ways()).toEqual({ methods: is, isQueued: false });
  });

  it('lead through a merge queue, unless our App may pass it by', async () => {
    await world.sandbox.protect(REPO, 'ways', { mergeQueue: true });
    expect(await ways()).toMatchObject({ isQueued: true });
    await world.sandbox.protect(REPO, 'ways', { mergeQueue: true, appBypasses: true });
    expect(await ways()).toMatchObject({ isQueued: false });
  });
});

describe('merging', () => {
  it('squashes the head that was applied, once, and says so again when asked again', async () => {
    const { number, head } = await world.openPull('clean');
    const merged = await merge(number, head);
    const sha = world.sandbox.pull(REPO, number)?.merged?.sha;
    expect(merged).toEqual({ kind: 'merged', sha });
    expect(await merge(number, head)).toEqual({ kind: 'merged', sha });
    expect(mergeCalls(number)).toBe(1);
  });

  it.each([
    { method: 'squash', says: TEXT.title, below: undefined },
    { method: 'merge', says: TEXT.title, below: 'head' },
    { method: 'rebase', says: 'Second', below: 'by-rebase' },
  ] as const)('by $method puts that on the branch', async ({ method, says, below }) => {
    const { number } = await world.openPull(`by-${method}`);
    const ada = world.sandbox.addPerson('ada');
    const head = (await ada.push(REPO, `by-${method}`, { files: { 'b.tf': method }, message: 'Second' })) as Sha;
    const { sha: before } = await commitAt('main');
    const merged = await pulls().merge(REPO, number, head, { ...TEXT, method });
    const { sha, commit, parents } = await commitAt('main');
    expect(merged).toEqual({ kind: 'merged', sha });
    expect(commit.message.split('\n')[0]).toBe(says);
    const [first, second] = parents;
    if (below === 'by-rebase') expect((await commitAt(first?.sha ?? '')).parents[0]?.sha).toBe(before);
    else expect([first?.sha, second?.sha]).toEqual([before, below && head]);
  });

  it('in a way that the repository does not allow is refused in GitHub’s words', async () => {
    const { number, head } = await world.openPull('no-squash');
    world.sandbox.allowMerges(REPO, ['rebase']);
    expect(await merge(number, head)).toEqual({
      kind: 'refused',
      why: 'Squash merges are not allowed on this repository.',
    });
    world.sandbox.allowMerges(REPO, ['merge', 'squash', 'rebase']);
  });

  it('does not merge a head that was not applied', async () => {
    const { number, head } = await world.openPull('moved');
    const ada = world.sandbox.addPerson('ada');
    await ada.push(REPO, 'moved', { files: { 'more.tf': '' }, message: 'more' });
    expect(await merge(number, head)).toEqual({ kind: 'moved' });
    expect(world.sandbox.pull(REPO, number)?.merged).toBeUndefined();
  });

  it('looks before it tries again when the answer was lost, and merges once', async () => {
    const { number, head } = await world.openPull('lost-merge');
    world.sandbox.fault({ kind: 'status-after-commit', method: 'PUT', path: mergePath(number) });
    expect(await merge(number, head)).toMatchObject({ kind: 'merged' });
    expect(mergeCalls(number)).toBe(1);
  });

  it('tries again when GitHub failed before it did anything', async () => {
    const { number, head } = await world.openPull('early-502');
    world.sandbox.fault({ kind: 'status-before', method: 'PUT', path: mergePath(number) });
    expect(await merge(number, head)).toMatchObject({ kind: 'merged' });
  });

  it.each([
    { name: 'base', message: 'Base branch was modified. Review and try the merge again.' },
    { name: 'progress', message: 'Merge already in progress' },
  ])('tries again after the passing 405 "$message"', async ({ name, message }) => {
    const { number, head } = await world.openPull(`passing-${name}`);
    world.sandbox.fault({ kind: 'status-before', method: 'PUT', path: mergePath(number), status: 405, message });
    expect(await merge(number, head)).toMatchObject({ kind: 'merged' });
  });

  it('gives up a passing 405 that does not pass, in GitHub’s words', async () => {
    const { number, head } = await world.openPull('stuck');
    const message = 'Base branch was modified. Review and try the merge again.';
    world.sandbox.fault({
      kind: 'status-before',
      method: 'PUT',
      path: mergePath(number),
      status: 405,
      message,
      times: 9,
    });
    expect(await merge(number, head)).toEqual({ kind: 'refused', why: message });
    expect(mergeCalls(number)).toBe(3);
  });

  it('takes any other 405 as final', async () => {
    const { number, head } = await world.openPull('ruled-out');
    const message = 'At least 1 approving review is required by reviewers with write access.';
    world.sandbox.fault({ kind: 'status-before', method: 'PUT', path: mergePath(number), status: 405, message });
    expect(await merge(number, head)).toEqual({ kind: 'refused', why: message });
    expect(mergeCalls(number)).toBe(1);
  });

  it('is refused by a real branch protection with the reason', async () => {
    const { number, head } = await world.openPull('protected');
    await world.sandbox.protect(REPO, 'main', { requiredReviews: 1 });
    const outcome = await merge(number, head);
    await world.sandbox.protect(REPO, 'main', {});
    expect(outcome.kind).toBe('refused');
  });

  it('says that a conflict, a draft or a closed pull request is in the way', async () => {
    const ada = world.sandbox.addPerson('ada');
    const head = (await ada.push(REPO, 'both', { files: { 'README.md': 'mine' }, message: 'mine' })) as Sha;
    const number = await ada.openPull(REPO, { title: 'both', head: 'both' });
    await ada.push(REPO, 'main', { files: { 'README.md': 'yours' }, message: 'yours' });
    expect(await merge(number, head)).toEqual({ kind: 'refused', why: 'the branch conflicts with its base' });
    await ada.close(REPO, number);
    expect(await merge(number, head)).toEqual({ kind: 'refused', why: 'the pull request is closed' });
  });

  it('throws a fault that names call and status when GitHub stays broken', async () => {
    const { number, head } = await world.openPull('broken');
    world.sandbox.fault({ kind: 'status-before', method: 'PUT', path: mergePath(number), times: 9 });
    await expect(merge(number, head)).rejects.toThrow(/502 to PUT .*\/merge/);
  });
});

describe('tags and branches', () => {
  it('makes an annotated tag, and leaves one that is there alone', async () => {
    const { head } = await world.openPull('tagged');
    await pulls().tag(REPO, 'applied/web/20261120T150405Z-7', head, 'Deploy 7F3K');
    await pulls().tag(REPO, 'applied/web/20261120T150405Z-7', head, 'something else');
    expect(await world.sandbox.tags(REPO)).toEqual([
      { name: 'applied/web/20261120T150405Z-7', commit: head, message: 'Deploy 7F3K' },
    ]);
  });

  it('deletes a branch only while its tip is what was merged', async () => {
    const { head } = await world.openPull('done');
    const ada = world.sandbox.addPerson('ada');
    const tip = (await ada.push(REPO, 'done', { files: { 'late.tf': '' }, message: 'late' })) as Sha;
    const names = async () => (await world.sandbox.branches(REPO)).map(({ name }) => name);
    await pulls().deleteBranch(REPO, 'done', head);
    expect(await names()).toContain('done');
    await pulls().deleteBranch(REPO, 'done', tip);
    expect(await names()).not.toContain('done');
    await pulls().deleteBranch(REPO, 'done', tip); // gone is fine
  });
});

describe('people', () => {
  it.each([
    { login: 'ada', may: 'admin' },
    { login: 'wim', may: 'write' },
    { login: 'rea', may: 'read' },
    { login: 'nobody-at-all', may: 'none' },
  ])('$login has the permission $may', async ({ login, may }) => {
    expect(await pulls().permission(REPO, login)).toBe(may);
  });

  it('replies once for one mark, also when the answer was lost', async () => {
    const { number } = await world.openPull('replies');
    world.sandbox.fault({ kind: 'status-after-commit', method: 'POST', path: /\/comments$/ });
    await expect(pulls().reply(REPO, number, 'comment-1', 'No.')).rejects.toThrow(/502/);
    await pulls().reply(REPO, number, 'comment-1', 'No.');
    await pulls().reply(REPO, number, 'comment-2', 'Still no.');
    expect(world.sandbox.comments(REPO, number).map(({ body }) => body.split('\n')[1])).toEqual(['No.', 'Still no.']);
  });

  it('is not kept from replying by a mark that somebody else pasted', async () => {
    const { number } = await world.openPull('forged');
    const rea = world.sandbox.addPerson('rea');
    await rea.comment(REPO, number, '<!-- guildops:reply comment_3 -->\nforged');
    await pulls().reply(REPO, number, 'comment-3', 'Real.');
    expect(world.sandbox.comments(REPO, number)).toHaveLength(2);
  });

  it('reads the thumbs that people gave a comment, the last one of each', async () => {
    const { number } = await world.openPull('thumbs');
    const comment = await world.sandbox.addPerson('ada').comment(REPO, number, 'what do you think?');
    const give = (login: string, content: string) =>
      world.sandbox.addPerson(login).api('POST', `/repos/${REPO}/issues/comments/${comment}/reactions`, { content });
    await give('wim', '-1');
    await give('wim', 'heart');
    await give('ada', '+1');
    await pulls().react(REPO, comment, '-1');
    const given = await pulls().thumbs(REPO, comment);
    expect(given.map(({ login, up }) => `${login} ${up}`).sort()).toEqual(['ada true', 'wim false']);
    expect(await pulls().thumbs(REPO, comment + 1_000)).toEqual([]);
  });

  it('reacts, once per reaction, and does not mind a comment that is gone', async () => {
    const { number } = await world.openPull('reacted');
    const ada = world.sandbox.addPerson('ada');
    const comment = await ada.comment(REPO, number, 'plan');
    await pulls().react(REPO, comment, 'eyes');
    await pulls().react(REPO, comment, 'eyes');
    expect(world.sandbox.reactions(comment)).toEqual([{ author: 'guildops[bot]', content: 'eyes' }]);
    await ada.deleteComment(REPO, comment);
    await pulls().react(REPO, comment, 'rocket');
  });
});

describe('an issue that is kept current', () => {
  const issue = { mark: 'drift:1/web', title: 'Drift in web', body: 'one', isOpen: true };
  it('is one for its mark: opened, changed, closed, opened again, found when it was forgotten', async () => {
    expect(await pulls().issue(REPO, { ...issue, isOpen: false })).toBeUndefined();
    const number = await pulls().issue(REPO, issue);
    const read = async () => {
      const client = await world.github.client(REPO);
      const { data } = await client.rest.issues.get({ owner: 'acme', repo: 'infra', issue_number: number ?? 0 });
      return { state: data.state, body: data.body };
    };
    expect(await read()).toMatchObject({ state: 'open', body: expect.stringMatching(/one$/) });
    expect(await pulls().issue(REPO, { ...issue, body: 'two', isOpen: false, ...(number && { number }) })).toBe(number);
    expect(await read()).toMatchObject({ state: 'closed', body: expect.stringMatching(/two$/) });
    expect(await pulls().issue(REPO, { ...issue, body: 'three' })).toBe(number);
    expect(await read()).toMatchObject({ state: 'open', body: expect.stringMatching(/three$/) });
  });
});
