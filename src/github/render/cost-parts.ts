import type { CostDetails, CostPart, Saving } from '../../core/plan.ts';
import { unitPrice } from '../../cost/part.ts';
import { usd } from './format.ts';
import { code, codeCell, text } from './markdown.ts';

const partRow = ({ address, what, quantity, unit, unitUsd, hourlyUsd, monthlyUsd, sure }: CostPart): string => {
  const amount = `${Number(quantity.toFixed(2))} × ${text(unit, 40)}`;
  return `| ${codeCell(address)} | ${text(what, 100)} | ${amount} | ${unitPrice(unitUsd)} | ${unitPrice(hourlyUsd)} | ${usd(monthlyUsd)} | ${text(sure, 20)} |`;
};

/** What the price after the plan is made of, folded; what has no price is named below. */
export function costDetailLines({ parts, partsLeft, unknown }: CostDetails): string[] {
  if (parts.length + unknown.length === 0) return [];
  const more = partsLeft > 0 ? [`| … and ${partsLeft} cheaper parts | | | | | | |`] : [];
  const table = [
    '| Resource | Part | Quantity a month | Unit price | Hourly | Monthly | Price is |',
    '|---|---|--:|--:|--:|--:|---|',
    ...parts.map(partRow),
    ...more,
  ];
  const named = unknown.map(({ address, what }) => `- no known price: ${code(address)}, ${text(what, 100)}`);
  return [
    '<details><summary>What the price is made of</summary>',
    '',
    ...(parts.length > 0 ? table : []),
    ...(named.length > 0 ? ['', ...named] : []),
    '',
    '</details>',
  ];
}

/** What would be cheaper of what was asked for. */
export function savingLines(savings: readonly Saving[]): string[] {
  if (savings.length === 0) return [];
  return [
    '**Could be cheaper**',
    ...savings.map(
      ({ of, what, why, savingUsd, savingPercent }) =>
        `- ${code(of)}: ${text(what, 100)} saves ${usd(savingUsd)} a month (${savingPercent} %). ${text(why, 200)}`,
    ),
  ];
}
