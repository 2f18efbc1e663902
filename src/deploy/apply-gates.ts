import type { Approval, Deploy, Planned } from '../core/deploy.ts';
import type { Role } from '../core/governance.ts';
import type { Sha } from '../core/ids.ts';
import type { Person } from '../core/person.ts';
import { type PlanArgs, reachOf } from '../core/plan-args.ts';
import { cycleOf, type Project } from '../core/project.ts';
import type { Problem } from '../core/refusal.ts';
import { type ApprovalRule, approvalProblems, approvalRuleOf, countedApprovals } from '../policy/approvals.ts';
import { beyondRights } from '../policy/plan.ts';
import { atLeast } from '../policy/roles.ts';
import { projectOf, rightsFor, roleFor, withLinks } from './authority.ts';
import { limitProblems } from './limits/limit-problems.ts';
import { type Merging, mergingOf, mergingProblems } from './merging.ts';
import type { Permission, Ports, PullFacts, Tables } from './ports.ts';
import { foreignHolder } from './pull-locks.ts';
import { checkRequirements, type Given, requirementProblems } from './requirements/judge.ts';
import { type Looked, lookAtRequirements } from './requirements/look.ts';

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
}

/** Asks GitHub and git, once, what the gates need to know of the pull request and of the GitHub people involved. */
export async function lookNow(
  ports: Pick<Ports, 'pulls' | 'store' | 'repositories' | 'rules'>,
  deploy: Deploy,
  people: readonly Person[],
): Promise<Now> {
  if (!deploy.pull) throw new Error(`deploy ${deploy.id} has no pull request`);
  const logins = [...new Set(people.filter(({ surface }) => surface === 'github').map(({ id }) => id))];
  const { pulls } = ports;
  const project = await projectOf(ports.store, deploy.guild, deploy.project);
  const [pull, tip, merging, looked, ...permissions] = await Promise.all([
    pulls.read(deploy.repo, deploy.pull.number),
    ports.repositories.branch(deploy.repo, deploy.pull.base),
    mergingOf(ports, deploy.repo, deploy.pull.base),
    lookAtRequirements(ports, deploy, project, { people }),
    ...logins.map(async (login) => [login, await pulls.permission(deploy.repo, login)] as const),
  ]);
  return { pull, merging, looked, permissions: new Map(permissions), ...(tip && { tip }) };
}

/** Every reason why this plan may not be applied by this person now; `waiting` ones only need time or other people. */
export async function applyProblems(
  tables: Tables,
  ports: Pick<Ports, 'rules' | 'clock'>,
  { deploy: seen, project, asker, now }: { deploy: Deploy; project: Project; asker: Person; now: Now },
): Promise<{ blocking: Problem[]; waiting: Problem[] }> {
  const deploy = await withLinks(tables, seen);
  const state = deploy.state as Planned;
  const permissionOf = ({ surface, id }: Person) => (surface === 'github' ? now.permissions.get(id) : undefined);
  const roleNow = (person: Person) => roleFor(tables, ports, person, deploy, permissionOf(person));
  const askerRights = await rightsFor(tables, ports, asker, deploy, permissionOf(asker));
  const given = await givenNow(deploy, project, state, roleNow);
  return {
    blocking: [
      ...beyondRights(askerRights, state.plan.resources, project),
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
    waiting: approvalProblems(given.counted, given.rule),
  };
}

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
  deploy: Deploy,
  project: Project,
  { plan, approvals }: Planned,
  roleNow: (person: Person) => Promise<Role | undefined>,
): Promise<Given & { counted: readonly Approval[]; rule: ApprovalRule; isAdminApproved: boolean }> {
  const roles = await Promise.all(approvals.map(({ by }) => roleNow(by)));
  const held = approvals.filter((_, index) => atLeast(roles[index], 'user'));
  const rule = approvalRuleOf(project, plan);
  const counted = countedApprovals(held, plan, rule, deploy);
  const isAdminApproved = approvals.some((approval, index) => roles[index] === 'admin' && counted.includes(approval));
  return { deploy, plan, approvals: held, have: counted.length, need: rule.need, counted, rule, isAdminApproved };
}
