import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppOctokit, installationOctokit } from './app.ts';
import { repo, type Started, startGitHub } from './start.ts';

const at = { owner: 'acme', repo: 'infra' };

describe('references through the API', () => {
  let started: Started;
  let octokit: AppOctokit;
  let first = '';
  let second = '';
  beforeAll(async () => {
    started = await startGitHub();
    ({ octokit } = await installationOctokit(started.github));
    const { data } = await octokit.rest.git.getRef({ ...at, ref: 'heads/main' });
    first = data.object.sha;
    second = await started.wim.push(repo, 'topic', { files: { a: '' }, message: 'a' });
  });
  afterAll(() => started.stop());

  const create = (ref: string, sha: string) => octokit.rest.git.createRef({ ...at, ref, sha });

  it.each([
    { does: 'one that exists', ref: 'refs/heads/main', sha: () => first, words: 'Reference already exists' },
    { does: 'one at nothing', ref: 'refs/heads/x', sha: () => 'f'.repeat(40), words: 'Object does not exist' },
    { does: 'one without its full name', ref: 'heads/x', sha: () => first, words: 'is not a valid ref name' },
    { does: 'one that git would not take', ref: 'refs/heads/a..b', sha: () => first, words: 'is not a valid ref name' },
    {
      does: 'one outside branches and tags',
      ref: 'refs/pull/9/head',
      sha: () => first,
      words: 'is not a valid ref name',
    },
    { does: 'one below another', ref: 'refs/heads/main/sub', sha: () => first, words: 'Reference update failed' },
  ])('refuse to make $does', async ({ ref, sha, words }) => {
    const message = expect.stringContaining(words) as string;
    await expect(create(ref, sha())).rejects.toMatchObject({ status: 422, message });
  });

  it('are made, moved and removed, each with a push event', async () => {
    await create('refs/heads/moving', first);
    await octokit.rest.git.updateRef({ ...at, ref: 'heads/moving', sha: second });
    const back = octokit.rest.git.updateRef({ ...at, ref: 'heads/moving', sha: first });
    await expect(back).rejects.toMatchObject({ status: 422 });
    await octokit.rest.git.updateRef({ ...at, ref: 'heads/moving', sha: first, force: true });
    await octokit.rest.git.deleteRef({ ...at, ref: 'heads/moving' });
    const pushes = started.github.deliveries
      .filter(({ event }) => event === 'push')
      .map(({ payload }) => JSON.parse(payload) as Record<string, unknown>)
      .filter(({ ref }) => ref === 'refs/heads/moving')
      .map(({ created, forced, deleted }) => ({ created, forced, deleted }));
    expect(pushes).toEqual([
      { created: true, forced: false, deleted: false },
      { created: false, forced: false, deleted: false },
      { created: false, forced: true, deleted: false },
      { created: false, forced: false, deleted: true },
    ]);
  });

  it.each([
    { does: 'deletes', call: () => octokit.rest.git.deleteRef({ ...at, ref: 'heads/gone' }) },
    { does: 'moves', call: () => octokit.rest.git.updateRef({ ...at, ref: 'heads/gone', sha: first }) },
  ])('say that one does not exist to whoever $does it', async ({ call }) => {
    const message = expect.stringContaining('Reference does not exist') as string;
    await expect(call()).rejects.toMatchObject({ status: 422, message });
  });

  it('are in conflict with an empty repository', async () => {
    await started.github.addRepository('acme/empty', { empty: true });
    const call = octokit.rest.git.getRef({ owner: 'acme', repo: 'empty', ref: 'heads/main' });
    await expect(call).rejects.toMatchObject({ status: 409 });
  });

  it('name tag objects that keep hostile words as words', async () => {
    const message = 'first line\ntagger <root> 0 +0000\n\n"$(rm -rf /)" @everyone';
    const tagger = { name: 'mal<lory>\nobject 0', email: 'm@example.com', date: '2026-11-20T12:00:00Z' };
    const { data } = await octokit.rest.git.createTag({
      ...at,
      tag: 't',
      message,
      object: first,
      type: 'commit',
      tagger,
    });
    expect([data.message, data.tagger.name, data.object.sha]).toEqual([message, 'malloryobject 0', first]);
    await create('refs/tags/t', data.sha);
    expect(await started.github.tags(repo)).toEqual([{ name: 't', commit: first, message }]);
  });

  it.each([
    { does: 'an object of another type', tag: { tag: 'u', type: 'tree' as const } },
    { does: 'an impossible name', tag: { tag: 'a b', type: 'commit' as const } },
  ])('have no tag object for $does', async ({ tag }) => {
    const call = octokit.rest.git.createTag({ ...at, message: 'm', object: first, ...tag });
    await expect(call).rejects.toMatchObject({ status: 422 });
  });
});
