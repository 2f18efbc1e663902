import type { Kysely } from 'kysely';
import type { Deployed, Ledger, Reservation } from '../deploy/ports.ts';
import { fromDoc, toDoc } from './codec.ts';
import type { Schema } from './schema.ts';

export const createLedger = (db: Kysely<Schema>): Ledger => ({
  async deployed(guild, project) {
    const rows = db.selectFrom('deployed').select('doc').where('guild', '=', guild).where('project', '=', project);
    const row = await rows.executeTakeFirst();
    return row && fromDoc<Deployed>(row.doc);
  },
  async setDeployed(deployed) {
    const { guild, project } = deployed;
    const doc = toDoc(deployed);
    await db
      .insertInto('deployed')
      .values({ guild, project, doc })
      .onConflict((c) => c.columns(['guild', 'project']).doUpdateSet({ doc }))
      .execute();
  },
  async reserved(guild, project, except) {
    const all = db.selectFrom('reservations').select('doc').where('guild', '=', guild).where('project', '=', project);
    const others = except === undefined ? all : all.where('deploy', '!=', except);
    return (await others.orderBy('deploy').execute()).map(({ doc }) => fromDoc<Reservation>(doc));
  },
  async reservationOf(deploy) {
    const row = await db.selectFrom('reservations').select('doc').where('deploy', '=', deploy).executeTakeFirst();
    return row && fromDoc<Reservation>(row.doc);
  },
  async reserve(reservation) {
    const { deploy, guild, project } = reservation;
    const doc = toDoc(reservation);
    await db
      .insertInto('reservations')
      .values({ deploy, guild, project, doc })
      .onConflict((c) => c.column('deploy').doUpdateSet({ guild, project, doc }))
      .execute();
  },
  async release(deploy) {
    await db.deleteFrom('reservations').where('deploy', '=', deploy).execute();
  },
});
