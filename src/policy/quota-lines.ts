import { countedWords, limitLabel } from '../core/limit.ts';
import { QUOTAS, type QuotaName } from '../core/quota.ts';
import type { Kind } from '../core/request.ts';
import { availableOf, type Load, whoseWords } from './limits.ts';

/** One limit, as people read it. Plain text: each surface escapes it with its own escape. */
export interface QuotaLine {
  /** `Machines`, `Memory in europe-west1`. */
  label: string;
  /** Ten cells: what is used, reserved and asked for, of what there may be. */
  bar: string;
  /** `8 used, 1 reserved, +2 of 10 · none left`. */
  text: string;
  isOver: boolean;
}

const CELLS = 10;

/** `▰▰▰▱▱▱▱▱▱▱`; anything at all fills a cell, and only what is full fills the last one. */
export function quotaBar(taken: number, limit: number): string {
  const share = limit > 0 ? taken / limit : taken > 0 ? 1 : 0;
  const full = share >= 1 ? CELLS : Math.min(CELLS - 1, Math.max(taken > 0 ? 1 : 0, Math.round(share * CELLS)));
  return '▰'.repeat(full) + '▱'.repeat(CELLS - full);
}

/** Amounts of memory come in halves and tenths. */
export const amountText = (amount: number): string => String(Number(amount.toFixed(2)));

/** A load in words. */
export function quotaLine(load: Load): QuotaLine {
  const { name, limit, used, reserved, wanted, project, region, person } = load;
  const taken = used + reserved + wanted;
  const isUsual = project !== undefined && region === undefined && person === undefined;
  const left = availableOf(load);
  const parts = [
    `${amountText(used)} used`,
    ...(reserved > 0 ? [`${amountText(reserved)} reserved`] : []),
    ...(wanted > 0 ? [`+${amountText(wanted)}`] : []),
  ];
  return {
    label: isUsual ? limitLabel(name) : `${limitLabel(name)}, ${whoseWords(load)}`,
    bar: quotaBar(taken, limit),
    text: `${parts.join(', ')} of ${amountText(limit)} ${countedWords(name)} · ${left > 0 ? `${amountText(left)} left` : 'none left'}`,
    isOver: taken > limit,
  };
}

/**
 * The limits that a request or plan touches: those of what it adds, and of the given kinds, which a lobby has lines of. A limit of nothing
 * that is asked for is left out.
 */
export const quotaLines = (loads: readonly Load[], kinds: readonly Kind[] = []): QuotaLine[] =>
  loads.filter(({ name, wanted }) => wanted > 0 || isOfKinds(name, kinds)).map(quotaLine);

const isOfKinds = (name: Load['name'], kinds: readonly Kind[]): boolean =>
  Object.hasOwn(QUOTAS, name) &&
  QUOTAS[name as QuotaName].kinds.some((kind) => (kinds as readonly string[]).includes(kind));
