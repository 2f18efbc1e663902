import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askGit, git } from '../../../sandbox/github/git/git.ts';
import { parseGitPath } from '../../../sandbox/github/git/smart-http.ts';
import { installationOctokit } from './app.ts';
import { repo, type Started, startGitHub } from './start.ts';

describe('git over HTTP', () => {
  let started: Started;
  beforeAll(async () => {
    started = await startGitHub();
  });
  afterAll(() => started.stop());

  /** A header in the environment: the way to use a token that leaves it out of the address and the process list. */
  const withToken = (token: string, user = 'x-access-token') => ({
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: `http.${started.github.url}/.extraHeader`,
    GIT_CONFIG_VALUE_0: `Authorization: Basic ${Buffer.from(`${user}:${token}`).toString('base64')}`,
    GIT_AUTHOR_NAME: 'bot',
    GIT_AUTHOR_EMAIL: 'bot@example.com',
    GIT_COMMITTER_NAME: 'bot',
    GIT_COMMITTER_EMAIL: 'bot@example.com',
  });
  const folder = () => mkdtemp(join(started.dir, 'work-'));
  const url = (name = repo) => `${started.github.url}/${name}.git`;
  const clone = async (env: Record<string, string>) => {
    const dir = await folder();
    const answer = await askGit(dir, ['clone', '--quiet', url(), '.'], { env });
    return { dir, ...answer };
  };
  const commit = async (dir: string, env: Record<string, string>, name: string, text = '') => {
    await writeFile(join(dir, name), text);
    await git(dir, ['add', '.'], { env });
    await git(dir, ['commit', '--quiet', '-m', name], { env });
  };

  it('serves a clone and takes a push with an installation token', async () => {
    const { token } = await installationOctokit(started.github, { permissions: { contents: 'write' } });
    const env = withToken(token);
    const { dir } = await clone(env);
    expect(await readFile(join(dir, 'README.md'), 'utf8')).toBe('# infra\n');
    await commit(dir, env, 'by-bot');
    await git(dir, ['push', '--quiet', 'origin', 'HEAD:refs/heads/guildops/7f3k-net'], { env });
    const head = (await git(dir, ['rev-parse', 'HEAD'])).trim();
    expect(await started.github.branches(repo)).toContainEqual({ name: 'guildops/7f3k-net', sha: head });
    expect(await readFile(join(dir, '.git', 'config'), 'utf8')).not.toContain(token);
  });

  it('takes a push too large for one request', async () => {
    const { token } = await installationOctokit(started.github);
    const env = withToken(token);
    const { dir } = await clone(env);
    const noise = Array.from({ length: 60_000 }, (_, line) => `${line} ${Math.sin(line)}`).join('\n');
    await commit(dir, env, 'large', noise);
    await git(dir, ['-c', 'http.postBuffer=65536', 'push', '--quiet', 'origin', 'HEAD:refs/heads/large'], { env });
    expect(await started.github.readFile(repo, 'large', 'large')).toBe(noise);
  });

  it('refuses a lease on a branch that somebody else made first', async () => {
    const { token } = await installationOctokit(started.github);
    const env = withToken(token);
    const { dir } = await clone(env);
    await commit(dir, env, 'mine');
    await started.wim.push(repo, 'taken', { files: { theirs: '' }, message: 'first' });
    const args = ['push', '--porcelain', '--force-with-lease=refs/heads/taken:', 'origin', 'HEAD:refs/heads/taken'];
    const { code, out } = await askGit(dir, args, { env });
    expect([code, out]).toEqual([1, expect.stringContaining('[rejected] (stale info)')]);
  });

  it.each([
    { who: 'an unknown token', env: () => withToken('ghs_none'), words: 'terminal prompts disabled' },
    { who: 'a person who is not told of the repository', env: () => asPerson('eve'), words: 'not found' },
  ])('refuses a clone by $who', async ({ env, words }) => {
    const { code, err } = await clone(env());
    expect([code, err]).toEqual([128, expect.stringContaining(words)]);
  });

  const asPerson = (login: string) => withToken(started.github.addPerson(login).token, login);

  it.each([
    { who: 'a token that may only read', env: () => readOnly() },
    { who: 'a person who may only read', env: async () => asPerson('rea') },
  ])('refuses a push by $who', async ({ env: find }) => {
    const env = await find();
    const { dir } = await clone(env);
    await commit(dir, env, 'x');
    const { code, err } = await askGit(dir, ['push', 'origin', 'HEAD:refs/heads/x'], { env });
    expect([code, err]).toEqual([128, expect.stringContaining('403')]);
  });

  const readOnly = async () =>
    withToken((await installationOctokit(started.github, { permissions: { contents: 'read' } })).token);

  it('cannot be talked into a push by naming another service', async () => {
    const body = '0000';
    const response = await fetch(`${url()}/git-receive-pack?service=git-upload-pack`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`rea:${started.rea.token}`).toString('base64')}` },
      body,
    });
    expect(response.status).toBe(403);
  });

  it('refuses a push to a branch that changes by pull request only', async () => {
    await started.github.addRepository('acme/locked', {
      roles: { wim: 'write' },
      protect: { main: { pullsOnly: true } },
    });
    const push = started.wim.push('acme/locked', 'main', { files: { a: '' }, message: 'straight to main' });
    await expect(push).rejects.toThrow('GH006');
    await started.wim.push('acme/locked', 'side', { files: { a: '' }, message: 'aside' });
  });

  it('takes the first commit of an empty repository', async () => {
    await started.github.addRepository('acme/empty', { empty: true, roles: { wim: 'write' } });
    await started.wim.push('acme/empty', 'main', { files: { 'main.tf': '1' }, message: 'first' });
    expect(await started.github.readFile('acme/empty', 'main', 'main.tf')).toBe('1');
    const push = started.github.deliveries.find(
      ({ event, repository }) => event === 'push' && repository === 'acme/empty',
    );
    expect(JSON.parse(push?.payload ?? '{}')).toMatchObject({ created: true, commits: [{ message: 'first' }] });
  });

  it('keeps the head of a pull request for fetching, and closed for pushing', async () => {
    const head = await started.wim.push(repo, 'kept', { files: { k: '' }, message: 'k' });
    const number = await started.wim.openPull(repo, { title: 'k', head: 'kept' });
    const dir = await folder();
    await git(dir, ['clone', '--quiet', started.wim.cloneUrl(repo), '.']);
    await git(dir, ['fetch', '--quiet', 'origin', `refs/pull/${number}/head`]);
    expect((await git(dir, ['rev-parse', 'FETCH_HEAD'])).trim()).toBe(head);
    const { code, err } = await askGit(dir, ['push', 'origin', `HEAD:refs/pull/${number}/head`]);
    expect([code, err]).toEqual([1, expect.stringContaining('hidden ref')]);
  });

  it('writes files under any name into the first commit', async () => {
    const name = fc
      .string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
      .filter((text) => !/[/\0]/.test(text) && !['.', '..'].includes(text) && !/^\.git$/i.test(text));
    let count = 0;
    await fc.assert(
      fc.asyncProperty(name, fc.string({ unit: 'grapheme' }), async (path, text) => {
        count += 1;
        const target = `acme/names-${count}`;
        await started.github.addRepository(target, { files: { [path]: text } });
        expect(await started.github.readFile(target, 'main', path)).toBe(text);
      }),
      { numRuns: 15 },
    );
  });

  it('leaves nothing that does not fit the description', () => {
    expect(started.github.violations).toEqual([]);
  });
});

describe('the address of a repository', () => {
  it.each([
    ['/acme/infra.git/info/refs', { fullName: 'acme/infra', service: 'info/refs' }],
    ['/acme/infra/git-upload-pack', { fullName: 'acme/infra', service: 'git-upload-pack' }],
    ['/acme/in.fra.git/git-receive-pack', { fullName: 'acme/in.fra', service: 'git-receive-pack' }],
    ['/acme/infra.git/objects/info/packs', undefined],
    ['/acme/../infra.git/info/refs', undefined],
    ['/acme/infra.git/info/refs/x', undefined],
  ])('%s', (path, parsed) => {
    expect(parseGitPath(path)).toEqual(parsed);
  });
});
