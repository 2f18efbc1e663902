import type { Ports } from '../ports.ts';
import { alertBudgets } from './alert-budgets.ts';
import { dayOf } from './load-of.ts';

/** Tells of budgets that are still passed in a new month, and forgets what was created before today: no limit looks further back. */
export async function sweepLimits({ store, rules }: Pick<Ports, 'store' | 'rules'>, now: Date): Promise<void> {
  for (const guild of rules.guilds.keys()) await store.transaction((tables) => alertBudgets(tables, guild, now));
  await store.ledger.forgetCreated(dayOf(now));
}
