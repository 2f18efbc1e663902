import { orderAi } from './ai-orders.ts';
import { orderToken } from './api-tokens.ts';
import { orderAudit } from './audit-orders.ts';
import type { Config } from './config.ts';
import type { Clock, Log, Ports } from './deploy/ports.ts';
import { sweepAndTell } from './deploy/sweep.ts';
import { sync } from './deploy/sync.ts';
import { orderDrift } from './drift-orders.ts';
import { orderDiff, orderTag } from './history-orders.ts';
import { orderTerms } from './price-terms.ts';
import { usePrices } from './prices.ts';
import type { StateAccess } from './state/access.ts';
import { orderState } from './state-orders.ts';
import type { SqliteStore } from './store/open-store.ts';
import type { Commands } from './web/control.ts';

interface Needs {
  store: SqliteStore;
  clock: Clock;
  log: Log;
  /** There once the program has started: an order comes later than that, and the listener it comes through is there before. */
  ports(): Ports;
  states(): StateAccess;
}

/** What the operator of this machine orders through the command line, by name. */
export const ordersOf = (config: Config, { store, clock, log, ports, states }: Needs): Commands => ({
  ping: async () => 'pong',
  sweep: () => sweepAndTell(ports()),
  sync: () => sync(ports()),
  backup: async ({ to = '' }) => store.backup(to),
  prices: () => usePrices(config, log),
  terms: (order) => orderTerms(ports(), order),
  state: (order) => orderState({ ...ports(), states: states() }, order),
  diff: (order) => orderDiff(ports(), order),
  tag: (order) => orderTag(ports(), order),
  drift: (order) => orderDrift(ports(), order),
  token: (order) => orderToken({ store, clock, guilds: config.GUILDOPS_GUILDS }, order),
  audit: (order) => orderAudit(ports(), order),
  ai: () => orderAi(ports()),
});
