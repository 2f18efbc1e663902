import { describe, expect, it } from 'vitest';
import type { Deploy } from '../../../src/core/deploy.ts';
import type { ApplyOutcome, DeployState, MergeState } from '../../../src/core/deploy-state.ts';
import type { DeployId, ProjectId, RunId, StateId } from '../../../src/core/ids.ts';
import { SYSTEM } from '../../../src/core/person.ts';
import { type Problem, Refusal } from '../../../src/core/refusal.ts';
import type { Finding } from '../../../src/core/verdict.ts';
import { failureOf } from '../../../src/deploy/fail-deploy.ts';
import { ADVICE } from '../../../src/deploy/follow-apply.ts';
import type { DeployView, ProgressStep } from '../../../src/deploy/ports.ts';
import { type CommentWording, renderComment } from '../../../src/github/render/comment.ts';
import { tellings } from '../../../src/github/render/tellings.ts';
import { aFinding, anApproval, discordPerson, githubPerson, NOW, shaOf } from '../../fakes/words.ts';
import { failureText, type Planned, planned, type SceneFacts, shown } from './scene.ts';

/*
 * What people read in a pull request, for every state and every sort of plan. The plans are recordings of the real terraform (see
 * `record.ts`); after a wanted change: npx vitest run test/github/comments -u, and read the difference.
 */
const mira = discordPerson('mira');
const li = githubPerson('li');
const RUN = '7f3k-1-apply' as RunId;
const planUrl = ({ id }: { id: string }) => `https://guildops.example.com/plans/${id}?sig=kp2.c2lnbmF0dXJl`;
const others = (need: number, have: number) => ({ approvals: { need, have, othersOnly: true } });

type Extra = Partial<DeployView>;
const inState = (
  { plan, planText, facts }: Planned,
  state: (plan: Planned['plan']) => DeployState,
  extra: Extra = {},
) => shown(state(plan), { planText, facts, ...extra });
const ready = (of: Planned, more: Partial<Extract<DeployState, { at: 'plan_ready' }>> = {}, extra: Extra = {}) =>
  inState(of, (plan) => ({ at: 'plan_ready', plan, approvals: [], ...more }), extra);
const readyPlan = async (recording: string, facts: SceneFacts = {}, extra: Extra = {}) =>
  ready(await planned(recording, facts), {}, extra);

/** For what is about the state rather than the plan: the beginning of its text is enough, `create.md` has the whole. */
const createIn = async (facts: SceneFacts) => {
  const of = await planned('plans/create', facts);
  return { ...of, planText: of.planText.split('\n').slice(0, 4).join('\n') };
};
const create = () => createIn({});
const approvalsOf = ({ plan }: Planned, ...people: (typeof li)[]) => people.map((by) => anApproval(by, plan.changes));
const approved = async (more: Partial<Extract<DeployState, { at: 'approved' }>> = {}) => {
  const of = await create();
  return inState(of, (plan) => ({ at: 'approved', plan, approvals: approvalsOf(of, li), ...more }), others(1, 1));
};
const step = (address: string, is: ProgressStep['is'], seconds?: number): ProgressStep => ({
  ...{ address, action: 'create', is, startedAt: NOW },
  ...(seconds !== undefined && { seconds }),
});
const HALFWAY = {
  total: 2,
  steps: [step('google_compute_network.app', 'done', 12), step('google_compute_instance.web', 'running')],
};
const BROKEN = {
  total: 2,
  steps: [step('google_compute_network.app', 'done', 12), step('google_compute_instance.web', 'failed', 40)],
};
const applying = async (more: Partial<Extract<DeployState, { at: 'applying' }>> = {}) => {
  const of = await create();
  const state = { at: 'applying' as const, by: mira, run: RUN, since: NOW, approvals: approvalsOf(of, li) };
  return inState(of, (plan) => ({ ...state, plan, ...more }), { progress: HALFWAY });
};
const applied = async (merge: MergeState, extra: Extra = {}) => {
  const of = await create();
  const state = { at: 'applied' as const, by: mira, on: NOW, merge, approvals: approvalsOf(of, li) };
  return inState(of, (plan) => ({ ...state, plan }), extra);
};
const MERGED: MergeState = {
  is: 'merged',
  sha: shaOf('merge'),
  before: shaOf('base'),
  tag: 'applied/web-dev/20261120T120000Z-7',
};
const brokenOff = async (outcome: ApplyOutcome, more: Partial<Extract<DeployState, { at: 'failed' }>> = {}) =>
  inState(
    await create(),
    (plan) => ({
      ...{ at: 'failed', during: 'apply', plan, outcome, advice: ADVICE[outcome] },
      reason:
        'Error: no capacity in us-central1-a\n  with google_compute_instance.web\n  on vm-web.tf line 4, in resource "google_compute_instance" "web":',
      ...more,
    }),
    { progress: outcome === 'nothing-changed' ? { total: 2, steps: [] } : BROKEN },
  );
const failedPlan = (reason: string, advice: string) => shown({ at: 'failed', during: 'plan', reason, advice });
const refusedPlan = (problem: Problem) => {
  const { kind: _, ...failure } = failureOf(new Refusal(problem), 'plan');
  return shown({ at: 'failed', ...failure });
};
const beside = (project: string, id: string) =>
  ({
    facts: { project: { id: project as ProjectId }, deploy: { project: project as ProjectId, id: id as DeployId } },
  }) as const;
const another = async (recording: string, project: string, id: string) =>
  ready(await planned(recording, beside(project, id).facts));
const FINDINGS: readonly Finding[] = [
  aFinding({ address: 'google_compute_firewall.web' }),
  aFinding({ rule: 'STO-008', severity: 'medium', address: 'a | b', message: 'It has a | public <address>.' }),
  aFinding({ rule: 'COST-010', severity: 'low', address: 'google_compute_instance.web', message: 'It has no tags.' }),
  aFinding({ rule: 'NET-009', severity: 'medium', status: 'existing', message: 'It has a public address.' }),
  aFinding({ status: 'suppressed', reason: 'an office <range>', until: '2027-01-31' }),
];
const sibling: Deploy = { ...shown({ at: 'draft' }, beside('net-dev', '8QZM')).deploy, stateId: 'net-dev' as StateId };
const holder = {
  ...sibling,
  pull: { ...sibling.pull, number: 6, url: 'https://github.example/acme/infra/pull/6' },
} as Deploy;
const carried = { approvals: [] };

const SCENARIOS: Readonly<Record<string, () => Promise<DeployView | DeployView[]> | DeployView>> = {
  create: () => readyPlan('plans/create'),
  update: () => readyPlan('plans/resize'),
  replace: () => readyPlan('plans/replace'),
  destroy: () => readyPlan('plans/remove-vm'),
  'destroy-stateful': () => readyPlan('comments/destroy-stateful'),
  'replace-stateful': () => readyPlan('comments/replace-stateful'),
  'replace-new-first': () => readyPlan('comments/new-first'),
  import: () => readyPlan('comments/import'),
  moved: () => readyPlan('comments/moved'),
  'no-longer-managed': () => readyPlan('comments/forgotten'),
  'no-changes': () => readyPlan('plans/unchanged'),
  'outputs-only': () => readyPlan('comments/outputs'),
  'secrets-of-the-provider': () => readyPlan('plans/secrets'),
  'secret-changed': () => readyPlan('plans/secret-changed'),
  'sensitive-variable': () => readyPlan('comments/sensitive'),
  'unknown-values': () => readyPlan('comments/unknown'),
  'unicode-in-labels': () => readyPlan('comments/labels'),
  'hostile-values': () => readyPlan('comments/hostile'),
  findings: async () => {
    const of = await create();
    return ready({ ...of, plan: { ...of.plan, findings: FINDINGS } });
  },
  'within-budget': async () => ready(await createIn({ project: { budgetUsd: 200 } })),
  'cost-unknown': () => readyPlan('comments/no-price', { role: 'user' }),
  'denied-by-budget': async () => ready(await createIn({ project: { budgetUsd: 10 } })),
  'denied-by-quota': async () =>
    ready(await createIn({ quota: { 'compute.instances': 0, 'compute.cpus': 2, 'compute.ram_gb': 4 } })),
  'too-large-for-the-role': () => readyPlan('comments/large', { role: 'user' }),
  'approvals-missing': async () => ready(await create(), {}, others(2, 0)),
  'approvals-one-of-two': async () => {
    const of = await create();
    return ready(of, { approvals: approvalsOf(of, li) }, others(2, 1));
  },
  'approvals-kept': async () => {
    const of = await create();
    const [kept] = approvalsOf(of, li).map((approval) => ({ ...approval, at: new Date(NOW.getTime() - 1) }));
    return ready(of, { approvals: kept ? [kept] : [] }, others(2, 1));
  },
  'approvals-void': async () => ready(await create(), { voided: [li, discordPerson('bo')] }, others(2, 0)),
  approved: () => approved(),
  'asked-before-approval': async () => ready(await create(), { asked: mira }, others(1, 0)),
  'asked-and-approved': () => approved({ asked: mira }),
  'apply-refused': () =>
    approved({
      refused: [
        { code: 'not-mergeable', why: 'it is a draft' },
        { code: 'plan-too-old', hours: 24 },
      ],
    }),
  checking: () => shown({ at: 'validating', carried }),
  'waiting-in-line': () =>
    shown({ at: 'validating', carried, waitingFor: holder.id }, { line: { holder, position: 2, since: NOW } }),
  'waiting-for-another-project': () =>
    shown({ at: 'validating', carried, waitingFor: sibling.id }, { line: { holder: sibling, position: 1 } }),
  planning: () => shown({ at: 'planning', carried, run: RUN }),
  applying: () => applying(),
  'applying-to-be-stopped': () => applying({ stopAsked: githubPerson('ops') }),
  'applied-merge-follows': () => applied({ is: 'pending' }),
  'applied-merge-waits': async () =>
    applied(
      { is: 'pending' },
      { mergeWaitsFor: [shown({ at: 'cancelled', by: li, why: 'no' }, beside('api-dev', '8QZM')).deploy] },
    ),
  'applied-and-merged': () => applied(MERGED),
  'applied-not-merged': () => applied({ is: 'refused', why: 'At least 1 approving review is required' }),
  'apply-failed': () => brokenOff('nothing-changed'),
  'partly-applied': () => brokenOff('partly-applied'),
  'outcome-unknown': () => brokenOff('unknown'),
  'stopped-by-a-person': () => brokenOff('partly-applied', { stoppedBy: githubPerson('ops') }),
  'failed-init': () => failedPlan(failureText('failed-init'), 'Correct the providers, modules or backend, and push.'),
  'failed-plan': () => failedPlan(failureText('failed-plan'), 'Correct the code and push, or plan again.'),
  conflict: () => refusedPlan({ code: 'conflict', paths: ['projects/web-dev/vm-`x`.tf', 'projects/web-dev/@all.tf'] }),
  'generated-files-differ': () => refusedPlan({ code: 'out-of-step', paths: ['projects/web-dev/vm-web.tf'] }),
  discarded: () => shown({ at: 'cancelled', by: li, why: 'not `now` <!-- --> @all' }),
  'pull-request-closed': () => shown({ at: 'cancelled', by: SYSTEM, why: 'the pull request was closed' }),
  'plan-expired': () => shown({ at: 'expired', what: 'plan' }),
  'pull-request-expired': () => shown({ at: 'expired', what: 'pull' }),
  rollback: () =>
    readyPlan('plans/remove-vm', { deploy: { origin: 'rollback', reverts: { deploy: '8QZM' as DeployId, pull: 5 } } }),
  sandbox: async () => ready(await create(), {}, { sandbox: true }),
  'two-projects': async () => [ready(await create()), await another('comments/many', 'api-dev', '8QZM')],
  'two-projects-one-failed': async () => [
    ready(await create()),
    shown(
      {
        at: 'failed',
        during: 'plan',
        reason: failureText('failed-plan'),
        advice: 'Correct the code and push, or plan again.',
      },
      beside('api-dev', '8QZM'),
    ),
  ],
};

/** With little room, so that the files stay small; the real budget is below. */
const SHORT: Readonly<Record<string, () => Promise<DeployView[]>>> = {
  'long-plan-trimmed': async () => [await readyPlan('comments/long')],
  'forty-projects': () =>
    Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        another(n % 7 === 0 ? 'comments/destroy-stateful' : 'comments/many', `team-${String(n + 10)}`, `8Q${n + 10}`),
      ),
    ),
};

const comment = (views: readonly DeployView[], wording: Partial<CommentWording> = {}) =>
  `${renderComment(views, { trigger: 'guildops', ...wording })}\n`;
const goldenOf = (name: string) => `../../golden/comments/${name}.md`;

describe('the comment on a pull request', () => {
  it.each(Object.entries(SCENARIOS))('%s', async (name, scene) => {
    await expect(comment([await scene()].flat())).toMatchFileSnapshot(goldenOf(name));
  });

  it.each(Object.entries(SHORT))('%s', async (name, scene) => {
    await expect(comment(await scene(), { budget: 9_000, planUrl })).toMatchFileSnapshot(goldenOf(name));
  });

  it('holds the verdict and the way on when the plan has 70,000 characters and more', async () => {
    const of = await planned('comments/long');
    const planText = of.planText.repeat(Math.ceil(75_000 / of.planText.length));
    const body = comment([ready({ ...of, planText })], { planUrl });
    expect(body.length).toBeLessThanOrEqual(60_001);
    expect(body.length).toBeGreaterThan(50_000);
    expect(body).toMatch(/more lines\. \[Read the whole plan\]/);
    expect(body.indexOf('**Waits for somebody')).toBeLessThan(200);
    expect(body).toContain('guildops apply');
  });
});

describe('the comment that tells how it ended', () => {
  it.each([
    ['applied', () => applied(MERGED)],
    ['not-merged', () => applied({ is: 'refused', why: 'At least 1 approving review is required' })],
    ['partly-applied', () => brokenOff('partly-applied')],
    ['plan-failed', async () => failedPlan(failureText('failed-plan'), 'Correct the code and push, or plan again.')],
  ])('%s', async (name, scene) => {
    const bodies = tellings([await scene()]).map(({ body }) => body);
    await expect(`${bodies.join('\n\n---\n\n')}\n`).toMatchFileSnapshot(goldenOf(`told-${name}`));
  });
});
