import type { Role } from '../../../src/core/governance.ts';
import { digestOf } from '../../../src/core/ids.ts';
import type { Person } from '../../../src/core/person.ts';
import type { PlanSummary, ResourceChange } from '../../../src/core/plan.ts';
import type { Environment } from '../../../src/core/project.ts';
import { approvalProblems, countedApprovals, fourEyesProblems } from '../../../src/policy/approvals.ts';
import { type Freeze, frozenProblems } from '../../../src/policy/freezes.ts';
import { beyondRights, withHits } from '../../../src/policy/plan.ts';
import { judgePolicies } from '../../../src/policy/policies/engine.ts';
import { parsePolicies } from '../../../src/policy/policies/parse.ts';
import type { Thing } from '../../../src/policy/policies/thing.ts';
import { rightOf, rightsFrom } from '../../../src/policy/rights.ts';
import { ruleFor } from '../../../src/policy/rule-for.ts';
import { seatProblems } from '../../../src/policy/seats.ts';
import { aDeploy, aPlan, aProject, discordPerson, GUILD } from '../../fakes/words.ts';
import { aThing } from '../policies/things.ts';

export const MONDAY_NOON = new Date('2026-11-23T12:00:00Z');
export const [ana, bo, li, mira] = ['ana', 'bo', 'li', 'mira'].map((name) => discordPerson(name)) as [
  Person,
  Person,
  Person,
  Person,
];
const ROLES: ReadonlyMap<string, Role> = new Map([
  [ana.id, 'user'],
  [bo.id, 'user'],
  [li.id, 'user'],
  [mira.id, 'admin'],
]);

/** Who wants what, and what the world is like; what a row leaves out is ana who creates a small machine in dev. */
export interface Case {
  does: string;
  environment?: Environment;
  project?: string;
  /** Role of the requester. */
  role?: Role | 'none';
  /** YAML of what administrators have set. */
  policies?: string;
  things?: readonly Partial<Thing>[];
  plan?: Partial<PlanSummary>;
  changes?: readonly Partial<ResourceChange>[];
  pushers?: readonly Person[];
  /** Who said yes, in this order. */
  yes?: readonly Person[];
  /** Their roles where they differ from the usual. */
  roles?: Readonly<Record<string, Role>>;
  freezes?: readonly Partial<Freeze>[];
  now?: string;
  /** What comes of it: `apply`, or why not. */
  is: 'apply' | 'denied' | 'waits' | 'frozen' | 'no right';
  /** Ids of policies, codes of problems, or `1 of 2` approvals. */
  because?: readonly string[];
}

const changeOf = (facts: Partial<ResourceChange>): ResourceChange => ({
  ...{
    address: 'google_compute_instance.web',
    type: 'google_compute_instance',
    action: 'create',
    forcedBy: [],
    size: 'small',
  },
  ...facts,
});

const freezeOf = (facts: Partial<Freeze>): Freeze => ({
  ...{ guild: GUILD, id: 'freeze', scope: {}, window: { is: 'dates' }, reason: 'quiet', by: 'mira', at: MONDAY_NOON },
  ...facts,
});

/** Runs the rules as the gates do: rights, policies, then freeze, then approvals. */
export function decide(row: Case): { is: Case['is']; because: string[] } {
  const {
    environment = 'dev',
    role = 'user',
    policies: text,
    things = [{}],
    changes = [{}],
    now = MONDAY_NOON.toISOString(),
  } = row;
  const project = aProject({ environment, id: (row.project ?? 'web-dev') as never });
  const place = { project: project.id, environment, now: new Date(now) };
  const policies = text === undefined ? [] : parsePolicies(text);
  const plan = aPlan({ resources: changes.map(changeOf), counts: countsOf(changes), ...row.plan });
  const held = role === 'none' ? undefined : role;
  const beyond = beyondRights(rightsFrom(held ? [rightOf(held, { from: 'system' })] : []), plan.resources, project);
  if (beyond.length > 0) return { is: 'no right', because: beyond.map(({ code }) => code) };
  const outcome = judgePolicies(policies, {
    ...place,
    roles: [held],
    things: things.map(aThing),
    findings: plan.findings,
  });
  if (outcome.denied.length > 0) return { is: 'denied', because: unique(outcome.denied.map(({ policy }) => policy)) };
  const frozen = frozenProblems((row.freezes ?? []).map(freezeOf), place);
  if (frozen.length > 0) return { is: 'frozen', because: frozen.map(({ id }) => id) };
  const verdict = withHits(plan.verdict, outcome.denied, outcome.asked);
  const rule = ruleFor({ project, plan: { ...plan, verdict }, policies, outcome, now: place.now });
  const deploy = aDeploy({ at: 'draft' }, { requester: ana, pushers: row.pushers ?? [] });
  const given: Parameters<typeof countedApprovals>[0][number][] = [];
  const refused: string[] = [];
  for (const by of row.yes ?? []) {
    const its = row.roles?.[by.name] ?? ROLES.get(by.id);
    const approval = { by, head: plan.head, changes: digestOf('changes'), at: place.now, ...(its && { role: its }) };
    const counted = countedApprovals(given, plan, rule, deploy);
    const problems = [...fourEyesProblems(rule, by, deploy), ...seatProblems(counted, approval, rule)];
    if (problems.length > 0) refused.push(...problems.map(({ code }) => code));
    else given.push(approval);
  }
  const counted = countedApprovals(given, plan, rule, deploy);
  const waits = approvalProblems(counted, rule).length > 0;
  const count = waits ? [`${counted.length} of ${rule.need}`] : [];
  return {
    is: waits ? 'waits' : 'apply',
    because: [...unique(outcome.asked.map(({ policy }) => policy)), ...count, ...refused],
  };
}

const unique = (all: readonly string[]): string[] => [...new Set(all)];

const countsOf = (changes: Case['changes'] = []): PlanSummary['counts'] => {
  const count = (...actions: string[]) => changes.filter(({ action = 'create' }) => actions.includes(action)).length;
  return {
    add: count('create'),
    change: count('update', 'forget'),
    destroy: count('delete'),
    replace: count('replace'),
  };
};
