import type { Json } from '../core/json.ts';
import { type Resource, resourceKey } from '../core/request.ts';
import type { PointsDiff } from './diff-points.ts';

const LONGEST_VALUE = 120;

/** One line, whatever the value holds. */
function valueText(value: Json | undefined): string {
  if (value === undefined) return '(not set)';
  const text = JSON.stringify(value).replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu,
    (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}

const nameOf = (resource: Resource): string => resourceKey(resource);
const SIGNS = { added: '+', removed: '-', changed: '~' } as const;

/** The difference in lines, in the manner of a diff: what comes with `+`, what goes with `-`, what changes with `~`. Plain text. */
export function diffLines({ added, removed, changed, files, cost }: PointsDiff): string[] {
  const lines = [
    ...added.map((one) => `+ ${nameOf(one)}`),
    ...removed.map((one) => `- ${nameOf(one)}`),
    ...changed.flatMap(({ resource, settings }) => [
      `~ ${nameOf(resource)}`,
      ...settings.map(({ name, from, to }) => `    ${name}: ${valueText(from)} -> ${valueText(to)}`),
    ]),
    ...files.map(({ path, is }) => `${SIGNS[is]} ${path.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ')}`),
  ];
  if (lines.length === 0) return ['Nothing differs.'];
  const { beforeUsd, afterUsd } = cost;
  const isPriced = beforeUsd > 0 || afterUsd > 0;
  return isPriced
    ? [...lines, `cost: ${usd(beforeUsd)} -> ${usd(afterUsd)} a month, as far as prices are known`]
    : lines;
}

const usd = (amount: number): string => `$${amount.toFixed(2)}`;
