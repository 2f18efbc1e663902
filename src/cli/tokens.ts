import { userInfo } from 'node:os';
import { orderToken } from '../api-tokens.ts';
import { type Environment, parseConfig } from '../config.ts';
import { askRunning } from '../control-file.ts';
import { withStore } from './maintain.ts';

/** Makes, lists or ends a token of the API, by the running service where there is one; answers in words. */
export async function tokens(environment: Environment, asked: Readonly<Record<string, string>>): Promise<string> {
  const config = parseConfig(environment);
  const order = { ...asked, by: userInfo().username };
  const running = await askRunning(config.GUILDOPS_DATA, 'token', order);
  if (running) return String(running.result);
  return withStore(config, (store) =>
    orderToken({ store, clock: { now: () => new Date() }, guilds: config.GUILDOPS_GUILDS }, order),
  );
}
