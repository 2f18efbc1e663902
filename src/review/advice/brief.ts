import type { Practice } from '../../core/advice.ts';
import type { PlanCost } from '../../core/plan.ts';
import type { PlanJson, PlannedChange } from '../../core/plan-json/parse.ts';
import { actionOf, pathText, summarisePlan } from '../../core/plan-json/summarise.ts';
import { PLAN_EFFECTS } from '../../core/review.ts';
import { type Finding, SEVERITIES } from '../../core/verdict.ts';
import { changedPaths } from '../change/changed-paths.ts';
import { impactOfPlan } from '../change/impact.ts';
import { heldBy } from '../facts/stateful.ts';
import { worldsOf } from '../plan/world.ts';
import { ruleOf } from '../registry.ts';
import { Aliases } from './alias.ts';
import { type Facts, factsOf } from './facts.ts';
import { fitted, type Most } from './fit.ts';

/** What a model is told of a plan: built from a list of what may leave, never by taking things out of the plan. */
export interface Brief {
  project: BriefProject;
  totals: {
    create: number;
    update: number;
    replace: number;
    delete: number;
    monthlyUsdBefore: number;
    monthlyUsdAfter: number;
    unpriced: number;
  };
  changes: readonly BriefChange[];
  /** Of what else changes, how many of each type. */
  more: Readonly<Record<string, number>>;
  findings: readonly { rule: string; severity: string; address: string; title: string; status: string }[];
  impact: readonly { address: string; effect: string; dependents: readonly string[] }[];
  knowledge: readonly Pick<Practice, 'id' | 'title' | 'text'>[];
}

export interface BriefProject {
  provider?: string;
  region?: string;
  environment?: string;
  budgetUsd?: number;
}

export interface BriefChange {
  address: string;
  type: string;
  action: string;
  /** Attributes that force a replacement. */
  forcedBy: readonly string[];
  /** Attributes that change, without their values. */
  changed: readonly string[];
  facts: Facts;
}

/** What a brief is made of. */
export interface Known {
  plan: PlanJson;
  findings: readonly Finding[];
  cost: Pick<PlanCost, 'beforeUsd' | 'afterUsd' | 'unpriced'>;
  project: BriefProject;
  practices: readonly Practice[];
}

/** A brief, and what is needed to check an answer to it. */
export interface Briefing {
  brief: Brief;
  aliases: Aliases;
}

const LONGEST_TEXT = 400;
const MOST_NAMES = 12;
const MOST_TYPES = 10;
const MOST_DEPENDENTS = 5;

/** The brief of a plan, small enough for `most` bytes as JSON, whatever the plan. */
export function briefOf(known: Known, mostBytes: number): Briefing {
  const aliases = new Aliases();
  const told = tellable(known, aliases);
  return { brief: fitted((most) => cut(told, most), mostBytes), aliases };
}

type Told = Omit<Brief, 'more'> & { others: readonly string[] };

function tellable({ plan, findings, cost, project, practices }: Known, aliases: Aliases): Told {
  const { counts } = summarisePlan(plan);
  const at = new Map<string, Finding[]>();
  for (const one of findings) at.set(one.address, [...(at.get(one.address) ?? []), one]);
  const planned = plan.resource_changes
    .filter((one) => one.mode === 'managed' && one.deposed === undefined && actionOf(one) !== undefined)
    .sort((a, b) => weightOf(b, at) - weightOf(a, at));
  return {
    project: briefProject(project),
    totals: {
      ...{ create: counts.add, update: counts.change, replace: counts.replace, delete: counts.destroy },
      ...{
        monthlyUsdBefore: cents(cost.beforeUsd),
        monthlyUsdAfter: cents(cost.afterUsd),
        unpriced: cost.unpriced.length,
      },
    },
    changes: planned.map((one) => changeOf(one, aliases)),
    others: planned.map(({ type }) => typeName(type)),
    findings: [...findings].sort(byGravity).flatMap((one) => findingOf(one, aliases)),
    impact: impactOfPlan(worldsOf(plan))
      .sort((a, b) => PLAN_EFFECTS.indexOf(b.effect) - PLAN_EFFECTS.indexOf(a.effect))
      .map(({ address, effect, dependents }) => ({
        ...{ address: aliases.nameOf(address), effect },
        dependents: dependents.slice(0, MOST_DEPENDENTS).map((one) => aliases.nameOf(one)),
      })),
    knowledge: practices.map(({ id, title, text }) => ({ id, title, text: text.slice(0, LONGEST_TEXT) })),
  };
}

function cut({ others, ...told }: Told, most: Most): Brief {
  const more = new Map<string, number>();
  for (const type of others.slice(most.changes)) more.set(type, (more.get(type) ?? 0) + 1);
  return {
    ...told,
    changes: told.changes.slice(0, most.changes),
    more: Object.fromEntries([...more].sort(([, a], [, b]) => b - a).slice(0, MOST_TYPES)),
    findings: told.findings.slice(0, most.findings),
    impact: told.impact.slice(0, most.impact),
    knowledge: told.knowledge.slice(0, most.knowledge),
  };
}

const cents = (usd: number): number => Math.round(usd * 100) / 100;

const byGravity = (a: Finding, b: Finding): number => SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity);

/** The worst first: what is destroyed with data, what is destroyed, then what rules say most of. */
function weightOf(
  { type, address, ...planned }: PlannedChange,
  findings: ReadonlyMap<string, readonly Finding[]>,
): number {
  const action = actionOf({ type, address, ...planned });
  const ends = action === 'delete' || action === 'replace';
  const gravest = Math.max(0, ...(findings.get(address) ?? []).map(({ severity }) => SEVERITIES.indexOf(severity)));
  return (ends && heldBy(type) ? 20 : 0) + (ends ? 10 : 0) + gravest;
}

const NAME = /^[a-z][a-z0-9_]{0,63}$/;
const typeName = (type: string): string => (NAME.test(type) ? type : 'resource');
/** The names of attributes are the provider's down to the first key. */
const names = (paths: readonly string[]): string[] =>
  [...new Set(paths.map((path) => path.split(/[.[]/)[0] ?? ''))].filter((name) => NAME.test(name)).slice(0, MOST_NAMES);

const changeOf = (planned: PlannedChange, aliases: Aliases): BriefChange => ({
  address: aliases.nameOf(planned.address),
  type: typeName(planned.type),
  action: actionOf(planned) ?? 'no-op',
  forcedBy: names((planned.change.replace_paths ?? []).map(pathText)),
  changed:
    planned.change.actions.includes('update') || planned.change.actions.length > 1 ? names(changedPaths(planned)) : [],
  facts: factsOf(planned),
});

/** Rules are told in our own words alone: a message may name what people named. */
function findingOf({ rule, severity, address, status }: Finding, aliases: Aliases): Brief['findings'] {
  const title = ruleOf(rule)?.title;
  return title === undefined ? [] : [{ rule, severity, address: aliases.nameOf(address), title, status }];
}

/** What of a project may be told. */
export function briefProject({ provider, region, environment, budgetUsd }: BriefProject): BriefProject {
  const word = (text: string | undefined) => (text !== undefined && /^[a-z0-9-]{1,32}$/.test(text) ? text : undefined);
  return Object.fromEntries(
    Object.entries({
      provider: word(provider),
      region: word(region),
      environment: word(environment),
      budgetUsd,
    }).filter(([, value]) => value !== undefined),
  );
}
