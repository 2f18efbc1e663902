import {
  countedWords,
  EACH,
  type Limit,
  type LimitName,
  type LimitScope,
  PER_DAY,
  usualLimits,
} from '../core/limit.ts';
import { RESOURCES, type Share } from '../core/quota.ts';
import type { Problem } from '../core/refusal.ts';

/** One limit at one moment. */
export interface Load extends LimitScope {
  name: LimitName;
  limit: number;
  /** Of the last applied plans; of a limit for a day, what came to be today. */
  used: number;
  /** Of other open deploys. */
  reserved: number;
  /** What this request or plan adds; removals free nothing until they are applied. */
  wanted: number;
}

/** Everything that may count against a limit, in parts. */
export interface Counts {
  used: readonly Share[];
  reserved: readonly Share[];
  wanted: readonly Share[];
  /** What came to be today. */
  today: readonly Share[];
}

/** For whom limits are looked at. */
export interface Asker {
  project: Share['project'];
  /** Every key of the person who asks. */
  keys: readonly string[];
}

type Rule = Pick<Limit, 'name' | 'most'> & LimitScope;

const holdsIn = (limit: LimitScope, project: Share['project']): boolean =>
  limit.project === undefined || limit.project === project;

const isAlike = (a: Rule, b: Rule): boolean => a.name === b.name && a.project === b.project && a.region === b.region;

/** The limits that hold for somebody in a project: what was set, and what is usual where nothing was. */
export function limitsFor(set: readonly Limit[], { project, keys }: Asker): Rule[] {
  const here = set.filter((limit) => holdsIn(limit, project));
  const ofAll = here.filter(({ person }) => person === undefined);
  const usual = usualLimits(project).filter((one) => !ofAll.some((limit) => isAlike(limit, one)));
  const own = here.filter(({ person }) => person !== undefined && keys.includes(person));
  const ofEach = here.filter((limit) => limit.person === EACH && !own.some((one) => isAlike(one, limit)));
  return [...usual, ...ofAll, ...own, ...ofEach];
}

/** How full each limit is. */
export function loadsOf(rules: readonly Rule[], counts: Counts, { keys }: Pick<Asker, 'keys'>): Load[] {
  return rules.map(({ name, most, project, region, person }) => {
    const counted = name === PER_DAY ? RESOURCES : name;
    const isCounted = (share: Share): boolean =>
      (project === undefined || share.project === project) &&
      (region === undefined || share.region === region) &&
      (person === undefined || (share.by !== undefined && keys.includes(share.by)));
    const sum = (shares: readonly Share[]): number =>
      shares.filter(isCounted).reduce((total, { usage }) => total + usage[counted], 0);
    return {
      ...{ name, limit: most, reserved: sum(counts.reserved), wanted: sum(counts.wanted) },
      used: sum(name === PER_DAY ? counts.today : counts.used),
      ...(project !== undefined && { project }),
      ...(region !== undefined && { region }),
      ...(person !== undefined && { person }),
    };
  });
}

/** What is left of a limit; of one that is passed already, nothing. */
export const availableOf = ({ limit, used, reserved, wanted }: Load): number =>
  Math.max(0, limit - used - reserved - wanted);

/** Memory comes in tenths, which add up to a little more than they are. */
const ROUNDING = 1e-6;

const isOver = ({ used, reserved, wanted, limit }: Load): boolean =>
  wanted > 0 && used + reserved + wanted > limit + ROUNDING;

/** Every limit that would be passed. */
export const overQuota = (loads: readonly Load[]): Problem[] =>
  loads.filter(isOver).map(({ name, limit, used, reserved, wanted, ...scope }) => ({
    ...{ code: 'quota-exceeded', name, what: countedWords(name), whose: whoseWords(scope), scope },
    ...{ limit, used, reserved, wanted },
  }));

/** Whose limit it is: `this project in europe-west1`, `this server`, `each person in this project`. */
export function whoseWords({ project, region, person }: LimitScope): string {
  const place = project === undefined ? 'this server' : 'this project';
  const where = region === undefined ? place : `${place} in ${region}`;
  if (person === undefined) return where;
  return `${person === EACH ? 'each person' : 'this person'} in ${where}`;
}
