import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Sha } from '../../src/core/ids.ts';
import { checkRequirements, requirementProblems } from '../../src/deploy/requirements/judge.ts';
import { createPulls } from '../../src/github/pulls.ts';
import { toRepoParams } from '../../src/github/repo.ts';
import { aFind, aPlan, aProject, githubPerson } from '../fakes/words.ts';
import { type Harness, REPO, startHarness } from './harness.ts';

let world: Harness;
beforeAll(async () => {
  world = await startHarness();
});
afterEach(() => world.sandbox.protect(REPO, 'main', {}));
afterAll(async () => {
  expect(world.sandbox.violations).toEqual([]);
  await world.stop();
});

/** What the App is allowed from the beginning. */
const ALL: Parameters<Harness['sandbox']['grant']>[1] = {
  ...{ metadata: 'read', contents: 'write', pull_requests: 'write', issues: 'write', checks: 'write' },
  ...{ deployments: 'write', statuses: 'read', administration: 'read', members: 'read', merge_queues: 'read' },
};

type Rules = Parameters<Harness['sandbox']['protect']>[2];
interface Pull {
  number: number;
  head: Sha;
}

/** A project that asks for nothing but what GitHub asks for, and a plan of the pull request with all else it needs. */
const MERGEABLE = aProject({
  found: {
    ...aFind,
    requirements: ['mergeable'],
  },
});
const given = ({ head }: Pull) => ({
  deploy: { requester: githubPerson('ada'), pushers: [] },
  ...{ plan: aPlan({ head }), approvals: [], have: 0, need: 0 },
});

const OURS = 'guildops/apply';
const standing = ({ number }: Pull) =>
  createPulls(world.github, { pause: () => world.sandbox.settled() }).standing(REPO, number);
const inTheWay = async (pull: Pull): Promise<string[]> => (await standing(pull)).obstacles.map(({ why }) => why);

let count = 0;
/** A new pull request into a branch with these rules. */
async function pullUnder(rules: Rules): Promise<Pull> {
  await world.sandbox.protect(REPO, 'main', rules);
  count += 1;
  return world.openPull(`standing-${count}`);
}
const ourCheck = async ({ head }: Pull, conclusion: 'action_required' | 'success') =>
  (await world.github.client(REPO)).rest.checks.create({
    ...toRepoParams(REPO),
    name: OURS,
    head_sha: head,
    conclusion,
  });
const status = ({ head }: Pull, context: string, state: 'pending' | 'success' | 'failure') =>
  world.sandbox.addPerson('ada').api('POST', `/repos/${REPO}/statuses/${head}`, { context, state });
const check = ({ head }: Pull, name: string, conclusion?: 'success' | 'failure' | 'skipped', app?: number) =>
  world.sandbox.checkOfAnotherApp(REPO, head, { name, ...(conclusion && { conclusion }), ...(app && { app }) });

describe.each([{ kind: 'a ruleset' }, { kind: 'a branch protection', isClassic: true }])(
  'under $kind',
  ({ isClassic = false }) => {
    it('nothing is in the way where only our own required check is to come', async () => {
      const pull = await pullUnder({ isClassic, requiredChecks: [OURS, 'guildops/plan'] });
      expect(await inTheWay(pull)).toEqual([]);
      await ourCheck(pull, 'action_required');
      expect(await standing(pull)).toEqual({ head: pull.head, obstacles: [] });
    });

    it('our own required check is no deadlock: the apply that turns it green passes, then GitHub merges', async () => {
      const pull = await pullUnder({ isClassic, requiredChecks: [OURS] });
      await ourCheck(pull, 'action_required');
      const pulls = createPulls(world.github, { pause: () => world.sandbox.settled() });
      const merge = () => pulls.merge(REPO, pull.number, pull.head, { title: 'On', message: '', method: 'squash' });
      expect(await merge()).toMatchObject({ kind: 'refused' });
      const checks = checkRequirements(MERGEABLE, { standing: await standing(pull) }, given(pull));
      expect(requirementProblems(checks)).toEqual([]);
      await ourCheck(pull, 'success');
      expect(await merge()).toMatchObject({ kind: 'merged' });
    });

    it('another required check has to have passed, whoever it is from', async () => {
      const pull = await pullUnder({ isClassic, requiredChecks: [OURS, 'ci'] });
      expect(await inTheWay(pull)).toEqual(['the required check ci has not come']);
      await check(pull, 'ci');
      expect(await inTheWay(pull)).toEqual(['the required check ci has not ended']);
      await check(pull, 'ci', 'failure');
      expect(await inTheWay(pull)).toEqual(['the required check ci ended as failure']);
      await check(pull, 'ci', 'skipped');
      expect(await inTheWay(pull)).toEqual([]);
    });

    it('a status counts as a check, by its last word', async () => {
      const pull = await pullUnder({ isClassic, requiredChecks: [OURS, 'lint'] });
      await status(pull, 'lint', 'pending');
      expect(await inTheWay(pull)).toEqual(['the required check lint has not ended']);
      await status(pull, 'lint', 'success');
      expect(await inTheWay(pull)).toEqual([]);
    });

    it('a check of an App that it has to come from counts from that App alone', async () => {
      const pull = await pullUnder({ isClassic, requiredChecks: [OURS, 'ci'], checkedBy: { ci: 901 } });
      await check(pull, 'ci', 'success', 902);
      await status(pull, 'ci', 'success');
      expect(await inTheWay(pull)).toEqual([expect.stringContaining('has to come from the App 901')]);
      await check(pull, 'ci', 'success', 901);
      expect(await inTheWay(pull)).toEqual([]);
    });

    it('a check of our name that another App has to give is none of ours', async () => {
      const pull = await pullUnder({ isClassic, requiredChecks: [OURS], checkedBy: { [OURS]: 901 } });
      await ourCheck(pull, 'success');
      expect(await inTheWay(pull)).toEqual([`the required check ${OURS} has not come from the App 901`]);
    });

    it('GitHub’s reviews have to be there', async () => {
      const pull = await pullUnder({ isClassic, requiredChecks: [OURS], requiredReviews: 1 });
      const wim = world.sandbox.addPerson('wim');
      expect(await inTheWay(pull)).toEqual(['GitHub still asks for a review of it']);
      await wim.review(REPO, pull.number, { event: 'REQUEST_CHANGES', body: 'No' });
      expect(await inTheWay(pull)).toEqual(['a reviewer asks for changes on GitHub']);
      await wim.review(REPO, pull.number, { event: 'APPROVE' });
      expect(await inTheWay(pull)).toEqual([]);
    });

    it('conversations have to be resolved, on whichever page they are', async () => {
      const pull = await pullUnder({ isClassic, requiredChecks: [OURS], resolved: true });
      const wim = world.sandbox.addPerson('wim');
      const threads = Array.from({ length: 103 }, () => wim.startThread(REPO, pull.number));
      for (const thread of threads.slice(0, 102)) wim.resolveThread(REPO, pull.number, thread);
      expect(await inTheWay(pull)).toEqual([expect.stringContaining('conversation')]);
      wim.resolveThread(REPO, pull.number, threads[102] ?? 0);
      expect(await inTheWay(pull)).toEqual([]);
    });

    it('the branch has to have all of its base where that is asked for', async () => {
      const pull = await pullUnder({ isClassic, requiredChecks: [OURS], upToDate: true });
      expect(await inTheWay(pull)).toEqual([]);
      await world.sandbox.addPerson('ada').push(REPO, 'main', { files: { [`n-${count}`]: '' }, message: 'On' });
      expect(await inTheWay(pull)).toEqual([expect.stringContaining('its base went on')]);
    });

    it('GitHub’s own word is enough where our check is not required', async () => {
      const pull = await pullUnder({ isClassic, requiredChecks: ['ci'] });
      await check(pull, 'ci', 'success');
      await check(pull, 'optional', 'failure');
      expect(await inTheWay(pull)).toEqual([]);
    });
  },
);

describe('what keeps GitHub from merging', () => {
  it('is a draft, or a conflict', async () => {
    const ada = world.sandbox.addPerson('ada');
    const head = (await ada.push(REPO, 'draft', { files: { 'draft.tf': '' }, message: 'Draft' })) as Sha;
    const number = await ada.openPull(REPO, { title: 'Draft', head: 'draft', draft: true });
    expect(await inTheWay({ number, head })).toEqual(['it is a draft']);
    const pull = await pullUnder({});
    await ada.push(REPO, `standing-${count}`, { files: { both: 'ours' }, message: 'Ours' });
    await ada.push(REPO, 'main', { files: { both: 'theirs' }, message: 'Theirs' });
    expect(await inTheWay(pull)).toEqual(['it conflicts with its base branch']);
  });

  it('may be what nobody can look up while our check is to come; with it, GitHub’s word counts', async () => {
    const pull = await pullUnder({ requiredChecks: [OURS], alsoShows: ['required_signatures', 'non_fast_forward'] });
    expect(await inTheWay(pull)).toEqual([expect.stringContaining('the rule required_signatures')]);
    await ourCheck(pull, 'success');
    expect(await inTheWay(pull)).toEqual([]);
  });

  it('is told of the head that was looked at, so that a push in between is noticed', async () => {
    const pull = await pullUnder({});
    const ada = world.sandbox.addPerson('ada');
    const head = await ada.push(REPO, `standing-${count}`, { files: { more: '' }, message: 'More' });
    expect((await standing(pull)).head).toBe(head);
  });

  it('is not known while GitHub finds out, and then it does not pass', async () => {
    const pull = await pullUnder({});
    const asked = await createPulls(world.github, {
      pause: async () => {
        // Every look finds a base that moved since, which GitHub has not looked at yet.
        await world.sandbox.addPerson('ada').push(REPO, 'main', { files: { tick: `${Math.random()}` }, message: 'On' });
      },
    }).standing(REPO, pull.number);
    expect(asked.obstacles).toEqual([expect.objectContaining({ why: expect.stringContaining('not found out yet') })]);
  });
});

describe('without the permissions that only this needs', () => {
  const without = (name: string) => {
    const { [name]: _, ...rest } = ALL;
    world.sandbox.grant('acme', rest);
    return world.sandbox.settled();
  };
  afterEach(async () => {
    world.sandbox.grant('acme', ALL);
    await world.sandbox.settled();
  });

  it('a branch protection is not kept for all anybody knows, and the refusal says which is missing', async () => {
    const pull = await pullUnder({ isClassic: true, requiredChecks: [OURS] });
    await without('administration');
    expect(await inTheWay(pull)).toEqual([expect.stringContaining('lacks the permission administration: read')]);
  });

  it('statuses of others do not pass', async () => {
    const pull = await pullUnder({ requiredChecks: [OURS, 'lint'] });
    await status(pull, 'lint', 'success');
    await without('statuses');
    expect(await inTheWay(pull)).toEqual([expect.stringContaining('lacks the permission statuses: read')]);
  });

  it('nobody is known to be in a team', async () => {
    world.sandbox.setTeam('acme', 'platform', ['Wim', 'rea']);
    const members = () => createPulls(world.github).teamMembers(REPO, { org: 'acme', slug: 'platform' });
    expect(await members()).toEqual({ logins: ['wim', 'rea'] });
    await without('members');
    expect(await members()).toEqual({ why: expect.stringContaining('lacks the permission members: read') });
  });
});

describe('people', () => {
  it('approve by their last word, of exactly this head', async () => {
    const pull = await pullUnder({});
    const pulls = createPulls(world.github);
    const wim = world.sandbox.addPerson('wim');
    const approvers = (head = pull.head) => pulls.approvers(REPO, pull.number, head);
    await wim.review(REPO, pull.number, { event: 'APPROVE' });
    await wim.review(REPO, pull.number, { event: 'COMMENT', body: 'By the way' });
    expect(await approvers()).toEqual(['wim']);
    expect(await approvers('a'.repeat(40) as Sha)).toEqual([]);
    await wim.review(REPO, pull.number, { event: 'REQUEST_CHANGES', body: 'No' });
    expect(await approvers()).toEqual([]);
  });

  it('in a team that is not there are nobody', async () => {
    const answer = await createPulls(world.github).teamMembers(REPO, { org: 'acme', slug: 'nobody' });
    expect(answer).toEqual({ why: 'GitHub knows no team @acme/nobody here' });
  });
});
