import type { AuditRow } from './core/audit/chain.ts';
import type { AuditFilter } from './core/audit/entry.ts';
import { SYSTEM } from './core/person.ts';
import type { KeptHead, Ports } from './deploy/ports.ts';
import { tellAuditHead } from './deploy/rights/keep-audit.ts';

/** As much of the trail as one answer carries. */
export const ORDERED_ROWS = 1_000;

/** What the command line is given of the trail, in JSON's words. */
export type Ordered = { rows: AuditRow[] } | { heads: (Omit<KeptHead, 'at'> & { at: string })[] } | { told: number };

/** `guildops audit`, as the command line orders it: the rows after one of them, the heads that are kept, or word of an export. */
export async function orderAudit(
  { store, clock, rules }: Pick<Ports, 'store' | 'clock' | 'rules'>,
  order: Readonly<Record<string, string>>,
): Promise<Ordered> {
  if (order.act === 'rows')
    return {
      rows: await store.audit.following(filterOf(order), { limit: ORDERED_ROWS, after: Number(order.after ?? 0) }),
    };
  if (order.act === 'exported') return noteExport({ store, clock, rules }, order);
  return { heads: (await store.audit.keptHeads()).map((head) => ({ ...head, at: head.at.toISOString() })) };
}

function filterOf({ guild, project, person, what, from, to }: Readonly<Record<string, string>>): AuditFilter {
  return {
    ...(guild !== undefined && { guild }),
    ...(project !== undefined && { project }),
    ...(person !== undefined && { person }),
    ...(what !== undefined && { what }),
    ...(from !== undefined && { from: new Date(from) }),
    ...(to !== undefined && { to: new Date(to) }),
  };
}

/** An export is an act too; where the chain had come to then is told in every server. */
async function noteExport(
  { store, clock, rules }: Pick<Ports, 'store' | 'clock' | 'rules'>,
  { by = '', rows = '0' }: Readonly<Record<string, string>>,
): Promise<{ told: number }> {
  const at = clock.now();
  await store.transaction(async (tables) => {
    const who = { ...SYSTEM, name: by };
    await tables.audit.add({ at, by: who, surface: 'cli', what: 'audit-exported', details: { rows: Number(rows) } });
    const { n } = await tables.audit.head();
    for (const guild of rules.guilds.keys()) await tellAuditHead(tables, guild, at, `export-${n}`);
  });
  return { told: rules.guilds.size };
}
