import { lstat, readdir, readFile, readlink, symlink } from 'node:fs/promises';
import { join, posix } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { leavesTree } from '../../src/git/checkout.ts';
import { createGitRig, type GitRig, REPO } from './rig.ts';

let rig: GitRig;
beforeEach(async () => {
  rig = await createGitRig();
});
afterEach(() => rig.close());

describe('a checkout', () => {
  it('is the files of the tree and nothing of git', async () => {
    const head = await rig.commit({ 'a/b.tf': 'b\n', 'c.tf': 'c\n', '.gitattributes': '*.tf filter=evil ident\n' });
    const into = join(rig.dir, 'out');
    expect(await rig.repositories.checkout(REPO, head, into)).toEqual({ removed: [] });
    expect((await readdir(into)).sort()).toEqual(['.gitattributes', 'a', 'c.tf']);
    expect(await readFile(join(into, 'a/b.tf'), 'utf8')).toBe('b\n');
  });

  it('may happen many times at once', async () => {
    const head = await rig.commit({ 'a.tf': 'a\n' });
    const folders = Array.from({ length: 5 }, (_, n) => join(rig.dir, `out-${n}`));
    await Promise.all(folders.map((into) => rig.repositories.checkout(REPO, head, into)));
    for (const into of folders) expect(await readdir(into)).toEqual(['a.tf']);
  });

  it('keeps links that stay inside and leaves out those that lead away', async () => {
    await rig.commit({ 'p/a.tf': 'a\n', 'common/c.tf': 'c\n' });
    const links = {
      'p/common.tf': '../common/c.tf',
      'p/key': '/etc/passwd',
      'p/up': '../..',
      'p/trick': 'loop/../../x',
      'p/loop': '../common',
    };
    for (const [path, target] of Object.entries(links)) await symlink(target, join(rig.work, path));
    const head = await rig.commit({});
    const into = join(rig.dir, 'out');
    const { removed } = await rig.repositories.checkout(REPO, head, into);
    expect([...removed].sort()).toEqual(['p/key', 'p/trick', 'p/up']);
    expect((await readdir(join(into, 'p'))).sort()).toEqual(['a.tf', 'common.tf', 'loop']);
    expect(await readlink(join(into, 'p/common.tf'))).toBe('../common/c.tf');
    expect((await lstat(join(into, 'p/loop'))).isSymbolicLink()).toBe(true);
  });
});

describe('a link', () => {
  it('that is kept ends inside the tree, wherever it lies', () => {
    const part = fc.constantFrom('..', '.', 'a', 'b', '');
    const target = fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => parts.join('/'));
    fc.assert(
      fc.property(fc.constantFrom('x', 'a/x', 'a/b/x'), target, (path, to) => {
        if (leavesTree(path, to)) return;
        const end = posix.resolve('/tree', posix.dirname(path), to);
        expect(end === '/tree' || end.startsWith('/tree/')).toBe(true);
      }),
    );
  });
});
