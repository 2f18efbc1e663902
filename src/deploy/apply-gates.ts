import type { Deploy, Planned } from '../core/deploy.ts';
import type { Role } from '../core/governance.ts';
import type { Person } from '../core/person.ts';
import { isEmptyPlan } from '../core/plan.ts';
import type { Project } from '../core/project.ts';
import type { Problem } from '../core/refusal.ts';
import { approvalProblems, approvalRule, countedApprovals } from '../policy/approvals.ts';
import { overBudget, overQuota } from '../policy/limits.ts';
import { beyondRole } from '../policy/plan.ts';
import { atLeast } from '../policy/roles.ts';
import { roleFor } from './authority.ts';
import type { Permission, Ports, PullFacts, Tables } from './ports.ts';
import { loadOf } from './request-facts.ts';

const HOUR_MS = 3_600_000;

/** What was asked outside before the transaction that judges. */
export interface Now {
  pull: PullFacts;
  /** GitHub permissions of the asker and the approvers, by person id. */
  permissions: ReadonlyMap<string, Permission>;
}

/** Asks GitHub, once, what the gates need to know of the pull request and of the GitHub people involved. */
export async function lookNow(
  { pulls }: Pick<Ports, 'pulls'>,
  deploy: Deploy,
  people: readonly Person[],
): Promise<Now> {
  if (!deploy.pull) throw new Error(`deploy ${deploy.id} has no pull request`);
  const logins = [...new Set(people.filter(({ surface }) => surface === 'github').map(({ id }) => id))];
  const [pull, ...permissions] = await Promise.all([
    pulls.read(deploy.repo, deploy.pull.number),
    ...logins.map(async (login) => [login, await pulls.permission(deploy.repo, login)] as const),
  ]);
  return { pull, permissions: new Map(permissions) };
}

/** Every reason why this plan may not be applied by this person now; `waiting` ones only need time or other people. */
export async function applyProblems(
  tables: Tables,
  ports: Pick<Ports, 'rules' | 'clock'>,
  { deploy, project, asker, now }: { deploy: Deploy; project: Project; asker: Person; now: Now },
): Promise<{ blocking: Problem[]; waiting: Problem[] }> {
  const state = deploy.state as Planned;
  const permissionOf = ({ surface, id }: Person) => (surface === 'github' ? now.permissions.get(id) : undefined);
  const roleNow = (person: Person) => roleFor(tables, ports, person, deploy, permissionOf(person));
  const askerRole = await roleNow(asker);
  return {
    blocking: [
      ...beyondRole(askerRole, state.plan.resources),
      ...(await limitProblems(tables, deploy, project, state, askerRole)),
      ...freshProblems(deploy, state, now.pull, ports),
      ...pullProblems(now.pull),
    ],
    waiting: await missingApprovals(deploy, project, state, roleNow),
  };
}

/** Quota and budget as they are now, with what others have reserved since. */
async function limitProblems(
  tables: Tables,
  deploy: Deploy,
  project: Project,
  { plan }: Planned,
  role: Role | undefined,
): Promise<Problem[]> {
  const reserved = await tables.ledger.reservationOf(deploy.id);
  if (isEmptyPlan(plan) || !reserved || !atLeast(role, 'user')) return [];
  const { load, spending } = await loadOf(tables, project, deploy.id, {
    wanted: reserved.usage,
    addedUsd: reserved.addedUsd,
  });
  return [...overQuota(load), ...overBudget(spending)];
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

const pullProblems = ({ open, draft, mergeable }: PullFacts): Problem[] => [
  ...(open ? [] : [{ code: 'pull-closed' as const }]),
  ...(draft ? [{ code: 'not-mergeable' as const, why: 'it is a draft' }] : []),
  ...(mergeable === false ? [{ code: 'not-mergeable' as const, why: 'it conflicts with its base branch' }] : []),
];

/** Approvals that count now: each approver must still hold the role. */
async function missingApprovals(
  deploy: Deploy,
  project: Project,
  { plan, approvals }: Planned,
  roleNow: (person: Person) => Promise<Role | undefined>,
): Promise<Problem[]> {
  const rule = approvalRule(project.environment, plan);
  const counted = countedApprovals(approvals, plan, rule, deploy);
  const roles = await Promise.all(counted.map(({ by }) => roleNow(by)));
  return approvalProblems(
    counted.filter((_, index) => atLeast(roles[index], 'user')),
    rule,
  );
}
