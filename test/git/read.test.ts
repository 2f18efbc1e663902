import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Sha } from '../../src/core/ids.ts';
import { Refusal } from '../../src/core/refusal.ts';
import { createRepositories } from '../../src/git/repositories.ts';
import { createGitRig, type GitRig, REPO } from './rig.ts';

let rig: GitRig;
beforeEach(async () => {
  rig = await createGitRig();
});
afterEach(() => rig.close());

describe('the mirror', () => {
  it('follows branches and pull request heads, and lets go of what is gone', async () => {
    const { repositories } = rig;
    const first = await rig.commit({ 'a.txt': 'a' });
    const side = await rig.commit({ 'b.txt': 'b' }, 'side');
    await rig.atRemote('update-ref', 'refs/pull/7/head', side);
    expect(await repositories.branch(REPO, 'main')).toBe(first);
    expect(await repositories.has(REPO, side)).toBe(true);
    await rig.atRemote('update-ref', '-d', 'refs/heads/side');
    await repositories.refresh(REPO);
    expect(await repositories.branch(REPO, 'side')).toBeUndefined();
    expect(await repositories.has(REPO, side)).toBe(true);
    expect(await repositories.has(REPO, '0'.repeat(40) as Sha)).toBe(false);
  });

  it('serves a later process without fetching again', async () => {
    const sha = await rig.commit({ 'a.txt': 'a' });
    await rig.repositories.refresh(REPO);
    const remote = async () => {
      throw new Error('no network');
    };
    expect(await createRepositories({ ...rig.options, remote }).branch(REPO, 'main')).toBe(sha);
  });

  it('knows the default branch, also when it is not main and after a failed first try', async () => {
    await rig.commit({ 'a.txt': 'a' }, 'trunk');
    await rig.atRemote('symbolic-ref', 'HEAD', 'refs/heads/trunk');
    let isUp = false;
    const { remote } = rig.options;
    const flaky = createRepositories({
      ...rig.options,
      remote: async (...args) => (isUp ? remote(...args) : Promise.reject(new Error('down'))),
    });
    await expect(flaky.defaultBranch(REPO)).rejects.toThrow('down');
    isUp = true;
    expect(await flaky.defaultBranch(REPO)).toBe('trunk');
  });

  it('fetches once for many who ask at once', async () => {
    await rig.commit({ 'a.txt': 'a' });
    let asked = 0;
    const counting = createRepositories({
      ...rig.options,
      remote: (...args) => {
        asked += 1;
        return rig.options.remote(...args);
      },
    });
    await Promise.all(Array.from({ length: 10 }, () => counting.refresh(REPO)));
    expect(asked).toBeLessThanOrEqual(2);
  });
});

describe('files', () => {
  it('are the text files of a folder, whatever their names', async () => {
    const names = [
      'with space.tf',
      'quote".tf',
      "it's.tf",
      'tab\t.tf',
      'é😀.tf',
      '-rf.tf',
      'new\nline.tf',
      '*.tf',
      ':(glob).tf',
    ];
    const files = Object.fromEntries(names.map((name) => [`projects/shop/${name}`, `# ${name}\n`]));
    const head = await rig.commit({ ...files, 'projects/other/x.tf': 'x', 'projects/shop/empty': '' });
    const found = await rig.repositories.files(REPO, head, 'projects/shop');
    expect(Object.fromEntries(found)).toEqual({ ...files, 'projects/shop/empty': '' });
  });

  it('leave out links, binary and large ones', async () => {
    await rig.commit({ 'p/ok.tf': 'ok', 'p/large.txt': 'x'.repeat(1024 * 1024 + 1), 'p/nul.txt': 'a\0b' });
    await writeFile(join(rig.work, 'p/latin1.txt'), Buffer.from([0x66, 0xfc, 0x72]));
    await symlink('/etc/passwd', join(rig.work, 'p/link.tf'));
    const head = await rig.commit({});
    expect([...(await rig.repositories.files(REPO, head, 'p')).keys()]).toEqual(['p/ok.tf']);
  });

  it('of a folder that is not there are none', async () => {
    const head = await rig.commit({ 'a.txt': 'a' });
    expect(await rig.repositories.files(REPO, head, 'projects/none')).toEqual(new Map());
    expect([...(await rig.repositories.files(REPO, head, '')).keys()]).toEqual(['a.txt']);
  });

  it('outside of the repository are refused', async () => {
    const head = await rig.commit({ 'a.txt': 'a' });
    await expect(rig.repositories.files(REPO, head, '../x')).rejects.toBeInstanceOf(Refusal);
  });
});

describe('history', () => {
  it('tells commits oldest first, with author, parent and message', async () => {
    const base = await rig.commit({ a: '1' });
    const first = await rig.commit({ a: '2' }, 'side', 'First\n\nBody with "quotes"\nand lines\n');
    const second = await rig.commit({ a: '3' }, 'side', 'Second');
    expect(await rig.repositories.commits(REPO, base, second)).toEqual([
      {
        sha: first,
        parent: base,
        authorName: 'Ada',
        authorEmail: 'ada@example.com',
        message: 'First\n\nBody with "quotes"\nand lines',
        ours: false,
      },
      expect.objectContaining({ sha: second, parent: first, message: 'Second' }),
    ]);
  });

  it('does not take a commit for ours because it says so', async () => {
    const base = await rig.commit({ a: '1' });
    await rig.forger('commit', '--quiet', '--allow-empty', '-m', 'Mine');
    await rig.person('push', '--quiet', 'origin', 'HEAD:refs/heads/forged');
    const head = (await rig.person('rev-parse', 'HEAD')) as Sha;
    const [commit] = await rig.repositories.commits(REPO, base, head);
    expect(commit).toMatchObject({ ours: false });
  });

  it('names the paths that a branch changed since it left', async () => {
    const start = await rig.commit({ a: '1', b: '1', 'old name': 'same text\n' });
    const head = await rig.commit({ a: '2', 'old name': null, 'new name': 'same text\n' }, 'side');
    await rig.person('reset', '--quiet', '--hard', start);
    const base = await rig.commit({ b: '2' });
    expect((await rig.repositories.changedPaths(REPO, base, head)).sort()).toEqual(['a', 'new name', 'old name']);
  });

  it('names the paths below some folders that two commits do not have alike', async () => {
    const one = await rig.commit({ 'a/x': '1', 'ab/x': '1', '[a]/x': '1', c: '1' });
    const other = await rig.commit({ 'a/x': '2', 'ab/x': '2', '[a]/x': '2', c: '2' });
    const differing = (...folders: string[]) => rig.repositories.differing(REPO, one, other, folders);
    expect(await differing('a')).toEqual(['a/x']);
    expect(await differing('[a]', 'missing')).toEqual(['[a]/x']);
    expect((await differing('.')).length).toBe(4);
  });
});
