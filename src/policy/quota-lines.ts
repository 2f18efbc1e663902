import { countedWords, type LimitName, limitLabel } from '../core/limit.ts';
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

/** How a language says a limit. Amounts come as they are shown. */
export interface QuotaWords {
  label(name: LimitName): string;
  counted(name: LimitName): string;
  whose(load: Pick<Load, 'project' | 'region' | 'person'>): string;
  used(amount: string): string;
  reserved(amount: string): string;
  of: string;
  left(amount: string): string;
  noneLeft: string;
}

const ENGLISH: QuotaWords = {
  label: limitLabel,
  counted: countedWords,
  whose: whoseWords,
  used: (amount) => `${amount} used`,
  reserved: (amount) => `${amount} reserved`,
  of: 'of',
  left: (amount) => `${amount} left`,
  noneLeft: 'none left',
};

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
export function quotaLine(load: Load, words: QuotaWords = ENGLISH): QuotaLine {
  const { name, limit, used, reserved, wanted, project, region, person } = load;
  const taken = used + reserved + wanted;
  const isUsual = project !== undefined && region === undefined && person === undefined;
  const left = availableOf(load);
  const parts = [
    words.used(amountText(used)),
    ...(reserved > 0 ? [words.reserved(amountText(reserved))] : []),
    ...(wanted > 0 ? [`+${amountText(wanted)}`] : []),
  ];
  return {
    label: isUsual ? words.label(name) : `${words.label(name)}, ${words.whose(load)}`,
    bar: quotaBar(taken, limit),
    text: `${parts.join(', ')} ${words.of} ${amountText(limit)} ${words.counted(name)} · ${left > 0 ? words.left(amountText(left)) : words.noneLeft}`,
    isOver: taken > limit,
  };
}

/**
 * The limits that a request or plan touches: those of what it adds, and of the given kinds, which a lobby has lines of. A limit of nothing
 * that is asked for is left out.
 */
export const touchedLoads = (loads: readonly Load[], kinds: readonly Kind[] = []): Load[] =>
  loads.filter(({ name, wanted }) => wanted > 0 || isOfKinds(name, kinds));

const isOfKinds = (name: Load['name'], kinds: readonly Kind[]): boolean =>
  Object.hasOwn(QUOTAS, name) &&
  QUOTAS[name as QuotaName].kinds.some((kind) => (kinds as readonly string[]).includes(kind));
