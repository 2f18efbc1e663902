import { providers } from '../catalog/clouds.ts';
import type { Recommendation, Wish } from '../core/counsel.ts';
import type { OfferedSize } from '../generators/templates/parameters.ts';
import type { Blueprint } from './blueprint.ts';
import { matchOf } from './blueprints.ts';
import { fitsBudget } from './budget.ts';
import { candidateOn, type Priced } from './candidate.ts';
import { frameworkFacts } from './frameworks.ts';
import { guard } from './guard.ts';
import { otherWays } from './other-ways.ts';
import { scored } from './scores.ts';
import { environmentOf, sizeStated } from './stated.ts';

const FROM_LARGE: readonly OfferedSize[] = ['large', 'medium', 'small'];
const BY_BUDGET: Readonly<Record<'low' | 'medium' | 'high', OfferedSize>> = {
  low: 'small',
  medium: 'medium',
  high: 'large',
};

/** What rules, templates and prices of ours recommend for a use case; no model and no network takes part. */
export function recommend(wish: Wish): Omit<Recommendation, 'sources'> {
  const { blueprint, confidence, words } = matchOf(wish.useCase);
  const { size, priced } = fitting(wish, blueprint);
  const cheapest = priced.reduce((best, one) => (one.monthlyUsd < best.monthlyUsd ? one : best));
  const { violations, warnings, alternatives } = guard(wish, blueprint, cheapest);
  const candidates = scored(priced, blueprint, wish.security);
  return {
    ...{ blueprint: blueprint.id, title: blueprint.title, why: whyOf(blueprint, words), size, confidence },
    ...{ complexity: blueprint.complexity, setUpMinutes: blueprint.setUpMinutes, environment: environmentOf(wish) },
    ...{ candidates, violations },
    alternatives: [...alternatives, ...otherWays(wish, blueprint, size, candidates)],
    warnings: [...warnings, ...(isClosedYet(blueprint) ? [CLOSED_YET] : []), ...(confidence === 'low' ? [UNSURE] : [])],
    duties: wish.framework ? frameworkFacts(wish.framework).duties : [],
  };
}

const UNSURE =
  'The use case says little of what is to be built; a sentence on what it does, for how many people, and what data it keeps would give a better answer.';

/** Templates open a load balancer to the internet with a certificate only, and no example has one. */
const isClosedYet = ({ template }: Blueprint): boolean => template.lines.some(({ certified }) => certified?.public);
const CLOSED_YET =
  'Nobody outside reaches it yet: the load balancer stays private until it is given a certificate and is made public, in the draft or by an edit.';

const whyOf = ({ why }: Blueprint, words: readonly string[]): string =>
  words.length > 0 ? `${why} (decided by: ${[...new Set(words)].slice(0, 4).join(', ')})` : why;

/** The size that was stated, or that goes with the budget; smaller where the cheapest cloud would pass the budget with it. */
function fitting(wish: Wish, blueprint: Blueprint): { size: OfferedSize; priced: readonly [Priced, ...Priced[]] } {
  const wanted = sizeStated(wish.useCase) ?? (wish.budget ? BY_BUDGET[wish.budget] : 'small');
  const sizes = FROM_LARGE.slice(FROM_LARGE.indexOf(wanted));
  const all = sizes.map((size) => ({ size, priced: pricedIn(wish, blueprint, size) }));
  const fits = all.find(({ priced }) => priced.some(({ monthlyUsd }) => fitsBudget(monthlyUsd, wish.budget)));
  const found = fits ?? all.at(-1);
  const [first, ...others] = found?.priced ?? [];
  if (!found || !first) throw new Error(`no cloud has what ${blueprint.id} is made of`);
  return { size: found.size, priced: [first, ...others] };
}

const pricedIn = (wish: Wish, blueprint: Blueprint, size: OfferedSize): Priced[] =>
  (wish.provider ? [wish.provider] : providers())
    .filter((provider) => blueprint.template.providers.includes(provider))
    .map((provider) => candidateOn(provider, blueprint, size, wish));
