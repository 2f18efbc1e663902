import type { GuildId } from './ids.ts';

/** What an administrator chose for a guild; what is absent was never chosen, and what would be told there is told nobody. */
export interface GuildSettings {
  guild: GuildId;
  /** Discord channel of lobbies that nobody asked for in a channel of their own. */
  deployChannel?: string;
  /** Discord channel that hears of everything an administrator has to know. */
  auditChannel?: string;
  /** Discord channel where people ask for access, for more quota or for a project. */
  approversChannel?: string;
  /** Discord role that is pinged when somebody has to decide. It gives no right. */
  approverRole?: string;
  /** When the cost report comes, as cron in UTC or `off`, and where: absent is the audit channel. */
  costReport?: { schedule: string; channel?: string };
  /** Discord ids of those who asked to be told alerts in a direct message. */
  subscribers: readonly string[];
}

export const noSettings = (guild: GuildId): GuildSettings => ({ guild, subscribers: [] });
