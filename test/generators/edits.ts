import type { Kind, Resource } from '../../src/core/request.ts';
import { checkedResource } from '../../src/generators/kinds.ts';
import { attempt } from '../../src/generators/settings/attempt.ts';
import type { Spread } from './spreads.ts';

/** One setting of one resource becomes another value. */
export interface Edit {
  title: string;
  setting: string;
  before: Resource;
  after: Resource;
}

type Raw = Readonly<Record<string, unknown>>;

/** Texts, which change nothing else, and the place, which has tests of its own. */
const LEFT_OUT = ['purpose', 'requested_by', 'region'];

/** What takes terraform long to make: one edit of each setting is enough. */
const LARGE: readonly Kind[] = ['network', 'cluster', 'load_balancer'];

/** The first value of each setting becomes the second, and the last becomes the first. */
function* steps(spread: Spread, kind: Kind): Generator<readonly [setting: string, from: Raw, to: Raw]> {
  const choices = Object.entries(spread.choices[kind] ?? {}).filter(
    ([name, values]) => !name.startsWith('@') && !LEFT_OUT.includes(name) && values.length > 1,
  );
  const first = Object.fromEntries(choices.map(([name, [value]]) => [name, value]));
  for (const [name, values] of choices) {
    yield [name, first, { ...first, [name]: values[1] }];
    if (!LARGE.includes(kind)) yield [name, { ...first, [name]: values.at(-1) }, first];
  }
}

const withoutNothing = (raw: Raw) => Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== undefined));

/**
 * Every value of a spread as an edit of a resource of its own, named `<kind letters><number>`; what a cloud refuses, and what only stands
 * outside the project, is no edit.
 */
export function editsOf(spread: Spread, kind: Kind): Edit[] {
  const { project, fitting, isPretended } = spread;
  return [...steps(spread, kind)].flatMap(([setting, from, to], at) => {
    const name = `${kind.replace('_', '-')}-${at}`;
    const make = (raw: Raw) =>
      attempt(() =>
        checkedResource(project, kind, name, { ...fitting(kind, withoutNothing(raw)), requested_by: 'Bo' }),
      );
    const [before, after] = [make(from), make(to)];
    if (!before.ok || !after.ok || ![before.value, after.value].every(isPretended)) return [];
    const title = `${kind} ${setting}: ${JSON.stringify(from[setting])} becomes ${JSON.stringify(to[setting])}`;
    return [{ title, setting, before: before.value, after: after.value }];
  });
}
