import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import { type Environment, parseConfig } from '../config.ts';
import { askRunning } from '../control-file.ts';
import { sealerOf } from '../database.ts';
import { rulesOf } from '../rules.ts';
import { logOf } from '../secrets.ts';
import { createStateAccess } from '../state/access.ts';
import { orderState } from '../state-orders.ts';
import { withStore } from './maintain.ts';

/** What `guildops state …` was given, as typed. */
export interface StateAsked {
  do: 'list' | 'show' | 'diff' | 'restore' | 'unlock';
  project: string;
  guild?: string | undefined;
  serial?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  out?: string | undefined;
  lock?: string | undefined;
  confirm?: string | undefined;
}

/** Looks at the kept versions of a state, or acts on them; by the running service where there is one. Answers in words. */
export async function stateWork(environment: Environment, { out, ...asked }: StateAsked): Promise<string> {
  const config = parseConfig(environment);
  const given = { ...asked, by: userInfo().username, ...(out !== undefined && { out: resolve(out) }) };
  const order = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Record<
    string,
    string
  >;
  const running = await askRunning(config.GUILDOPS_DATA, 'state', order);
  if (running) return String(running.result);
  const clock = { now: () => new Date() };
  return withStore(config, (store) => {
    // No run is let in, so nobody needs the address of the states.
    const states = createStateAccess({
      store: store.states,
      sealer: sealerOf(config),
      clock,
      origin: 'http://127.0.0.1',
    });
    return orderState({ store, states, clock, rules: rulesOf(config), log: logOf(config) }, order);
  });
}
