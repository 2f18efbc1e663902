import type { Kysely } from 'kysely';
import type { Validation } from '../core/validation.ts';
import type { Validations } from '../deploy/ports.ts';
import { fromDoc, toDoc } from './codec.ts';
import type { Schema } from './schema.ts';

export const createValidations = (db: Kysely<Schema>): Validations => ({
  async find(deploy) {
    const row = await db.selectFrom('validations').select('doc').where('deploy', '=', deploy).executeTakeFirst();
    return row && fromDoc<Validation>(row.doc);
  },
  async put(validation) {
    const row = { at: validation.at.toISOString(), doc: toDoc(validation) };
    await db
      .insertInto('validations')
      .values({ deploy: validation.deploy, ...row })
      .onConflict((c) => c.column('deploy').doUpdateSet(row))
      .execute();
  },
  async forget(before) {
    await db.deleteFrom('validations').where('at', '<', before.toISOString()).execute();
  },
});
