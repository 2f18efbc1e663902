import type { Config } from './config.ts';
import type { Rules } from './deploy/ports.ts';

/** The settings that the use cases read. */
export const rulesOf = (config: Config, ownerOf: Rules['ownerOf'] = () => undefined): Rules => ({
  ownerOf,
  guilds: config.GUILDOPS_GUILDS,
  admins: config.GUILDOPS_ADMINS,
  planHours: config.GUILDOPS_PLAN_HOURS,
  draftMinutes: config.GUILDOPS_DRAFT_MINUTES,
  sandbox: config.ENGINE_REATTACH !== undefined,
});
