import type { PlanSummary } from '../../core/plan.ts';
import type { Danger, DangerKind, PlanImpact } from '../../core/review.ts';
import { firstOf } from './format.ts';
import { code, codeCell, text } from './markdown.ts';

const MOST_DANGERS = 5;
const MOST_ROWS = 15;
const MOST_NAMED = 3;

const KINDS: Readonly<Record<DangerKind, string>> = {
  'data-loss': 'data is lost',
  exposure: 'opened to everyone',
  'protection-lost': 'protection is lost',
  'rights-widened': 'rights are widened',
  'mass-change': 'many changes at once',
};

/** Why it is a plan to read twice, each reason once. What loses its data is in the warning above already. */
export function dangerLines({ danger = [] }: PlanSummary): string[] {
  const told = danger.filter(({ kind }) => kind !== 'data-loss');
  if (told.length === 0) return [];
  const item = ({ kind, address, what }: Danger) => `> - **${KINDS[kind]}**: ${code(address)} ${text(what, 200)}`;
  return [
    '> [!CAUTION]',
    '> **Read this plan twice.**',
    ...firstOf(told, MOST_DANGERS, item, (n) => `> - … and ${n} more`),
  ];
}

/** What it does to what is there, beyond changes in place; behind a line. */
export function impactLines({ impact = [] }: PlanSummary): string[] {
  if (impact.length === 0) return [];
  const counts = [...new Set(impact.map(({ effect }) => effect))].map(
    (effect) => `${impact.filter((one) => one.effect === effect).length} ${effect}`,
  );
  return [
    `<details><summary>Impact on what is there: ${counts.join(', ')}</summary>`,
    '',
    '| Resource | Effect | Because of | Needed by |',
    '|---|---|---|---|',
    ...firstOf(impact, MOST_ROWS, impactRow, (n) => `| … and ${n} more | | | |`),
    '',
    '</details>',
  ];
}

const impactRow = ({ address, effect, cause, dependents }: PlanImpact): string =>
  `| ${codeCell(address)} | ${effect} | ${cells(cause)} | ${cells(dependents)} |`;

const cells = (some: readonly string[]): string =>
  firstOf(
    some,
    MOST_NAMED,
    (one) => codeCell(one),
    (n) => `${n} more`,
  ).join(', ');
