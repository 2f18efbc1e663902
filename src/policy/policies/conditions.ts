import { isLike } from '../../core/glob.ts';
import type { Json } from '../../core/json.ts';
import { valuesAt } from './look-up.ts';
import type { RulePolicy, Scalar } from './policy.ts';
import { type Thing, UNKNOWN, type Unknown } from './thing.ts';

/** One way in which a resource is not as a policy wants it, or in which nobody can tell. Plain text. */
export interface Flaw {
  why: string;
  unknown?: true;
}

/** Of the place where something is asked for. */
export interface Place {
  project: string;
  environment: string;
}

const HOURS_A_MONTH = 730;
const SHOWN = 5;
const list = (values: readonly Scalar[]): string =>
  values
    .slice(0, SHOWN)
    .map((one) => (one === null ? 'unset' : String(one)))
    .join(', ') + (values.length > SHOWN ? ', …' : '');
const notKnown = (what: string): Flaw => ({ why: `${what} is not known before the apply`, unknown: true });

const isScalar = (value: Json | Unknown): value is Scalar => typeof value !== 'object' && value !== UNKNOWN;

/** Whether one of the values is meant; of texts patterns are. */
const isAmong = (values: readonly Scalar[], value: Scalar): boolean =>
  values.some((one) => (one === null || value === null ? one === value : isLike(String(one), String(value))));

/** What of a resource goes against the values, limits and names of a policy. */
export const flawsOf = (rule: RulePolicy, thing: Thing, place: Place): Flaw[] => [
  ...Object.entries(rule.allowed).flatMap(([path, values]) => notAllowed(thing, path, values)),
  ...Object.entries(rule.denied).flatMap(([path, values]) => denied(thing, path, values)),
  ...Object.entries(rule.limits).flatMap(([path, most]) => beyond(thing, path, most)),
  ...(rule.name === undefined ? [] : misnamed(thing, rule.name, place)),
];

/** An attribute that a resource does not have is no matter of the policy; one that is left out is the provider's choice, which nobody sees. */
function notAllowed(thing: Thing, path: string, values: readonly Scalar[]): Flaw[] {
  return valuesAt(thing, path).flatMap((value): Flaw[] => {
    if (value === UNKNOWN) return [notKnown(path)];
    if (value === null && !values.includes(null))
      return [
        {
          why: `${path} is left to the provider, so nobody can say whether it is one of ${list(values)}`,
          unknown: true,
        },
      ];
    return !isScalar(value) || isAmong(values, value)
      ? []
      : [{ why: `${path} is ${value}, and allowed is ${list(values)}` }];
  });
}

function denied(thing: Thing, path: string, values: readonly Scalar[]): Flaw[] {
  return valuesAt(thing, path).flatMap((value): Flaw[] => {
    if (value === UNKNOWN) return [notKnown(path)];
    return isScalar(value) && isAmong(values, value)
      ? [{ why: `${path} must not be ${value === null ? 'unset' : value}` }]
      : [];
  });
}

function beyond(thing: Thing, path: string, most: number): Flaw[] {
  if (path === 'count') return [];
  const factor = path === 'usd_per_month' ? 1 : path === 'usd_per_hour' ? 1 / HOURS_A_MONTH : undefined;
  if (factor !== undefined) {
    const { monthlyUsd } = thing;
    if (monthlyUsd === UNKNOWN) return [{ why: 'what it costs is not known', unknown: true }];
    const usd = monthlyUsd * factor;
    const per = factor === 1 ? 'a month' : 'an hour';
    return usd > most ? [{ why: `it costs $${usd.toFixed(2)} ${per}, and the limit is $${most.toFixed(2)}` }] : [];
  }
  return valuesAt(thing, path).flatMap((value): Flaw[] => {
    if (value === UNKNOWN) return [notKnown(path)];
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    return typeof number === 'number' && number > most
      ? [{ why: `${path} is ${number}, and the limit is ${most}` }]
      : [];
  });
}

/** What is there already keeps its name. */
function misnamed({ act, names }: Thing, pattern: string, { project, environment }: Place): Flaw[] {
  if (act !== 'create') return [];
  const wanted = pattern.replaceAll('{project}', () => project).replaceAll('{environment}', () => environment);
  const known = names.filter((name) => name !== UNKNOWN);
  if (known.some((name) => isLike(wanted, name))) return [];
  if (known.length < names.length) return [notKnown('its name')];
  return [{ why: `its name is ${known[0] ?? 'none'}, and it has to be like ${wanted}` }];
}
