import type { PlanCost } from '../core/plan.ts';
import type { Finding, FindingStatus } from '../core/verdict.ts';
import type { PackReport } from '../review/packs/report.ts';
import { ruleOf } from '../review/registry.ts';
import type { Review } from '../review/review-plan.ts';

/** Everything a review says. */
export interface WholeReview extends Review {
  cost: PlanCost;
  packs: readonly PackReport[];
}

/** The review as JSON; its fields are those of docs/review.md. */
export const reviewJson = ({ verdict, findings, cost, impact, suggestions, packs }: WholeReview): string =>
  JSON.stringify(
    {
      verdict,
      findings: findings.map(({ rule, ...finding }) => ({ rule_id: rule, ...finding })),
      cost: {
        before_usd: cost.beforeUsd,
        after_usd: cost.afterUsd,
        unpriced: cost.unpriced,
        lines: cost.lines.map(({ address, beforeUsd, afterUsd }) => ({
          address,
          before_usd: beforeUsd,
          after_usd: afterUsd,
        })),
      },
      ...{ impact, suggestions, packs },
    },
    null,
    2,
  );

const VERDICTS: Readonly<Record<Review['verdict']['is'], string>> = {
  clean: 'Clean: the rules found nothing.',
  findings: 'Findings, none of them a danger.',
  danger: 'Danger: read this first.',
};

/** The review for a terminal. */
export function reviewText({ verdict, findings, cost, impact, packs }: WholeReview): string {
  const parts = [
    [
      VERDICTS[verdict.is],
      ...verdict.reasons.map(({ kind, address, what }) => `  ${kind}: ${plain(address)}: ${plain(what)}`),
    ],
    ...(['new', 'existing', 'suppressed'] as const).map((status) => findingLines(findings, status)),
    impactLines(impact),
    ...packs.map(packLines),
    [costLine(cost)],
  ];
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

const TITLES: Readonly<Record<FindingStatus, string>> = {
  new: 'Findings',
  existing: 'There before',
  suppressed: 'Suppressed',
};

function findingLines(all: readonly Finding[], status: FindingStatus): string[] {
  const findings = all.filter((one) => one.status === status);
  if (findings.length === 0) return [];
  return [
    `${TITLES[status]} (${findings.length})`,
    ...findings.flatMap(({ rule, severity, address, message, reason, until, file, line }) => {
      const place = file === undefined ? '' : ` (${file}:${line})`;
      const why = reason === undefined ? [] : [`    because: ${plain(reason)}${until ? `, until ${until}` : ''}`];
      const fix = status === 'new' ? [`    ${ruleOf(rule)?.fix ?? ''}`] : [];
      return [`  ${severity.padEnd(8)} ${rule} ${plain(address)}${place}: ${plain(message)}`, ...why, ...fix];
    }),
  ];
}

function impactLines(impact: Review['impact']): string[] {
  const telling = impact.filter(({ effect }) => effect !== 'in-place');
  if (telling.length === 0) return [];
  return [
    'What it does to what is there',
    ...telling.map(({ address, effect, cause, dependents }) => {
      const used = dependents.length > 0 ? `; needed by ${dependents.map(plain).join(', ')}` : '';
      return `  ${effect.padEnd(9)} ${plain(address)}: ${cause.map(plain).join(', ')}${used}`;
    }),
  ];
}

const packLines = ({ title, violations, duties }: PackReport): string[] => [
  `${title}: ${violations.length === 0 ? 'nothing in this plan speaks against its controls' : `${violations.length} controls are not met`}`,
  ...violations.map(
    ({ control, what, findings }) =>
      `  ${control} ${what}: ${findings.map(({ rule, address }) => `${rule} ${plain(address)}`).join(', ')}`,
  ),
  ...duties.map((duty) => `  no plan can show: ${duty}`),
];

const costLine = ({ beforeUsd, afterUsd, unpriced }: PlanCost): string =>
  `Cost a month: $${beforeUsd.toFixed(2)} -> $${afterUsd.toFixed(2)}${unpriced.length > 0 ? `, and ${unpriced.length} without a known price` : ''}`;

/** Addresses and reasons hold what people wrote; a terminal must not obey it. */
const plain = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\u{FFFD}');
