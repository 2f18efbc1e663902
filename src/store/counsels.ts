import type { Kysely } from 'kysely';
import type { Counsel } from '../core/counsel.ts';
import type { DeployId } from '../core/ids.ts';
import { personKey } from '../core/limit.ts';
import type { Counsels } from '../deploy/ports.ts';
import { fromDoc, toDoc } from './codec.ts';
import type { Schema } from './schema.ts';

type Stored = Omit<Counsel, 'deploys'>;

export const createCounsels = (db: Kysely<Schema>): Counsels => {
  const deploysOf = async (ids: readonly string[]): Promise<ReadonlyMap<string, DeployId[]>> => {
    if (ids.length === 0) return new Map();
    const rows = await db.selectFrom('counselDeploys').selectAll().where('counsel', 'in', ids).execute();
    return new Map(
      ids.map((id) => [id, rows.filter(({ counsel }) => counsel === id).map(({ deploy }) => deploy as DeployId)]),
    );
  };
  const withDeploys = async (docs: readonly { doc: string }[]): Promise<Counsel[]> => {
    const stored = docs.map(({ doc }) => fromDoc<Stored>(doc));
    const deploys = await deploysOf(stored.map(({ id }) => id));
    return stored.map((one) => ({ ...one, deploys: deploys.get(one.id) ?? [] }));
  };
  return {
    async find(id) {
      const [found] = await withDeploys(await db.selectFrom('counsels').select('doc').where('id', '=', id).execute());
      return found;
    },
    async of(guild, by, limit) {
      const rows = db
        .selectFrom('counsels')
        .select('doc')
        .where('guild', '=', guild)
        .where('person', '=', personKey(by));
      return withDeploys(await rows.orderBy('at', 'desc').orderBy('id').limit(limit).execute());
    },
    async put({ id, guild, by, at, ...rest }) {
      const doc = toDoc({ id, guild, by, at, ...rest });
      await db
        .insertInto('counsels')
        .values({ id, guild, person: personKey(by), at: at.toISOString(), doc })
        .onConflict((c) => c.column('id').doUpdateSet({ doc }))
        .execute();
    },
    async link(counsel, deploy) {
      await db
        .insertInto('counselDeploys')
        .values({ counsel, deploy })
        .onConflict((c) => c.doNothing())
        .execute();
    },
    async forget(guild, by, keep) {
      const own = db.selectFrom('counsels').select('id').where('guild', '=', guild).where('person', '=', personKey(by));
      const newest = own.orderBy('at', 'desc').orderBy('id').limit(keep);
      await db
        .deleteFrom('counsels')
        .where('guild', '=', guild)
        .where('person', '=', personKey(by))
        .where('id', 'not in', newest)
        .where('id', 'not in', db.selectFrom('counselDeploys').select('counsel'))
        .execute();
    },
  };
};
