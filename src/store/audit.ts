import type { Kysely, Selectable } from 'kysely';
import { type AuditHead, type AuditRow, chained, GENESIS } from '../core/audit/chain.ts';
import type { AuditEntry, AuditFacts, AuditFilter } from '../core/audit/entry.ts';
import type { Digest } from '../core/ids.ts';
import { canonicalJson } from '../core/json.ts';
import type { Person } from '../core/person.ts';
import type { Audit } from '../deploy/ports.ts';
import { createGovernance } from './governance.ts';
import type { Schema } from './schema.ts';
import { atomically } from './transaction.ts';

export const createAudit = (db: Kysely<Schema>): Audit => ({
  add: (entry) =>
    atomically(db, async (trx) => {
      const last = await headOf(trx);
      const row = chained(factsOf(entry, last.n + 1, await linkedId(trx, entry.by)), last.hash);
      await trx.insertInto('audit').values(row).execute();
    }),
  async latest(filter, { limit, skip = 0 }) {
    return (await filtered(db, filter).orderBy('n', 'desc').limit(limit).offset(skip).execute()).map(toRow);
  },
  async following(filter, { limit, after }) {
    return (await filtered(db, filter).where('n', '>', after).orderBy('n').limit(limit).execute()).map(toRow);
  },
  async count(filter) {
    const counted = filtered(db, filter).clearSelect();
    const { all } = await counted.select(({ fn }) => fn.countAll<number>().as('all')).executeTakeFirstOrThrow();
    return all;
  },
  head: () => headOf(db),
  async keepHead({ n, hash }, at, why) {
    await db
      .insertInto('auditHeads')
      .values({ n, hash, at: at.toISOString(), why })
      .onConflict((c) => c.doNothing())
      .execute();
  },
  async keptHeads() {
    const rows = await db.selectFrom('auditHeads').selectAll().where('n', '>', 0).orderBy('n').execute();
    return rows.map(({ n, hash, at, why }) => ({ n, hash: hash as Digest, at: new Date(at), why }));
  },
  prune: (before, now) =>
    atomically(db, async (trx) => {
      const old = trx.selectFrom('audit').where('at', '<', before.toISOString());
      const { upTo } = await old.select(({ fn }) => fn.max('n').as('upTo')).executeTakeFirstOrThrow();
      const rows = trx.selectFrom('audit').select(['n', 'hash']).where('n', '=', upTo);
      const last = await rows.executeTakeFirst();
      if (!last) return 0;
      const at = now.toISOString();
      await trx
        .insertInto('auditHeads')
        .values({ ...last, at, why: PRUNED })
        .execute();
      const { numDeletedRows } = await trx.deleteFrom('audit').where('n', '<=', last.n).executeTakeFirst();
      return Number(numDeletedRows);
    }),
});

/** Why a head was kept whose row is gone. */
const PRUNED = 'pruned';

/** The last row; where all were let go, the last of those. */
async function headOf(db: Kysely<Schema>): Promise<AuditHead> {
  const newest = db.selectFrom('audit').select(['n', 'hash']).where('n', '>', 0).orderBy('n', 'desc').limit(1);
  const last = await newest.executeTakeFirst();
  if (last) return { n: last.n, hash: last.hash as Digest };
  const cuts = db.selectFrom('auditHeads').select(['n', 'hash']).where('n', '>', 0).where('why', '=', PRUNED);
  const kept = await cuts.orderBy('n', 'desc').limit(1).executeTakeFirst();
  return kept ? { n: kept.n, hash: kept.hash as Digest } : GENESIS;
}

/** The same person on the other surface, if a link says so. */
async function linkedId(db: Kysely<Schema>, by: Person): Promise<string | undefined> {
  const link = await createGovernance(db).linkOf(by);
  if (!link) return undefined;
  return by.surface === 'discord' ? `github:${link.githubLogin}` : `discord:${link.discordId}`;
}

function factsOf(entry: AuditEntry, n: number, linked: string | undefined): AuditFacts {
  const { guild, at, by, surface = by.surface, what, project, deploy, commit, plan, details } = entry;
  return {
    ...{ n, at: at.toISOString(), surface, actor: `${by.surface}:${by.id}`, name: by.name, what },
    ...(guild !== undefined && { guild }),
    ...(linked !== undefined && { linked }),
    ...(project !== undefined && { project }),
    ...(deploy !== undefined && { deploy }),
    ...(commit !== undefined && { commit }),
    ...(plan !== undefined && { plan }),
    ...(details !== undefined && { details: canonicalJson(details) }),
  };
}

function filtered(db: Kysely<Schema>, { guild, project, person, deploy, what, from, to }: AuditFilter) {
  let rows = db.selectFrom('audit').selectAll();
  if (guild !== undefined) rows = rows.where('guild', '=', guild);
  if (project !== undefined) rows = rows.where('project', '=', project);
  if (deploy !== undefined) rows = rows.where('deploy', '=', deploy);
  if (what !== undefined) rows = rows.where('what', '=', what);
  if (person !== undefined)
    rows = rows.where(({ eb, or }) => or([eb('actor', '=', person), eb('linked', '=', person)]));
  if (from) rows = rows.where('at', '>=', from.toISOString());
  return to ? rows.where('at', '<', to.toISOString()) : rows;
}

/** What is NULL in a row is absent from its facts. */
const toRow = (row: Selectable<Schema['audit']>): AuditRow =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as unknown as AuditRow;
