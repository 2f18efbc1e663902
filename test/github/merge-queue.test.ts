import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseHint } from '../../src/github/hints.ts';
import { toRepoParams } from '../../src/github/repo.ts';
import { REPO } from './harness.ts';
import { type Stage, startStage } from './inbox-stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
  await stage.world.sandbox.protect(REPO, 'main', {
    requiredChecks: ['guildops/plan', 'guildops/apply'],
    mergeQueue: true,
  });
});
afterAll(() => stage.stop());

describe('a merge queue before a branch that requires our checks', () => {
  it('takes what passed them, and does not wait for more: its merge group passes, with why', async () => {
    const { world, number, head } = stage;
    const ada = world.sandbox.addPerson('ada');
    await expect(ada.enqueue(REPO, number)).rejects.toThrow('Required status check');
    const { rest } = await world.github.client(REPO);
    for (const name of ['guildops/plan', 'guildops/apply'])
      await rest.checks.create({ ...toRepoParams(REPO), name, head_sha: head, conclusion: 'success' });

    let group = '';
    await stage.afterwards(async () => {
      group = await ada.enqueue(REPO, number);
    });
    expect(world.sandbox.checkRuns(REPO, group)).toMatchObject([
      { name: 'guildops/plan', conclusion: 'success', output: { title: 'Decided in its pull requests' } },
      { name: 'guildops/apply', conclusion: 'success' },
    ]);
    await world.sandbox.until(() => world.sandbox.pull(REPO, number)?.merged, 'the queue has merged it');
    expect(world.sandbox.pull(REPO, number)?.merged?.sha).toBe(group);
    const hints = world.inbox.flatMap(({ payload }) => parseHint(payload) ?? []);
    expect(hints).toContainEqual({ kind: 'merge-group', repo: REPO, head: group });
    expect(hints.filter((hint) => hint.kind === 'push' && hint.branch.startsWith('gh-readonly'))).toEqual([]);
  });
});
