import type { OtherWay, Violation, Wish } from '../core/counsel.ts';
import { saysBeginner, sensitiveIn, unprotectedWords } from '../review/guardrails/said.ts';
import { acceleratorHours } from './accelerator-hours.ts';
import type { Blueprint } from './blueprint.ts';
import { BUDGET_RANGES, dollars, fitsBudget } from './budget.ts';
import type { Priced } from './candidate.ts';
import { frameworkFacts, frameworksIn } from './frameworks.ts';
import { isForTest } from './stated.ts';
import { withinBudget } from './within-budget.ts';

/** What rules say of a wish: what must not be, what deserves a second thought, and other ways. */
export interface Guarded {
  violations: readonly Violation[];
  warnings: readonly string[];
  alternatives: readonly OtherWay[];
}

const WITHOUT_PROTECTION =
  /\b(?:without|no|disable[ds]?|turn(?:ed)? off|skip|un)[- ]?(?:any )?(?:encrypt(?:ion|ed)|tls|ssl|https|backups?|audit logs?|logging)\b|\bplain ?text\b/i;
/** Ways of saying that data, or a way in for administrators, is open to the world. */
const OPEN: readonly RegExp[] = [
  /\bpublic(?:ly (?:readable|writable|accessible))? (?:bucket|database|db)\b/i,
  /\b(?:bucket|database|db) (?:open|public) to (?:everyone|all|the world|the internet)\b/i,
  /\bopen (?:ssh|rdp|all ports|to the world|to everyone|to the internet)\b/i,
  /\b(?:ssh|rdp|port \d+) (?:open )?(?:from|to) (?:anywhere|everywhere|everyone|the internet|the world)\b/i,
  /(?:\b0\.0\.0\.0|::)\/0/,
];
const isSensitive = ({ useCase, framework }: Wish): boolean =>
  framework !== undefined || sensitiveIn(useCase).length > 0 || frameworksIn(useCase).length > 0;

/** Before anything is recommended and again on what a model says: what a text asks for that must not be. */
export function forbiddenIn(text: string, sensitive: boolean): Violation[] {
  return [
    ...(sensitive && (WITHOUT_PROTECTION.test(text) || unprotectedWords(text).length > 0)
      ? [violation('unprotected-data', 'Sensitive data is never kept without encryption, backups and logs.')]
      : []),
    ...(OPEN.some((words) => words.test(text))
      ? [
          violation(
            'open-to-everyone',
            'Nothing here is made open to everyone: neither data nor ways in for administrators.',
          ),
        ]
      : []),
  ];
}

const violation = (id: Violation['id'], what: string): Violation => ({ id, what });

/** What rules say of a wish and of what would be recommended for it, on the cheapest cloud. */
export function guard(wish: Wish, blueprint: Blueprint, cheapest: Priced): Guarded {
  return joined([
    { violations: forbiddenIn(wish.useCase, isSensitive(wish)), warnings: [], alternatives: protections(wish) },
    overBudget(wish, blueprint, cheapest),
    { violations: [], alternatives: [], warnings: doubts(wish, blueprint) },
  ]);
}

const joined = (all: readonly Guarded[]): Guarded => ({
  violations: all.flatMap(({ violations }) => violations),
  warnings: all.flatMap(({ warnings }) => warnings),
  alternatives: all.flatMap(({ alternatives }) => alternatives),
});

function overBudget(wish: Wish, { byHand }: Blueprint, cheapest: Priced): Guarded {
  const { budget } = wish;
  if (budget === undefined || fitsBudget(cheapest.monthlyUsd, budget)) return joined([]);
  const words = `${dollars(cheapest.monthlyUsd)} a month on ${cheapest.provider}, the cheapest; the budget is ${BUDGET_RANGES[budget].words}.`;
  if (!byHand)
    return {
      violations: [violation('budget', `It costs ${words}`)],
      warnings: [],
      alternatives: withinBudget(wish, cheapest),
    };
  const what = `A machine with a GPU that runs all month costs too much: all of it ${words}`;
  return {
    violations: [violation('accelerator-budget', what)],
    warnings: [],
    alternatives: acceleratorHours(cheapest, budget),
  };
}

const protections = (wish: Wish): OtherWay[] =>
  forbiddenIn(wish.useCase, isSensitive(wish)).map(({ id }) =>
    id === 'open-to-everyone'
      ? {
          what: 'A private network, with a load balancer or a bastion as the only way in',
          impact: 'People reach what they need, and scanners reach nothing',
          tradeOff: 'Administrators go one step further',
        }
      : {
          what: 'Encryption, backups and logs as every kind has them by default',
          impact: 'They cost nothing or little and take no time',
          tradeOff: 'None that a user would notice',
        },
  );

/** What is allowed and deserves a second thought. */
function doubts(wish: Wish, blueprint: Blueprint): string[] {
  const { useCase, security, framework } = wish;
  const meant = frameworksIn(useCase).filter((id) => id !== framework);
  return [
    meant.length > 0 &&
      `The use case speaks of data that may fall under ${meant.map((id) => frameworkFacts(id).title).join(' and ')}: ask with security "compliance" and that framework.`,
    security === 'standard' && isSensitive(wish) && 'Sensitive data deserves more than the standard level of security.',
    security === 'compliance' &&
      framework === undefined &&
      'Compliance with which framework? Without one only the strictest settings are taken, and no duties are listed.',
    saysBeginner(useCase) &&
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
