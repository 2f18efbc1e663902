import type { AuditRow } from '../../core/audit/chain.ts';
import type { AuditFilter } from '../../core/audit/entry.ts';
import { refuseIf } from '../../core/refusal.ts';
import { known, lacks, roleIn } from '../authority.ts';
import type { Ports } from '../ports.ts';
import type { RightsUseCases } from '../use-cases/rights.ts';

/** Newest first, page `page` counted from 1, with how many rows there are. */
export interface AuditPage {
  rows: readonly AuditRow[];
  all: number;
}

/** The trail of a guild, for its administrators. */
export async function auditPage(
  ports: Ports,
  { guild, by, filter, page, size }: Parameters<RightsUseCases['auditPage']>[0],
): Promise<AuditPage> {
  const { store } = ports;
  refuseIf(lacks(await roleIn(store, ports, await known(store, by), { guild }), 'admin', 'read the audit trail'));
  const here: AuditFilter = { ...filter, guild };
  const all = await store.audit.count(here);
  const rows = await store.audit.latest(here, { limit: size, skip: (page - 1) * size });
  return { rows, all };
}
