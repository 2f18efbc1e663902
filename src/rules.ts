import type { Config } from './config.ts';
import type { Rules } from './deploy/ports.ts';

/** The settings that the use cases read. */
export const rulesOf = (
  config: Config,
  ownerOf: Rules['ownerOf'] = () => undefined,
  runUrl?: Rules['runUrl'],
): Rules => ({
  ownerOf,
  runUrl,
  guilds: config.GUILDOPS_GUILDS,
  admins: config.GUILDOPS_ADMINS,
  planHours: config.GUILDOPS_PLAN_HOURS,
  draftMinutes: config.GUILDOPS_DRAFT_MINUTES,
  drift: config.GUILDOPS_DRIFT,
  costReport: config.GUILDOPS_COST_REPORT,
  logDays: config.GUILDOPS_LOG_DAYS,
  auditDays: config.GUILDOPS_AUDIT_DAYS,
  mirrorsReplies: config.DISCORD_MIRROR_REPLIES,
  sandbox: config.ENGINE_REATTACH !== undefined,
});
