import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Sha } from '../../src/core/ids.ts';
import { Refusal } from '../../src/core/refusal.ts';
import { isTreePath } from '../../src/git/paths.ts';
import { BOT, createGitRig, type GitRig, REPO } from './rig.ts';

const branch = 'guildops/7f3k-web';
let rig: GitRig;
let onto: Sha;
beforeEach(async () => {
  rig = await createGitRig();
  onto = await rig.commit({ 'keep.tf': 'keep\n', 'drop.tf': 'drop\n', 'change.tf': 'old\n' });
});
afterEach(() => rig.close());

const files = new Map([
  ['change.tf', 'new\n'],
  ['drop.tf', null],
  ['projects/shop/vm-web.tf', 'vm\n'],
]);
const propose = (more: Partial<Parameters<GitRig['repositories']['propose']>[0]> = {}) =>
  rig.repositories.propose({ repo: REPO, branch, onto, files, message: 'Add vm web\n\nRequested-by: Ada', ...more });

describe('a proposed commit', () => {
  it('is one commit of ours on its parent, with the files as asked', async () => {
    const sha = await propose();
    expect(await rig.atRemote('log', '-1', '--format=%P|%an|%ae|%ce|%B', branch)).toBe(
      `${onto}|${BOT.name}|${BOT.email}|${BOT.email}|Add vm web\n\nRequested-by: Ada`,
    );
    expect(Object.fromEntries(await rig.repositories.files(REPO, sha, ''))).toEqual({
      'change.tf': 'new\n',
      'keep.tf': 'keep\n',
      'projects/shop/vm-web.tf': 'vm\n',
    });
    expect(await rig.repositories.branch(REPO, branch)).toBe(sha);
    expect(await rig.repositories.commits(REPO, onto, sha)).toMatchObject([{ sha, ours: true }]);
  });

  it('may change nothing, and is a commit all the same', async () => {
    const sha = await propose({ files: new Map(), message: 'Back to the code' });
    expect(await rig.repositories.commits(REPO, onto, sha)).toMatchObject([{ sha, parent: onto, ours: true }]);
    expect(await rig.repositories.changedPaths(REPO, onto, sha)).toEqual([]);
    expect(await rig.repositories.mergedTree(REPO, onto, sha)).toMatchObject({ kind: 'clean' });
  });

  it('is the same when it is asked for again, whatever we then believe', async () => {
    const sha = await propose();
    expect(await propose()).toBe(sha);
    expect(await propose({ expected: onto })).toBe(sha);
    expect(await propose({ expected: sha })).toBe(sha);
  });

  it('replaces what the branch held when we know what that was', async () => {
    const first = await propose();
    const second = await propose({ files: new Map([['other.tf', 'o\n']]), expected: first });
    expect(await rig.atRemote('rev-list', '--count', `${onto}..${branch}`)).toBe('1');
    expect(await rig.atRemote('rev-parse', branch)).toBe(second);
  });

  it.each([
    { does: 'a person pushed to the branch', expected: true },
    { does: 'the branch is there and we believed it was not', expected: false },
  ])('is refused when $does', async ({ expected }) => {
    const ours = await propose();
    const theirs = await rig.commit({ 'mine.tf': 'm\n' }, branch);
    const refused = propose({ files: new Map([['x.tf', 'x']]), ...(expected && { expected: ours }) });
    await expect(refused).rejects.toMatchObject({ problems: [{ code: 'head-moved' }] });
    expect(await rig.atRemote('rev-parse', branch)).toBe(theirs);
  });

  it('is refused when somebody pushes at the same moment', async () => {
    // The remote runs this before it takes ours: another push that comes in between.
    const hook = join(rig.remote, 'hooks', 'pre-receive');
    await writeFile(hook, `#!/bin/sh\nenv -u GIT_QUARANTINE_PATH git update-ref refs/heads/${branch} ${onto}\n`);
    await chmod(hook, 0o755);
    await expect(propose()).rejects.toMatchObject({ problems: [{ code: 'head-moved' }] });
  });

  it('that the remote does not want is a fault with its words', async () => {
    const hook = join(rig.remote, 'hooks', 'update');
    await writeFile(hook, '#!/bin/sh\necho "protected branch" >&2\nexit 1\n');
    await chmod(hook, 0o755);
    await expect(propose()).rejects.toThrow('protected branch');
  });

  it('makes room when a folder takes the place of a file', async () => {
    const sha = await propose({ files: new Map([['keep.tf/inner.tf', 'i\n']]) });
    expect([...(await rig.repositories.files(REPO, sha, '')).keys()]).toContain('keep.tf/inner.tf');
  });

  it.each([
    '../out',
    '/abs',
    'a/../../b',
    '.git/config',
    'a/.GIT/hooks/x',
    'a//b',
    'a/./b',
    '',
    'a\nb',
    'git~1/x',
    'a\\b',
  ])('never has the path %j', async (path) => {
    await expect(propose({ files: new Map([[path, 'x']]) })).rejects.toBeInstanceOf(Refusal);
  });

  it.each(['../x', 'a..b', '-x', 'a b', 'a~1', 'x.lock', 'a/.b', 'a//b', 'refs\nx', ''])(
    'never goes to the branch %j',
    async (name) => {
      await expect(propose({ branch: name })).rejects.toBeInstanceOf(Refusal);
    },
  );

  it('holds any text exactly as it was given', async () => {
    let n = 0; // a number drawn at random may come twice, and its branch is there by then
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 200 }), async (text) => {
        n += 1;
        const sha = await propose({ branch: `guildops/t-${n}`, files: new Map([['t.txt', text]]), message: `${n}` });
        expect((await rig.repositories.files(REPO, sha, '')).get('t.txt')).toBe(text.includes('\0') ? undefined : text);
      }),
      { numRuns: 8 },
    );
  });
});

describe('a path', () => {
  it('that is allowed stays inside, however it is made', () => {
    const part = fc.constantFrom('a', '..', '.', '', '.git', '.GIT', 'b.tf', '\0', '\\', '...', '.github');
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), (parts) => {
        const path = parts.join('/');
        if (!isTreePath(path)) return;
        expect(new URL(`x:/top/${path}`).pathname).toBe(`/top/${path}`);
        expect(path.toLowerCase().split('/')).not.toContain('.git');
      }),
    );
  });
});

describe('an empty repository', () => {
  it('gets a first commit, once', async () => {
    const empty = await createGitRig();
    const first = new Map([['README.md', '# Infrastructure\n']]);
    await empty.repositories.initialise(REPO, first);
    const sha = await empty.atRemote('rev-parse', 'main');
    await empty.repositories.initialise(REPO, new Map([['README.md', 'other']]));
    expect(await empty.atRemote('rev-parse', 'main')).toBe(sha);
    expect(await empty.repositories.files(REPO, sha as Sha, '')).toEqual(first);
    await empty.close();
  });
});
