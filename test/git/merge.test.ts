import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Sha } from '../../src/core/ids.ts';
import { createGitRig, type GitRig, REPO } from './rig.ts';

let rig: GitRig;
beforeEach(async () => {
  rig = await createGitRig();
});
afterEach(() => rig.close());

/** Two branches from one commit. */
async function fork(ours: Record<string, string | null>, theirs: Record<string, string | null>) {
  const start = await rig.commit({ 'shared.tf': 'one\ntwo\nthree\n', 'other.tf': 'x\n' });
  const head = await rig.commit(theirs, 'side');
  await rig.person('reset', '--quiet', '--hard', start);
  const base = await rig.commit(ours);
  await rig.repositories.refresh(REPO);
  return { base, head };
}

describe('the merged tree', () => {
  it('holds what both sides changed', async () => {
    const { base, head } = await fork({ 'new-on-main.tf': 'm\n' }, { 'shared.tf': 'one\ntwo\nTHREE\n' });
    const merged = await rig.repositories.mergedTree(REPO, base, head);
    expect(merged.kind).toBe('clean');
    if (merged.kind !== 'clean') return;
    expect(Object.fromEntries(await rig.repositories.files(REPO, merged.tree, ''))).toEqual({
      'new-on-main.tf': 'm\n',
      'shared.tf': 'one\ntwo\nTHREE\n',
      'other.tf': 'x\n',
    });
  });

  it('names the paths in conflict', async () => {
    const { base, head } = await fork(
      { 'shared.tf': 'ours\n', 'other.tf': 'o\n' },
      { 'shared.tf': 'theirs\n', 'other.tf': null },
    );
    const merged = await rig.repositories.mergedTree(REPO, base, head);
    expect(merged).toMatchObject({ kind: 'conflict' });
    expect(merged.kind === 'conflict' && [...merged.paths].sort()).toEqual(['other.tf', 'shared.tf']);
  });
});

describe('a revert', () => {
  it('of a squash commit undoes it and keeps what came after', async () => {
    await rig.commit({ 'vm.tf': 'small\n', 'gone.tf': 'was here\n' });
    const merge = await rig.commit({ 'vm.tf': 'large\n', 'gone.tf': null, 'added.tf': 'a\n' });
    const onto = await rig.commit({ 'later.tf': 'l\n' });
    expect(await rig.repositories.revert(REPO, merge, onto)).toEqual({
      kind: 'clean',
      files: new Map([
        ['added.tf', null],
        ['gone.tf', 'was here\n'],
        ['vm.tf', 'small\n'],
      ]),
    });
  });

  it('of a merge commit undoes what it brought to its first parent', async () => {
    const start = await rig.commit({ 'vm.tf': 'small\n' });
    await rig.commit({ 'db.tf': 'db\n' }, 'side');
    await rig.person('branch', '--force', 'topic');
    await rig.person('reset', '--quiet', '--hard', start);
    await rig.commit({ 'net.tf': 'net\n' });
    await rig.person('merge', '--quiet', '--no-ff', '-m', 'Merge', 'topic');
    await rig.person('push', '--quiet', 'origin', 'HEAD:refs/heads/main');
    const merge = (await rig.person('rev-parse', 'HEAD')) as Sha;
    expect(await rig.repositories.revert(REPO, merge, merge)).toEqual({
      kind: 'clean',
      files: new Map([['db.tf', null]]),
    });
  });

  it('of the first commit of all takes everything away', async () => {
    const root = await rig.commit({ 'a.tf': 'a\n' });
    expect(await rig.repositories.revert(REPO, root, root)).toEqual({
      kind: 'clean',
      files: new Map([['a.tf', null]]),
    });
  });

  it('of something that was changed again since names the conflict', async () => {
    await rig.commit({ 'vm.tf': 'small\n' });
    const merge = await rig.commit({ 'vm.tf': 'large\n' });
    const onto = await rig.commit({ 'vm.tf': 'huge\n' });
    expect(await rig.repositories.revert(REPO, merge, onto)).toEqual({ kind: 'conflict', paths: ['vm.tf'] });
  });

  it('of what was taken back already has nothing to do', async () => {
    await rig.commit({ 'vm.tf': 'small\n' });
    const merge = await rig.commit({ 'vm.tf': 'large\n' });
    const onto = await rig.commit({ 'vm.tf': 'small\n' });
    expect(await rig.repositories.revert(REPO, merge, onto)).toEqual({ kind: 'clean', files: new Map() });
  });

  it('of a file that is not text is left to people', async () => {
    await writeFile(join(rig.work, 'logo.png'), Buffer.from([0x89, 0x50, 0, 1]));
    await rig.commit({});
    const merge = await rig.commit({ 'logo.png': null });
    expect(await rig.repositories.revert(REPO, merge, merge)).toEqual({ kind: 'conflict', paths: ['logo.png'] });
  });
});

describe('a pull request of several commits', () => {
  /** A branch of these commits, put on the main branch one by one after `between`; the last one of them, and where it begins. */
  async function rebased(messages: readonly string[], between?: string) {
    const base = await rig.commit({ 'vm.tf': 'small\n' });
    for (const [n, message] of messages.entries()) await rig.commit({ [`new-${n}.tf`]: message }, 'side', message);
    const head = (await rig.person('rev-parse', 'HEAD')) as Sha;
    await rig.person('reset', '--quiet', '--hard', base);
    const onto = between === undefined ? base : await rig.commit({ 'between.tf': between }, 'main', between);
    await rig.person('cherry-pick', '--no-ff', `${base}..${head}`);
    await rig.person('push', '--quiet', 'origin', 'HEAD:refs/heads/main');
    const merge = (await rig.person('rev-parse', 'HEAD')) as Sha;
    await rig.repositories.refresh(REPO);
    return { base, head, onto, merge };
  }

  it.each([
    { does: 'of different words', messages: ['one', 'two', 'three'] },
    { does: 'of the same words', messages: ['fix', 'fix', 'fix'] },
    { does: 'after somebody who was quicker', messages: ['one', 'two'], between: 'quicker' },
    { does: 'after somebody who says the same', messages: ['fix', 'fix'], between: 'fix' },
  ])('$does is known again on the branch, and taken back as a whole', async ({ messages, between }) => {
    const { base, head, onto, merge } = await rebased(messages, between);
    const since = await rig.repositories.rebasedOnto(REPO, merge, { base, head });
    expect(since).toBe(onto);
    const later = await rig.commit({ 'later.tf': 'l\n' });
    await rig.repositories.refresh(REPO);
    expect(await rig.repositories.revert(REPO, merge, later, since)).toEqual({
      kind: 'clean',
      files: new Map(messages.map((_, n) => [`new-${n}.tf`, null])),
    });
  });

  it('that became one commit begins at its parent, whatever that commit is called', async () => {
    const { base, head } = await rebased(['one', 'two']);
    await rig.person('reset', '--quiet', '--hard', base);
    await rig.person('merge', '--quiet', '--squash', head);
    await rig.person('commit', '--quiet', '-m', 'two');
    const squash = (await rig.person('rev-parse', 'HEAD')) as Sha;
    await rig.person('push', '--quiet', '--force', 'origin', 'HEAD:refs/heads/main');
    await rig.repositories.refresh(REPO);
    expect(await rig.repositories.rebasedOnto(REPO, squash, { base, head })).toBeUndefined();
    await rig.person('reset', '--quiet', '--hard', base);
    await rig.person('merge', '--quiet', '--no-ff', '-m', 'Merge', head);
    const merge = (await rig.person('rev-parse', 'HEAD')) as Sha;
    await rig.person('push', '--quiet', '--force', 'origin', 'HEAD:refs/heads/main');
    await rig.repositories.refresh(REPO);
    expect(await rig.repositories.rebasedOnto(REPO, merge, { base, head })).toBeUndefined();
  });
});

describe('a folder brought back', () => {
  it('is what it was at that point, whatever came after; what is elsewhere stays', async () => {
    const point = await rig.commit({ 'p/vm.tf': 'small\n', 'p/old.tf': 'o\n', 'q/x.tf': 'x\n' });
    await rig.commit({ 'p/vm.tf': 'large\n', 'p/old.tf': null, 'p/new.tf': 'n\n' });
    const onto = await rig.commit({ 'p/vm.tf': 'huge\n', 'q/x.tf': 'y\n' });
    expect(await rig.repositories.restore(REPO, point, onto, 'p')).toEqual({
      kind: 'clean',
      files: new Map([
        ['p/new.tf', null],
        ['p/old.tf', 'o\n'],
        ['p/vm.tf', 'small\n'],
      ]),
    });
    const touching = await rig.repositories.commits(REPO, point, onto, 'q');
    expect(touching.map(({ sha }) => sha)).toEqual([onto]);
  });
});

describe('a point that people name', () => {
  it('is a tag or a commit, in the history that was asked about or not; nothing else', async () => {
    const first = await rig.commit({ 'a.tf': 'a\n' });
    await rig.person('tag', '-a', '-m', 'release', 'v1.0.0', first);
    await rig.person('push', '--quiet', 'origin', 'v1.0.0');
    const tip = await rig.commit({ 'a.tf': 'b\n' });
    await rig.person('reset', '--quiet', '--hard', first);
    const aside = await rig.commit({ 'a.tf': 'c\n' }, 'side');
    await rig.repositories.refresh(REPO);
    const point = (name: string) => rig.repositories.point(REPO, name, tip);
    expect(await point('v1.0.0')).toEqual({ sha: first, isBefore: true });
    expect(await point(first.slice(0, 7))).toEqual({ sha: first, isBefore: true });
    expect(await point(aside)).toEqual({ sha: aside, isBefore: false });
    for (const name of ['v2', 'side', 'main', 'HEAD', 'HEAD~1', '@{1}', `${first}^`, '--all', '', '0'.repeat(40)])
      expect(await point(name), name).toBeUndefined();
  });
});
