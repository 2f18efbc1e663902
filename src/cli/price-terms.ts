import { userInfo } from 'node:os';
import { type Environment, parseConfig } from '../config.ts';
import { askRunning } from '../control-file.ts';
import { Refusal } from '../core/refusal.ts';
import type { Terms } from '../core/terms.ts';
import { orderTerms } from '../price-terms.ts';
import { rulesOf } from '../rules.ts';
import { withStore } from './maintain.ts';

/** What `guildops prices terms` was given, as typed. */
export interface TermsAsked {
  project: string;
  guild?: string | undefined;
  discount?: readonly string[] | undefined;
  price?: readonly string[] | undefined;
  agreed?: string | undefined;
  clear?: boolean | undefined;
}

/** `machine=15` as a name and a number; the last `=` divides, as names may have one. */
function entryOf(text: string): [name: string, amount: number] {
  const at = text.lastIndexOf('=');
  const amount = text.slice(at + 1).trim();
  if (at > 0 && amount !== '' && Number.isFinite(Number(amount))) return [text.slice(0, at).trim(), Number(amount)];
  throw new Refusal({
    code: 'bad-input',
    field: text.slice(0, 80),
    why: 'it is not a name and a number',
    expected: 'for example machine=15, or "machine m7i.large=0.08"',
  });
}

/** The terms that were asked for; undefined: to look only. */
export function termsOf({ discount = [], price = [], agreed, clear }: TermsAsked): Terms | undefined {
  if (discount.length + price.length === 0) return clear ? {} : undefined;
  return {
    discounts: Object.fromEntries(discount.map(entryOf)),
    overrides: Object.fromEntries(price.map(entryOf)),
    ...(agreed !== undefined && { asOf: agreed }),
  };
}

/** Sets or shows a project's own prices and answers with them in words; by the running service where there is one. */
export async function priceTerms(environment: Environment, asked: TermsAsked): Promise<string> {
  const config = parseConfig(environment);
  const terms = termsOf(asked);
  const order = {
    project: asked.project,
    by: userInfo().username,
    ...(asked.guild !== undefined && { guild: asked.guild }),
    ...(terms && { terms: JSON.stringify(terms) }),
  };
  const running = await askRunning(config.GUILDOPS_DATA, 'terms', order);
  if (running) return String(running.result);
  const clock = { now: () => new Date() };
  return withStore(config, (store) => orderTerms({ store, clock, rules: rulesOf(config) }, order));
}
