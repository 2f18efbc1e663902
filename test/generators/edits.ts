import type { Kind, Resource } from '../../src/core/request.ts';
import { impactOf } from '../../src/generators/impact.ts';
import { checkedResource } from '../../src/generators/kinds.ts';
import { attempt } from '../../src/generators/settings/attempt.ts';
import { type Spread, spreadKinds } from './spreads.ts';

/** Settings of one resource become other values. */
export interface Edit {
  title: string;
  before: Resource;
  after: Resource;
}

type Raw = Readonly<Record<string, unknown>>;

/** What differs from the first value of every setting, before and after. */
interface Step {
  kind: Kind;
  from: Raw;
  to: Raw;
}

/** Texts, which change nothing else. */
const LEFT_OUT = ['purpose', 'requested_by'];

/** What takes terraform long to make: one edit of each setting is enough. */
const LARGE: readonly Kind[] = ['network', 'cluster', 'load_balancer'];

const choicesOf = (spread: Spread, kind: Kind) =>
  Object.entries(spread.choices[kind] ?? {}).filter(
    ([name, values]) => !name.startsWith('@') && !LEFT_OUT.includes(name) && values.length > 1,
  );

/** The first value of each setting becomes the second, and the last becomes the first. */
const stepsOf = (spread: Spread, kind: Kind): Step[] =>
  choicesOf(spread, kind).flatMap(([name, values]) => [
    { kind, from: {}, to: { [name]: values[1] } },
    ...(LARGE.includes(kind) ? [] : [{ kind, from: { [name]: values.at(-1) }, to: {} }]),
  ]);

const withoutNothing = (raw: Raw) => Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== undefined));

/** Nothing for what a cloud refuses, and for what only stands outside the project. */
function editOf(spread: Spread, { kind, from, to }: Step, name: string): Edit | undefined {
  const first = Object.fromEntries(choicesOf(spread, kind).map(([setting, [value]]) => [setting, value]));
  const make = (raw: Raw) =>
    attempt(() => {
      const settings = spread.fitting(kind, withoutNothing({ ...first, ...raw }));
      return checkedResource(spread.project, kind, name, { ...settings, requested_by: 'Bo' });
    });
  const [before, after] = [make(from), make(to)];
  if (!before.ok || !after.ok || ![before.value, after.value].every(spread.isPretended)) return undefined;
  const title = Object.keys({ ...from, ...to }).map((setting) => {
    const was = JSON.stringify({ ...first, ...from }[setting]);
    return `${setting}: ${was} becomes ${JSON.stringify({ ...first, ...to }[setting])}`;
  });
  return { title: `${kind} ${title.join(', ')}`, before: before.value, after: after.value };
}

/** Whether an edit was announced as one that ends something. */
export const isGrave = ({ project }: Spread, { before, after }: Edit): boolean =>
  impactOf(before, after, project).some(({ effect }) => effect === 'replace' || effect === 'data loss');

/** One step in place of two, where they are about different settings and end nothing together, either. */
function joined(spread: Spread, one: Step, other: Step): Step | undefined {
  const taken = Object.keys({ ...one.from, ...one.to });
  if (Object.keys({ ...other.from, ...other.to }).some((setting) => taken.includes(setting))) return undefined;
  const both = { kind: one.kind, from: { ...one.from, ...other.from }, to: { ...one.to, ...other.to } };
  const edit = editOf(spread, both, 'a');
  return edit && !isGrave(spread, edit) ? both : undefined;
}

/**
 * Every value of a spread in an edit of a resource named `<kind>-<number>`. What is announced to end something has a resource of its own;
 * what is not shares few, because terraform takes long for many.
 */
export function editsOf(spread: Spread): Edit[] {
  const steps: Step[] = [];
  const mild: Step[] = [];
  for (const step of spreadKinds(spread).flatMap((kind) => stepsOf(spread, kind))) {
    const edit = editOf(spread, step, 'a');
    if (!edit) continue;
    if (isGrave(spread, edit)) steps.push(step);
    else join(spread, mild, step);
  }
  return [...steps, ...mild].flatMap((step, at) => editOf(spread, step, `${step.kind.replace('_', '-')}-${at}`) ?? []);
}

/** Puts a step to the first that it goes together with, or behind them. */
function join(spread: Spread, steps: Step[], step: Step): void {
  for (const [at, one] of steps.entries()) {
    const both = one.kind === step.kind ? joined(spread, one, step) : undefined;
    if (!both) continue;
    steps[at] = both;
    return;
  }
  steps.push(step);
}
