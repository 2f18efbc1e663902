/** The audit trail: who did what, from where, in a chain that shows when somebody has changed it. */
import type { AuditHead, AuditRow } from '../../core/audit/chain.ts';
import type { AuditEntry, AuditFilter } from '../../core/audit/entry.ts';

/** A head that is kept for ever. `why`: `pruned` where the rows up to it were let go, else where it was told. */
export interface KeptHead extends AuditHead {
  at: Date;
  why: string;
}

export interface Audit {
  /** Writes a row at the end of the chain, with both identities of who did it where they are linked. */
  add(entry: AuditEntry): Promise<void>;
  /** Newest first, without the first `skip`. */
  latest(filter: AuditFilter, page: { limit: number; skip?: number }): Promise<AuditRow[]>;
  /** In the order of the chain, those that come after row `after`. */
  following(filter: AuditFilter, page: { limit: number; after: number }): Promise<AuditRow[]>;
  count(filter: AuditFilter): Promise<number>;
  /** Where the chain has come to. */
  head(): Promise<AuditHead>;
  /** Keeps a head that is told elsewhere. */
  keepHead(head: AuditHead, at: Date, why: string): Promise<void>;
  /** Oldest first. */
  keptHeads(): Promise<KeptHead[]>;
  /** Lets go of rows from before that time and keeps the head of the last of them. Answers how many. */
  prune(before: Date, now: Date): Promise<number>;
}
