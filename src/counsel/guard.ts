import { HOURS_PER_MONTH, machineQuote } from '../catalog/prices.ts';
import type { OtherWay, Violation, Wish } from '../core/counsel.ts';
import type { Resource } from '../core/request.ts';
import { estimateResource } from '../cost/estimate.ts';
import type { Asked, Objection, Prices } from '../review/guardrails/asked.ts';
import { expenses } from '../review/guardrails/expenses.ts';
import { meantPacks, protections } from '../review/guardrails/protections.ts';
import { saysBeginner } from '../review/guardrails/said.ts';
import { simplicity } from '../review/guardrails/simplicity.ts';
import { acceleratorHours } from './accelerator-hours.ts';
import type { Blueprint } from './blueprint.ts';
import { BUDGET_RANGES } from './budget.ts';
import type { Priced } from './candidate.ts';
import { frameworkFacts } from './frameworks.ts';
import { environmentOf, isForTest } from './stated.ts';
import { withinBudget } from './within-budget.ts';

/** What rules say of a wish: what must not be, what deserves a second thought, and other ways. */
export interface Guarded {
  violations: readonly Violation[];
  warnings: readonly string[];
  alternatives: readonly OtherWay[];
}

/** What the guardrails of requests say of a wish, and of what would be recommended for it on the cheapest cloud. */
export function guard(wish: Wish, blueprint: Blueprint, cheapest: Priced): Guarded {
  const asked = askedFor(wish, blueprint, cheapest);
  const [data, ease, money] = [protections(asked), simplicity(asked), expenses(asked, pricesOf(asked))];
  // What a rule says of our own resources can be set otherwise in the draft; what the words ask for, and the price, cannot.
  const inDraft = data.violations.filter(({ rule }) => rule !== undefined);
  const violations = [...data.violations.filter((one) => !inDraft.includes(one)), ...money.violations].flatMap(
    toViolation,
  );
  const told = [...inDraft, ...data.warnings, ...ease.warnings].map(({ what }) => what);
  return {
    violations,
    warnings: [...told, ...doubts(wish, blueprint, ease.warnings.length > 0)],
    alternatives: [...data.alternatives, ...ease.alternatives, ...cheaper(wish, cheapest, violations)],
  };
}

/** The recommendation as a request would say it; a machine that GuildOps does not generate counts, too. */
function askedFor({ useCase, budget, security, framework }: Wish, { byHand }: Blueprint, cheapest: Priced): Asked {
  const { provider, region, resources } = cheapest;
  const machine = byHand?.[provider];
  const { toUsd } = BUDGET_RANGES[budget ?? 'high'];
  return {
    ...{ text: useCase, provider, region, security },
    environment: environmentOf({ useCase, security }),
    resources: machine === undefined ? resources : [...resources, machineByHand(machine)],
    packs: framework ? [frameworkFacts(framework)] : [],
    ...(Number.isFinite(toUsd) && { budgetUsd: toUsd }),
  };
}

const BY_HAND = 'gpu';
const machineByHand = (type: string): Resource => ({ kind: 'vm', name: BY_HAND, settings: { machine_type: type } });

/** By our catalog; other ways have prices of their own. */
const pricesOf = ({ provider, region, resources }: Asked): Prices => ({
  monthlyUsd(resource) {
    if (resource.name === BY_HAND) {
      const hourly = machineQuote(provider, region, String(resource.settings.machine_type))?.usd;
      return hourly === undefined ? undefined : hourly * HOURS_PER_MONTH;
    }
    return estimateResource(resource, { provider, region }, resources).monthlyUsd;
  },
  cheaper: () => [],
});

/** Words for a GPU count only where something is recommended that has one. */
const toViolation = ({ id, of, what }: Objection): Violation[] => {
  if (id === 'accelerator-budget') return of === undefined ? [] : [{ id, what }];
  return id === 'over-budget' || id === 'unprotected-data' || id === 'open' ? [{ id, what }] : [];
};

function cheaper(wish: Wish, cheapest: Priced, violations: readonly Violation[]): OtherWay[] {
  if (violations.some(({ id }) => id === 'accelerator-budget'))
    return acceleratorHours(cheapest, wish.budget ?? 'high');
  return violations.some(({ id }) => id === 'over-budget') ? withinBudget(wish, cheapest) : [];
}

/** What is allowed and deserves a second thought, as this blueprint is what it is. */
function doubts(wish: Wish, blueprint: Blueprint, isSaidToBeHard: boolean): string[] {
  const { useCase, security, framework } = wish;
  const named = meantPacks(useCase).filter(({ id }) => id !== framework);
  return [
    named.length > 0 &&
      `The use case names ${named.map(({ title }) => title).join(' and ')}: ask with security "compliance" and that framework, for its settings and duties.`,
    security === 'compliance' &&
      framework === undefined &&
      'Compliance with which framework? Without one only the strictest settings are taken, and no duties are listed.',
    saysBeginner(useCase) &&
      !isSaidToBeHard &&
      blueprint.complexity === 'complex' &&
      `${blueprint.title} takes experience to run; begin with something simpler, and grow into it.`,
    blueprint.canBeStopped &&
      !blueprint.byHand &&
      /\b(?:production|customers?|24\/7|always on|must not stop)\b/i.test(useCase) &&
      'Spot machines are stopped whenever the cloud needs them: do not let customers wait for them.',
    blueprint.reliability <= 2 &&
      !isForTest(useCase) &&
      /\b(?:production|customers?|24\/7|highly available|high availability|mission[- ]critical)\b/i.test(useCase) &&
      'One machine is a single point of failure: for production take two behind a load balancer.',
    blueprint.byHand !== undefined &&
      'GuildOps generates no machines with accelerators: drivers, quotas and zones differ too much. A deploy from this makes what surrounds it; the machine is added by hand in the pull request.',
  ].filter((text) => typeof text === 'string');
}
