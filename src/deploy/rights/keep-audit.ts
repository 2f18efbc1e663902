import { headText } from '../../core/audit/chain.ts';
import type { GuildId } from '../../core/ids.ts';
import { tellAudit } from '../notices/tell.ts';
import type { Ports, Tables } from '../ports.ts';

const DAY_MS = 86_400_000;

/**
 * Once a day: lets go of rows that are old enough, and tells each server where the chain has come to. Both are safe to repeat: what was
 * told of a day stays as it was told first.
 */
export async function keepAudit({ store, clock, rules }: Pick<Ports, 'store' | 'clock' | 'rules'>): Promise<void> {
  const now = clock.now();
  await store.audit.prune(new Date(now.getTime() - rules.auditDays * DAY_MS), now);
  for (const guild of rules.guilds.keys())
    await store.transaction((tables) => tellAuditHead(tables, guild, now, now.toISOString().slice(0, 10)));
}

/** Tells the audit channel of a server how far the chain has come, once for each `occasion`, so that what comes after cannot change it unseen. */
export async function tellAuditHead(tables: Tables, guild: GuildId, at: Date, occasion: string): Promise<void> {
  const about = `audit-head:${guild}:${occasion}`;
  const { auditChannel } = await tables.guilds.settings(guild);
  if (auditChannel === undefined || (await tables.notices.find(`${about}@${auditChannel}`))) return;
  const head = await tables.audit.head();
  if (head.n === 0) return;
  await tables.audit.keepHead(head, at, 'channel');
  const lines = [headText(head), '`guildops audit verify` compares it with what there is.'];
  await tellAudit(tables, { guild, about, at, body: { kind: 'said', tone: 'plain', title: 'Audit trail', lines } });
}
