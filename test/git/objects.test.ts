import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Sha } from '../../src/core/ids.ts';
import { createGit, type Git } from '../../src/git/git.ts';
import { GitError } from '../../src/git/git-error.ts';
import { listTree } from '../../src/git/read.ts';
import { entryAt } from '../../src/git/tree-entry.ts';
import { createGitRig, type GitRig } from './rig.ts';

let rig: GitRig;
let git: Git;
let starts: string;

/** A git that writes down each process it becomes, so that a test can count them and end one. */
beforeEach(async () => {
  rig = await createGitRig();
  const bin = join(rig.dir, 'bin');
  starts = join(rig.dir, 'starts');
  await mkdir(bin);
  await writeFile(join(bin, 'git'), `#!/bin/sh\necho $$ >> '${starts}'\nPATH='${process.env.PATH}' exec git "$@"\n`);
  await chmod(join(bin, 'git'), 0o755);
  git = createGit({ gitDir: rig.remote, home: rig.dir, environment: { PATH: `${bin}:${process.env.PATH}` } });
});
afterEach(() => rig.close());

const processes = async (): Promise<number[]> => (await readFile(starts, 'utf8')).trim().split('\n').map(Number);

describe('objects', () => {
  it('are answered by one process, each question with its own answer, however many there are at once', async () => {
    const texts = Array.from({ length: 300 }, (_, n) => `${n}\n`.repeat(n * 20));
    const head = await rig.commit(Object.fromEntries(texts.map((text, n) => [`f/${n}.txt`, text])));
    const read = await Promise.all(
      texts.flatMap((_, n) => [git.objects.contents(`${head}:f/${n}.txt`), git.objects.info(`${head}:f/none-${n}`)]),
    );
    expect(read.filter((_, n) => n % 2 === 0).map(String)).toEqual(texts);
    expect(read.filter((_, n) => n % 2 === 1).every((none) => none === undefined)).toBe(true);
    expect(await processes()).toHaveLength(1);
  });

  it('are found though they came, moved or were packed after the process began', async () => {
    const first = await rig.commit({ 'a.txt': 'one' });
    expect(await git.objects.info('refs/heads/main^{commit}')).toMatchObject({ sha: first, type: 'commit' });
    const second = await rig.commit({ 'a.txt': 'two' });
    expect(await git.objects.info('refs/heads/main^{commit}')).toMatchObject({ sha: second });
    await rig.atRemote('gc', '--quiet', '--prune=now');
    expect(String(await git.objects.contents('refs/heads/main:a.txt'))).toBe('two');
    const third = await rig.commit({ 'b.txt': 'three' }, 'side');
    expect(await git.objects.info('refs/heads/side^{commit}')).toMatchObject({ sha: third });
    await rig.atRemote('update-ref', '-d', 'refs/heads/side');
    expect(await git.objects.info('refs/heads/side^{commit}')).toBeUndefined();
    expect(await processes()).toHaveLength(1);
  });

  it.each([
    ['nothing', ''],
    ['another question behind it', 'refs/heads/main\ncontents refs/heads/main:a.txt'],
    ['a NUL', 'refs/heads/main\0'],
    ['words', 'no such thing'],
    ['an option', '--batch-all-objects'],
    ['a file where a commit is meant', 'refs/heads/main:a.txt^{commit}'],
  ])('has none for %s', async (_, name) => {
    await rig.commit({ 'a.txt': 'one' });
    expect(await git.objects.info(name)).toBeUndefined();
    expect(String(await git.objects.contents('refs/heads/main:a.txt'))).toBe('one');
  });

  it('lets a question fail whose process died, and answers the next', async () => {
    await rig.commit({ 'a.txt': 'one' });
    await git.objects.info('refs/heads/main');
    const [pid = 0] = await processes();
    process.kill(pid, 'SIGSTOP');
    const lost = git.objects.info('refs/heads/main');
    process.kill(pid, 'SIGKILL');
    await expect(lost).rejects.toThrow(GitError);
    expect(String(await git.objects.contents('refs/heads/main:a.txt'))).toBe('one');
    expect(await processes()).toHaveLength(2);
  });
});

describe('an entry', () => {
  it('is what git lists at that path, whatever the names on the way', async () => {
    const paths = ['a.txt', 'a', 'with space/é😀/x.tf', '-rf/*.tf', ':(glob)/deep/er/x', 'tab\t/y'];
    const head = await rig.commit(Object.fromEntries(paths.map((path) => [path, `# ${path}`])));
    const tree = (await git.objects.info(`${head}^{tree}`))?.sha ?? ('' as Sha);
    const listed = await listTree(git, head, '');
    expect(listed).toHaveLength(paths.length);
    for (const entry of listed) {
      expect(await entryAt(git, head, entry.path)).toEqual(entry);
      expect(await entryAt(git, tree, entry.path)).toEqual(entry);
    }
    expect(await entryAt(git, head, '-rf')).toMatchObject({ type: 'tree' });
    for (const none of ['b', 'a.txt/x', '-rf/none', 'A.txt']) expect(await entryAt(git, head, none)).toBeUndefined();
  });

  it('of a repository of longer names is found the same', async () => {
    const long = join(rig.dir, 'long.git');
    await rig.person('init', '--quiet', '--bare', '--object-format=sha256', long);
    const other = createGit({ gitDir: long, home: rig.dir, environment: { PATH: process.env.PATH ?? '' } });
    const blob = (await other(['hash-object', '-w', '--stdin'], { input: 'x' })).text.trim();
    const inner = (await other(['mktree'], { input: `100644 blob ${blob}\tx.tf\n` })).text.trim();
    const tree = (await other(['mktree'], { input: `040000 tree ${inner}\tp\n` })).text.trim();
    expect(await entryAt(other, tree as Sha, 'p/x.tf')).toEqual({
      ...{ mode: '100644', type: 'blob', sha: blob, bytes: 1, path: 'p/x.tf' },
    });
  });
});
