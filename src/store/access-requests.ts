import type { Kysely } from 'kysely';
import type { AccessRequest } from '../core/access-request.ts';
import type { AccessRequests } from '../deploy/ports.ts';
import { fromDoc, toDoc } from './codec.ts';
import type { Schema } from './schema.ts';

export const createAccessRequests = (db: Kysely<Schema>): AccessRequests => {
  const docs = () => db.selectFrom('accessRequests').select('doc');
  const toRequest = (row: { doc: string } | undefined) => row && fromDoc<AccessRequest>(row.doc);
  return {
    find: async (guild, id) =>
      toRequest(await docs().where('id', '=', id).where('guild', '=', guild).executeTakeFirst()),
    async openOf(guild, person, project) {
      const theirs = docs().where('guild', '=', guild).where('person', '=', person).where('project', '=', project);
      return toRequest(await theirs.where('state', '=', 'open').executeTakeFirst());
    },
    async put(request) {
      const { id, guild, project, by, decided } = request;
      const row = { state: decided ? ('over' as const) : ('open' as const), doc: toDoc(request) };
      await db
        .insertInto('accessRequests')
        .values({ id, guild, person: by.id, project, ...row })
        .onConflict((c) => c.column('id').doUpdateSet(row))
        .execute();
    },
  };
};
