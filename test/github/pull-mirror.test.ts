import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Deploy } from '../../src/core/deploy.ts';
import type { DeployState } from '../../src/core/deploy-state.ts';
import type { DeployId, ProjectId, Sha } from '../../src/core/ids.ts';
import type { DeployView, RenderedView } from '../../src/deploy/ports.ts';
import { createPullMirror } from '../../src/github/pull-mirror.ts';
import { tellings } from '../../src/github/render/tellings.ts';
import { aPlan } from '../fakes/words.ts';
import { type Harness, REPO, startHarness } from './harness.ts';
import { aView, BY_NAME } from './views.ts';

let world: Harness;
beforeAll(async () => {
  world = await startHarness();
});
afterAll(async () => {
  expect(world.sandbox.violations).toEqual([]);
  await world.stop();
});

interface Pull {
  number: number;
  head: Sha;
}
const viewsOf = ({ number, head }: Pull, state: DeployState, facts: Partial<Deploy> = {}): RenderedView[] => {
  const planned = 'plan' in state && state.plan ? ({ ...state, plan: aPlan({ head }) } as DeployState) : state;
  return createPullMirror(world.github, { trigger: 'guildops' }).views({ repo: REPO, number }, [
    aView(planned, { head, repo: REPO, ...facts }),
  ]);
};
const named = (views: readonly RenderedView[], name: string): RenderedView => {
  const view = views.find((one) => one.name === name);
  if (!view) throw new Error(`no view ${name} among ${views.map((one) => one.name).join(', ')}`);
  return view;
};
const write = (pull: Pull, state: DeployState, name: string, id?: string) =>
  named(viewsOf(pull, state), name).write(id);
const comments = ({ number }: Pull) => world.sandbox.comments(REPO, number);

describe('the sticky comment', () => {
  it('is one comment that is edited from then on', async () => {
    const pull = await world.openPull('sticky');
    const id = await write(pull, BY_NAME.planning, 'comment');
    expect(await write(pull, BY_NAME.ready, 'comment', id)).toBe(id);
    expect(comments(pull)).toHaveLength(1);
    expect(comments(pull)[0]).toMatchObject({
      author: { login: 'guildops[bot]' },
      body: expect.stringContaining('🔵'),
    });
  });

  it('is found again when its id was forgotten, and is not a mark that somebody pasted', async () => {
    const pull = await world.openPull('forgotten');
    await world.sandbox.addPerson('rea').comment(REPO, pull.number, '<!-- guildops:v1 7F3K.1 -->\nforged');
    const id = await write(pull, BY_NAME.planning, 'comment');
    expect(await write(pull, BY_NAME.ready, 'comment')).toBe(id);
    expect(comments(pull).map(({ body }) => body.includes('forged'))).toEqual([true, false]);
  });

  it('is not written twice when the answer to the first was lost', async () => {
    const pull = await world.openPull('lost');
    world.sandbox.fault({ kind: 'status-after-commit', method: 'POST', path: /\/comments$/ });
    await expect(write(pull, BY_NAME.ready, 'comment')).rejects.toThrow(/502/);
    await write(pull, BY_NAME.ready, 'comment');
    expect(comments(pull)).toHaveLength(1);
  });

  it('is found again behind a hundred comments of people, on whatever page GitHub has it', async () => {
    const pull = await world.openPull('talkative');
    const rea = world.sandbox.addPerson('rea');
    for (let said = 0; said < 101; said += 1) await rea.comment(REPO, pull.number, `word ${said}`);
    const id = await write(pull, BY_NAME.planning, 'comment');
    expect(await write(pull, BY_NAME.ready, 'comment')).toBe(id);
    expect(comments(pull)).toHaveLength(102);
  });

  it('waits as long as GitHub says when a secondary rate limit is reached, and is written once', async () => {
    const pull = await world.openPull('limited');
    const message = 'You have exceeded a secondary rate limit';
    const headers = { 'retry-after': '1' };
    const limit = { kind: 'status-before', status: 403, message, headers } as const;
    world.sandbox.fault({ ...limit, method: 'POST', path: /\/comments$/ });
    await write(pull, BY_NAME.ready, 'comment');
    expect(comments(pull)).toHaveLength(1);
  });

  it('is made anew when somebody deleted it', async () => {
    const pull = await world.openPull('deleted');
    const id = await write(pull, BY_NAME.planning, 'comment');
    await world.sandbox.addPerson('ada').deleteComment(REPO, Number(id));
    const again = await write(pull, BY_NAME.ready, 'comment', id);
    expect(again).not.toBe(id);
    expect(comments(pull).map((comment) => String(comment.id))).toEqual([again]);
  });

  it('has one hash for one text', () => {
    const pull = { number: 1, head: '0'.repeat(40) as Sha };
    const hash = (state: DeployState) => named(viewsOf(pull, state), 'comment').hash;
    expect(hash(BY_NAME.ready)).toBe(hash(BY_NAME.ready));
    expect(hash(BY_NAME.ready)).not.toBe(hash(BY_NAME.asked));
  });
});

describe('the check runs', () => {
  const runs = ({ head }: Pull) => world.sandbox.checkRuns(REPO, head);

  it('are two per head, and follow the deploy', async () => {
    const pull = await world.openPull('checked');
    const names = [`check:plan:${pull.head}`, `check:apply:${pull.head}`];
    const ids = await Promise.all(names.map((name) => write(pull, BY_NAME.planning, name)));
    for (const [n, name] of names.entries()) await write(pull, BY_NAME.ready, name, ids[n]);
    expect(runs(pull)).toMatchObject([
      { name: 'guildops/plan', status: 'completed', conclusion: 'success', externalId: '7F3K.1' },
      { name: 'guildops/apply', status: 'completed', conclusion: 'action_required', externalId: '7F3K.1' },
    ]);
    await write(pull, BY_NAME.applying, names[1] ?? '', ids[1]);
    await write(pull, BY_NAME.merged, names[1] ?? '', ids[1]);
    expect(runs(pull)).toMatchObject([{}, { name: 'guildops/apply', conclusion: 'success' }]);
  });

  it('lead to the run page', async () => {
    const pull = await world.openPull('detailed');
    const runPage = 'https://ops.example.com/runs/7f3k-1-plan';
    const views = createPullMirror(world.github, { trigger: 'guildops' }).views({ repo: REPO, number: pull.number }, [
      aView(BY_NAME.planning, { head: pull.head, repo: REPO }, { runPage }),
    ]);
    await named(views, `check:plan:${pull.head}`).write(undefined);
    expect(runs(pull)).toMatchObject([{ detailsUrl: runPage }]);
  });

  it('are found again when their ids were forgotten', async () => {
    const pull = await world.openPull('check-forgotten');
    const name = `check:plan:${pull.head}`;
    expect(await write(pull, BY_NAME.planning, name)).toBe(await write(pull, BY_NAME.ready, name));
    expect(runs(pull)).toHaveLength(1);
  });

  it('are annotated once, and anew where what is there no longer holds', async () => {
    const pull = await world.openPull('annotated');
    const name = `check:plan:${pull.head}`;
    const failing = (line: number): DeployState =>
      ({
        ...BY_NAME.planFailed,
        reason: `Error: no such zone\n\n  on vm-web.tf line ${line}:\n    zone = "x"`,
      }) as DeployState;
    const first = await write(pull, failing(3), name);
    expect(await write(pull, failing(3), name, first)).toBe(first);
    expect(await write(pull, failing(3), name)).toBe(first); // its id was forgotten
    expect(runs(pull).map(({ output }) => output?.annotations)).toEqual([1]);
    const second = await write(pull, failing(4), name, first);
    expect(second).not.toBe(first);
    await write(pull, BY_NAME.ready, name, second);
    expect(runs(pull).map(({ output, conclusion }) => [output?.annotations, conclusion])).toEqual([
      [1, 'failure'],
      [1, 'failure'],
      [0, 'success'],
    ]);
  });

  it('offer a button that carries the plan back to us', async () => {
    const pull = await world.openPull('button');
    const id = await write(pull, BY_NAME.ready, `check:apply:${pull.head}`);
    const wim = world.sandbox.addPerson('wim');
    wim.clickCheck(REPO, Number(id), 'apply');
    wim.rerunCheck(REPO, Number(id));
    await world.sandbox.settled();
    const pressed = world.inbox
      .map(({ payload }) => payload)
      .filter((hint) => JSON.stringify(hint).includes('"check"'));
    const about = { kind: 'check', repo: REPO, ids: ['7F3K.1'], check: Number(id), head: pull.head, login: 'wim' };
    expect(pressed).toMatchObject([
      { ...about, action: 'apply' },
      { ...about, action: 'plan' },
    ]);
  });

  it('say that there is nothing to plan, on whatever head the pull request has', async () => {
    const pull = await world.openPull('unrelated');
    const views = createPullMirror(world.github, { trigger: 'guildops' }).views(
      { repo: REPO, number: pull.number },
      [],
    );
    for (const view of views) await view.write(undefined);
    for (const view of views) await view.write(undefined);
    expect(runs(pull)).toMatchObject([
      { name: 'guildops/plan', conclusion: 'success', output: { title: 'Nothing to plan' } },
      { name: 'guildops/apply', conclusion: 'success' },
    ]);
    expect(comments(pull)).toEqual([]);
  });
});

describe('what a person has to know at once', () => {
  it.each(['unmerged', 'partly', 'planFailed'] as const)('is told once in a comment of its own: %s', async (name) => {
    const pull = await world.openPull(`alarm-${name}`);
    const alarms = () => viewsOf(pull, BY_NAME[name]).filter((view) => view.name.startsWith('alarm-'));
    for (const view of [...alarms(), ...alarms()]) await view.write(undefined);
    expect(comments(pull)).toHaveLength(1);
    expect(comments(pull)[0]?.body).toContain('The comment above has the details');
  });

  it('is how an apply ended: once, whatever becomes of the merge', async () => {
    const pull = await world.openPull('result');
    for (const state of [BY_NAME.merging, BY_NAME.merged, BY_NAME.merged])
      for (const view of viewsOf(pull, state).filter(({ name }) => name.startsWith('result-')))
        await view.write(undefined);
    expect(comments(pull).map(({ body }) => body)).toEqual([
      expect.stringMatching(
        /🟢 `web-dev` is applied: 2 added\. Plan `7F3K\.1`, asked for by \*\*mira\*\* in Discord\./,
      ),
    ]);
  });

  it('is told of all failed plans in one comment, once the others are there', () => {
    const api = (state: DeployState) => aView(state, { id: '8QZM' as DeployId, project: 'api' as ProjectId });
    const told = (...views: DeployView[]) => tellings(views).map(({ body }) => body.split('\n')[0]);
    const failed = aView(BY_NAME.planFailed);
    expect(told(failed, api(BY_NAME.planning))).toEqual([]);
    expect(told(failed, api(BY_NAME.ready))).toEqual([expect.stringContaining('The plan for `web-dev` failed')]);
    expect(told(failed, api(BY_NAME.planFailed))).toEqual(['🔴 2 plans failed: `web-dev`, `api`.']);
  });

  it.each(['ready', 'merged', 'cancelled'] as const)('is not %s', (name) => {
    const views = viewsOf({ number: 1, head: '0'.repeat(40) as Sha }, BY_NAME[name]);
    expect(views.some((view) => view.name.startsWith('alarm-'))).toBe(false);
  });
});

describe('a plan of half a megabyte', () => {
  it('fits into comment and checks', async () => {
    const pull = await world.openPull('huge');
    const planText = '  + resource "x" "é" {}\n'.repeat(20_000);
    const state = { ...BY_NAME.ready, plan: aPlan({ head: pull.head }) };
    const views = createPullMirror(world.github, { trigger: 'guildops' }).views({ repo: REPO, number: pull.number }, [
      aView(state, { head: pull.head }, { planText }),
    ]);
    for (const view of views) await view.write(undefined);
    expect(comments(pull)[0]?.body).toMatch(/and \d+ more lines/);
    expect(world.sandbox.checkRuns(REPO, pull.head)).toHaveLength(2);
  });
});
