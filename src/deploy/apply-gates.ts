import type { Approval } from '../core/approval.ts';
import { type Deploy, planOf } from '../core/deploy.ts';
import type { AskTerms, Planned } from '../core/deploy-state.ts';
import type { Role } from '../core/governance.ts';
import type { Sha } from '../core/ids.ts';
import type { Person } from '../core/person.ts';
import { type PlanArgs, reachOf } from '../core/plan-args.ts';
import { cycleOf, type Project } from '../core/project.ts';
import type { Problem } from '../core/refusal.ts';
import { type ApprovalRule, approvalProblems, approvalRuleOf, countedApprovals } from '../policy/approvals.ts';
import { frozenProblems } from '../policy/freezes.ts';
import { beyondRights } from '../policy/plan.ts';
import { lacks, projectOf, rightsFor, roleFor, withLinks } from './authority.ts';
import { limitProblems } from './limits/limit-problems.ts';
import { type Merging, mergingOf, mergingProblems } from './merging.ts';
import { heldApprovals } from './policies/held-approvals.ts';
import { judgeStored, policiesOf } from './policies/judge.ts';
import type { HookVerdict, Permission, Ports, PullFacts, Tables } from './ports.ts';
import { foreignHolder } from './pull-locks.ts';
import { checkRequirements, type Given, requirementProblems } from './requirements/judge.ts';
import { type Looked, lookAtRequirements } from './requirements/look.ts';
import { ownAtApply } from './rights/own-spending.ts';
import { readTeams } from './rights/teams.ts';

const HOUR_MS = 3_600_000;

/** What was asked outside before the transaction that judges. */
export interface Now {
  pull: PullFacts;
  /** Where the default branch is, as far as it was fetched. */
  tip?: Sha;
  /** GitHub permissions of the asker and the approvers, by person id. */
  permissions: ReadonlyMap<string, Permission>;
  /** How it would be merged after the apply, and how GitHub lets us. */
  merging: Merging;
  /** What the requirements of its project need to know. */
  looked: Looked;
  /** What a program of the administrators says of the plan; absent where there is none. */
  hook?: HookVerdict;
}

/** Asks GitHub and git, once, what the gates need to know of the pull request, of the GitHub people involved and of the teams that have rights. */
export async function lookNow(ports: Ports, deploy: Deploy, people: readonly Person[]): Promise<Now> {
  if (!deploy.pull) throw new Error(`deploy ${deploy.id} has no pull request`);
  const logins = [...new Set(people.filter(({ surface }) => surface === 'github').map(({ id }) => id))];
  const { pulls } = ports;
  const project = await projectOf(ports.store, deploy.guild, deploy.project);
  await readTeams(ports, deploy.guild);
  const [pull, tip, merging, looked, hook, ...permissions] = await Promise.all([
    pulls.read(deploy.repo, deploy.pull.number),
    ports.repositories.branch(deploy.repo, deploy.pull.base),
    mergingOf(ports, deploy.repo, deploy.pull.base),
    lookAtRequirements(ports, deploy, project, { people }),
    askHook(ports, deploy, project),
    ...logins.map(async (login) => [login, await pulls.permission(deploy.repo, login)] as const),
  ]);
  return { pull, merging, looked, permissions: new Map(permissions), ...(tip && { tip }), ...(hook && { hook }) };
}

/** The same plan once more: what the program goes by may have changed since. */
async function askHook(
  { policyHook, store }: Pick<Ports, 'policyHook' | 'store'>,
  deploy: Deploy,
  project: Project,
): Promise<HookVerdict | undefined> {
  const plan = planOf(deploy);
  const json = plan && policyHook && (await store.plans.json(plan.id));
  return json === undefined ? undefined : policyHook?.check(json, project);
}

interface Gates {
  deploy: Deploy;
  project: Project;
  asker: Person;
  now: Now;
  terms?: AskTerms | undefined;
}

const placeOf = ({ id, environment }: Project, now: Date) => ({ project: id, environment, now });

/** What policies say now of a plan that is stored; one that cannot be looked at any more is made anew. */
async function judgeNow(
  tables: Tables,
  deploy: Deploy,
  asker: Parameters<typeof judgeStored>[1],
  { plan }: Planned,
): Promise<{ denied: readonly Problem[]; rule: ApprovalRule }> {
  const policies = await policiesOf(tables, deploy.guild);
  const json = await tables.plans.json(plan.id);
  if (json === undefined)
    return { denied: [{ code: 'no-such', what: 'plan', id: plan.id }], rule: approvalRuleOf(asker.project, plan) };
  const { outcome, rule } = judgeStored(policies, asker, plan, json);
  return { denied: outcome.denied, rule };
}

/** Until when a plan may be applied. */
export const expiryOf = ({ plannedAt }: Planned['plan'], { planHours }: Pick<Ports['rules'], 'planHours'>): Date =>
  new Date(plannedAt.getTime() + planHours * HOUR_MS);

/** Every reason why this plan may not be applied by this person now; `waiting` ones only need time or other people. */
export async function applyProblems(
  tables: Tables,
  ports: Pick<Ports, 'rules' | 'clock'>,
  { deploy: seen, project, asker, now, terms = {} }: Gates,
): Promise<{ blocking: Problem[]; waiting: Problem[]; frozen: ReturnType<typeof frozenProblems> }> {
  const deploy = await withLinks(tables, seen);
  const state = deploy.state as Planned;
  const permissionOf = ({ surface, id }: Person) => (surface === 'github' ? now.permissions.get(id) : undefined);
  const roleNow = (person: Person) => roleFor(tables, ports, person, deploy, permissionOf(person));
  const askerRights = await rightsFor(tables, ports, asker, deploy, permissionOf(asker));
  const roles = [askerRights.role, await roleNow(deploy.requester)];
  const { denied, rule } = await judgeNow(tables, deploy, { project, roles, now: ports.clock.now() }, state);
  const given = await givenNow({ tables, deploy, rule, now: ports.clock.now() }, state, roleNow);
  const own = await ownAtApply(tables, askerRights, { deploy, by: asker, now: ports.clock.now() });
  const isBroken = terms.breakGlass !== undefined;
  return {
    blocking: [
      ...beyondRights(askerRights, state.plan.resources, { region: project.region, ...(own && { own }) }),
      ...(isBroken ? lacks(askerRights.role, 'admin', 'break the glass') : []),
      ...denied,
      ...(now.hook?.denied ?? []),
      ...(await limitProblems(
        tables,
        { deploy, project, at: ports.clock.now() },
        { role: askerRights.role, ...given },
      )),
      ...freshProblems(deploy, state, now.pull, ports),
      ...(isPast(deploy, project, now.pull)
        ? []
        : [
            ...pullProblems(now.pull),
            ...mergingProblems(now.pull, now.merging, cycleOf(project).apply),
            ...requirementProblems(checkRequirements(project, now.looked, given)),
          ]),
      ...reachProblems(project, state.plan.args),
      ...(cycleOf(project).lock === 'plan' ? await lockProblems(tables, deploy) : []),
    ],
    waiting: isBroken ? [] : [...approvalProblems(given.counted, rule), ...objectionProblems(state)],
    frozen: isBroken ? [] : frozenProblems(await tables.freezes.of(deploy.guild), placeOf(project, ports.clock.now())),
  };
}

/** Who wants something changed first. */
const objectionProblems = ({ objections = [] }: Planned): Problem[] =>
  objections.map(({ by, text }) => ({ code: 'changes-requested', by: by.name, text }));

/** Merged before its apply, as it should be: what speaks against a merge does so no more. */
const isPast = ({ landed }: Deploy, project: Project, { merged }: PullFacts): boolean =>
  merged && (landed !== undefined || cycleOf(project).apply === 'after_merge');

/** Where the merge comes first, all of it is merged, so all of it is applied. */
export function reachProblems(project: Pick<Project, 'cycle'>, args: PlanArgs = []): Problem[] {
  if (cycleOf(project).apply === 'before_merge' || reachOf(args) === 'all') return [];
  const why = 'this repository is applied after the merge, and what is merged is applied whole';
  return [{ code: 'bad-input', field: args.join(' '), why, expected: 'a plan without it' }];
}

/**
 * The pull request has every lock that it needs: what is applied could not step back for others. Where locks are taken at the apply, it
 * waits in line for them instead.
 */
async function lockProblems(tables: Tables, deploy: Deploy): Promise<Problem[]> {
  const holder = await foreignHolder(tables, deploy);
  return holder === undefined ? [] : [{ code: 'locked', holder }];
}

function freshProblems(
  deploy: Deploy,
  { plan }: Planned,
  pull: PullFacts,
  { clock, rules }: Pick<Ports, 'clock' | 'rules'>,
): Problem[] {
  const ageMs = clock.now().getTime() - plan.plannedAt.getTime();
  return [
    ...(pull.head !== plan.head || deploy.head !== plan.head ? [{ code: 'head-moved' as const }] : []),
    ...(pull.base !== deploy.pull?.base ? [{ code: 'base-moved' as const }] : []),
    ...(ageMs >= rules.planHours * HOUR_MS ? [{ code: 'plan-too-old' as const, hours: rules.planHours }] : []),
  ];
}

const pullProblems = ({ open, fork, draft, mergeable }: PullFacts): Problem[] => [
  ...(fork ? [{ code: 'fork' as const }] : []),
  ...(open ? [] : [{ code: 'pull-closed' as const }]),
  ...(draft ? [{ code: 'not-mergeable' as const, why: 'it is a draft' }] : []),
  ...(mergeable === false ? [{ code: 'not-mergeable' as const, why: 'it conflicts with its base branch' }] : []),
];

/** Approvals that count now: each approver must still hold the role. */
async function givenNow(
  { tables, deploy, rule, now }: { tables: Tables; deploy: Deploy; rule: ApprovalRule; now: Date },
  { plan, approvals }: Planned,
  roleNow: (person: Person) => Promise<Role | undefined>,
): Promise<Given & { counted: readonly Approval[]; isAdminApproved: boolean }> {
  const held = await heldApprovals({ tables, deploy, now }, approvals, roleNow);
  const counted = countedApprovals(held, plan, rule, deploy);
  // Also one that no seat was left for.
  const isAdminApproved = held.some(({ role, changes }) => role === 'admin' && changes === plan.changes);
  return { deploy, plan, approvals: held, have: counted.length, need: rule.need, counted, isAdminApproved };
}
