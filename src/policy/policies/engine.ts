import { isLike } from '../../core/glob.ts';
import type { Role } from '../../core/governance.ts';
import type { Environment } from '../../core/project.ts';
import type { Problem } from '../../core/refusal.ts';
import { countsAs, type Finding, isAtLeast } from '../../core/verdict.ts';
import { isWithin } from '../../core/window.ts';
import { type Flaw, flawsOf } from './conditions.ts';
import { isMeant, type Match } from './match.ts';
import { type Ask, approverText, type Policy, type PolicyAction, type RulePolicy, type Scope } from './policy.ts';
import type { Thing, ThingAct } from './thing.ts';

/** What is judged, for whom, where and when. */
export interface Situation {
  project: string;
  environment: Environment;
  now: Date;
  /** Of who asked for the change and who asks for its apply, as far as they have one. */
  roles: readonly (Role | undefined)[];
  things: readonly Thing[];
  findings?: readonly Finding[];
}

/** One reason why a policy has something to say. */
export type Hit = Extract<Problem, { code: 'policy' }>;

/** What all policies say together: any denial denies; the approvals they ask for add up; a warning stops nobody. */
export interface PolicyOutcome {
  denied: readonly Hit[];
  asked: readonly Hit[];
  warned: readonly Hit[];
  /** Of each kind of approver the most that one policy asks for. */
  asks: readonly Ask[];
}

export const NO_POLICY: PolicyOutcome = { denied: [], asked: [], warned: [], asks: [] };

/** A policy that is broken in a hundred places says so in so many. */
const MOST_HITS = 10;

const inOrder = (a: Policy, b: Policy): number => a.priority - b.priority || (a.id < b.id ? -1 : 1);

/** Whether something of a scope holds in a project. */
export const isInScope = (
  { projects, environments }: Scope,
  { project, environment }: Pick<Situation, 'project' | 'environment'>,
): boolean =>
  (projects === undefined || projects.some((one) => isLike(one, project))) &&
  (environments === undefined || environments.includes(environment));

/** Whether a policy holds there and then. */
export const isInForce = (
  { enabled, active, scope }: Policy,
  situation: Pick<Situation, 'project' | 'environment' | 'now'>,
): boolean => enabled && isInScope(scope, situation) && (active === undefined || isWithin(active, situation.now));

/** Judges a request or a plan. In which order policies were written changes nothing but the order of the reasons. */
export function judgePolicies(policies: readonly Policy[], situation: Situation): PolicyOutcome {
  const rules = [...policies].sort(inOrder).filter((policy) => policy.is === 'rule');
  const broken = rules
    .filter((rule) => isInForce(rule, situation) && isForRoles(rule, situation.roles))
    .map((rule) => ({ rule, hits: atMost(hitsOf(rule, situation)) }))
    .filter(({ hits }) => hits.length > 0);
  const hits = broken.flatMap(({ hits: own }) => own);
  return {
    denied: hits.filter(({ effect }) => effect === 'deny'),
    asked: hits.filter(({ effect }) => effect === 'require_approval'),
    warned: hits.filter(({ effect }) => effect === 'warn'),
    asks: together(
      broken
        .filter(({ hits: own }) => own.some(({ effect }) => effect === 'require_approval'))
        .map(({ rule }) => rule.asks ?? { more: 1 }),
    ),
  };
}

/** Whoever has no role is not better off than those who have one. */
const isForRoles = ({ roles }: RulePolicy, held: Situation['roles']): boolean =>
  roles === undefined || held.some((role) => role === undefined || roles.includes(role));

/** The largest number of each kind of approver; different kinds add up. */
export function together(asks: readonly Ask[]): Ask[] {
  const most = new Map<string, Ask>();
  for (const ask of asks) {
    const key = ask.of ? approverText(ask.of) : '';
    if (ask.more > (most.get(key)?.more ?? 0)) most.set(key, ask);
  }
  return [...most.values()];
}

function atMost(hits: readonly Hit[]): readonly Hit[] {
  const [first] = hits;
  if (!first || hits.length <= MOST_HITS) return hits;
  return [
    ...hits.slice(0, MOST_HITS - 1),
    { ...first, at: `${hits.length - MOST_HITS + 1} more`, why: 'the same or like it' },
  ];
}

interface Meant {
  thing: Thing;
  match: Exclude<Match, 'no'>;
}

function hitsOf(rule: RulePolicy, situation: Situation): Hit[] {
  const meant = situation.things.flatMap((thing): Meant[] => {
    const match = isMeant(rule.resources, thing);
    return match === 'no' ? [] : [{ thing, match }];
  });
  return [
    ...meant.filter(({ thing }) => isActed(rule, thing.act)).flatMap((one) => hitsAt(rule, one, situation)),
    ...tooMany(rule, meant),
    ...findingHits(rule, situation),
  ];
}

const ACTS: Readonly<Record<ThingAct, readonly PolicyAction[]>> = {
  create: ['create'],
  change: ['change'],
  delete: ['delete'],
  replace: ['replace', 'delete', 'create'],
  none: [],
};
/** What goes away has no values to be right or wrong. */
const USUAL: readonly PolicyAction[] = ['create', 'change', 'replace'];

const isActed = ({ actions = USUAL }: RulePolicy, act: ThingAct): boolean =>
  ACTS[act].some((one) => actions.includes(one));

/** Nothing is asked of values: that it happens at all is the matter. */
const isBare = ({ allowed, denied, limits, name, findings }: RulePolicy): boolean =>
  Object.keys({ ...allowed, ...denied, ...limits }).length === 0 && name === undefined && findings === undefined;

const DONE: Readonly<Record<ThingAct, string>> = {
  create: 'created',
  change: 'changed',
  delete: 'deleted',
  replace: 'destroyed and made anew',
  none: 'kept',
};

function hitsAt(rule: RulePolicy, { thing, match }: Meant, place: Situation): Hit[] {
  const flaws: Flaw[] = isBare(rule) ? [{ why: `it is ${DONE[thing.act]}` }] : flawsOf(rule, thing, place);
  return flaws.map((flaw) =>
    match === 'yes'
      ? toHit(rule, thing.at, flaw)
      : toHit(rule, thing.at, {
          why: `${flaw.why}; whether the policy is about it is not known before the apply`,
          unknown: true,
        }),
  );
}

/** How many there will be, where one more comes. */
function tooMany(rule: RulePolicy, meant: readonly Meant[]): Hit[] {
  const most = rule.limits.count;
  const namesType = rule.resources.some((pattern) => /^type:[a-z]+_/.test(pattern));
  const counted = meant.filter(({ thing }) => thing.act !== 'delete' && (thing.isMain || namesType));
  const fresh = counted.find(({ thing }) => thing.act === 'create');
  if (most === undefined || !fresh || counted.length <= most) return [];
  const sure = counted.filter(({ match }) => match === 'yes').length;
  const why = `there would be ${counted.length}, and the limit is ${most}`;
  return [
    toHit(
      rule,
      fresh.thing.at,
      sure > most ? { why } : { why: `${why}; whether all of them count is not known`, unknown: true },
    ),
  ];
}

/** What the review found at a resource that is meant; what is about no resource is everybody's. */
function findingHits(rule: RulePolicy, { things, findings = [] }: Situation): Hit[] {
  const { findings: least, resources } = rule;
  if (least === undefined) return [];
  return findings
    .filter((one) => countsAs(one) === 'new' && isAtLeast(one.severity, least))
    .flatMap(({ address, severity, message }): Hit[] => {
      const thing = things.find(({ at }) => at === address);
      const match = thing ? isMeant(resources, thing) : resources.includes('*') ? 'yes' : 'no';
      if (match === 'no') return [];
      return [
        toHit(rule, address, {
          why: `${severity}: ${message}`,
          ...(match === 'unknown' && { unknown: true as const }),
        }),
      ];
    });
}

const WAY_ON: Readonly<Record<RulePolicy['effect'], string>> = {
  deny: 'Change it, or ask an administrator about the policy.',
  require_approval: 'It goes on once those who are asked for have approved it.',
  warn: 'It may go on as it is.',
};

/** What nobody knows is neither a breach nor fine: where a breach would be refused, people look at it. */
function toHit({ id, effect, reason, wayOn }: RulePolicy, at: string, { why, unknown }: Flaw): Hit {
  const acts = unknown && effect === 'deny' ? 'require_approval' : effect;
  return {
    code: 'policy',
    policy: id,
    at,
    effect: acts,
    why: reason === undefined ? why : `${why}. ${reason}`,
    wayOn: wayOn ?? WAY_ON[acts],
    ...(unknown && { unknown }),
  };
}
