import type { Kysely } from 'kysely';
import type { DeployId, PlanId } from '../core/ids.ts';
import type { Json } from '../core/json.ts';
import type { PlanArgs } from '../core/plan-args.ts';
import type { Sealer } from '../core/seal.ts';
import type { Plans } from '../deploy/ports.ts';
import type { Schema } from './schema.ts';

/** A plan file holds every secret the configuration has, in clear: it is sealed, and bound to its plan. */
const placeOf = (id: PlanId): string => `plan:${id}`;
/** Variables that people pass on may be secrets. */
const argsPlaceOf = (deploy: DeployId): string => `args:${deploy}`;

export const createPlans = (db: Kysely<Schema>, sealer: Sealer): Plans => ({
  async put({ id, deploy, file, text, json }) {
    const row = { deploy, file: sealer.seal(file, placeOf(id)), text, json: JSON.stringify(json) };
    await db
      .insertInto('plans')
      .values({ id, ...row })
      .onConflict((c) => c.column('id').doUpdateSet(row))
      .execute();
  },
  async find(id) {
    const row = await db.selectFrom('plans').selectAll().where('id', '=', id).executeTakeFirst();
    if (!row?.file) return undefined;
    const file = sealer.open(row.file, placeOf(id));
    return { id, deploy: row.deploy as DeployId, file, text: row.text, json: JSON.parse(row.json) as Json };
  },
  async text(id) {
    const row = await db.selectFrom('plans').select('text').where('id', '=', id).executeTakeFirst();
    return row?.text;
  },
  async json(id) {
    const row = await db.selectFrom('plans').select('json').where('id', '=', id).executeTakeFirst();
    return row && (JSON.parse(row.json) as Json);
  },
  async dropFiles(deploy) {
    await db.updateTable('plans').set({ file: null }).where('deploy', '=', deploy).execute();
  },
  async setArgs(deploy, args) {
    if (args.length === 0) return void (await db.deleteFrom('planArgs').where('deploy', '=', deploy).execute());
    const sealed = sealer.seal(Buffer.from(JSON.stringify(args)), argsPlaceOf(deploy));
    await db
      .insertInto('planArgs')
      .values({ deploy, sealed })
      .onConflict((c) => c.column('deploy').doUpdateSet({ sealed }))
      .execute();
  },
  async args(deploy) {
    const row = await db.selectFrom('planArgs').select('sealed').where('deploy', '=', deploy).executeTakeFirst();
    return row ? (JSON.parse(Buffer.from(sealer.open(row.sealed, argsPlaceOf(deploy))).toString()) as PlanArgs) : [];
  },
});
