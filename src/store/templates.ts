import type { Kysely } from 'kysely';
import type { Templates } from '../deploy/ports.ts';
import type { SavedTemplate } from '../generators/templates/saved.ts';
import { fromDoc, toDoc } from './codec.ts';
import type { Schema } from './schema.ts';

export const createTemplates = (db: Kysely<Schema>): Templates => {
  const docs = () => db.selectFrom('templates').select('doc');
  const toTemplate = ({ doc }: { doc: string }) => fromDoc<SavedTemplate>(doc);
  return {
    async of(guild, provider) {
      const rows = docs().where('guild', '=', guild).where('provider', '=', provider);
      return (await rows.orderBy('name').execute()).map(toTemplate);
    },
    async find(guild, provider, name) {
      const rows = docs().where('guild', '=', guild).where('provider', '=', provider).where('name', '=', name);
      const row = await rows.executeTakeFirst();
      return row && toTemplate(row);
    },
    async put(template) {
      const { guild, provider, name } = template;
      const doc = toDoc(template);
      await db
        .insertInto('templates')
        .values({ guild, provider, name, doc })
        .onConflict((c) => c.columns(['guild', 'provider', 'name']).doUpdateSet({ doc }))
        .execute();
    },
    async remove(guild, provider, name) {
      const { numDeletedRows } = await db
        .deleteFrom('templates')
        .where('guild', '=', guild)
        .where('provider', '=', provider)
        .where('name', '=', name)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },
  };
};
