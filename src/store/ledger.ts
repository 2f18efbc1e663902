import type { Kysely } from 'kysely';
import type { Deploy } from '../core/deploy.ts';
import { wholeUsage } from '../core/quota.ts';
import type { Created, Deployed, Held, Ledger, Reservation } from '../deploy/ports.ts';
import { fromDoc, toDoc } from './codec.ts';
import type { Schema } from './schema.ts';

/** Usage may have been stored while less was counted. */
const withUsage = <T extends Deployed | Reservation>(doc: string): T => {
  const value = fromDoc<T>(doc);
  return { ...value, usage: wholeUsage(value.usage) };
};

export const createLedger = (db: Kysely<Schema>): Ledger => {
  const reservations = () => db.selectFrom('reservations').select('doc').orderBy('deploy');
  const deployed = () => db.selectFrom('deployed').select('doc');
  return {
    async deployed(guild, project) {
      const row = await deployed().where('guild', '=', guild).where('project', '=', project).executeTakeFirst();
      return row && withUsage<Deployed>(row.doc);
    },
    async deployedIn(guild) {
      const rows = await deployed().where('guild', '=', guild).orderBy('project').execute();
      return rows.map(({ doc }) => withUsage<Deployed>(doc));
    },
    async setDeployed(value) {
      const { guild, project } = value;
      const doc = toDoc(value);
      await db
        .insertInto('deployed')
        .values({ guild, project, doc })
        .onConflict((c) => c.columns(['guild', 'project']).doUpdateSet({ doc }))
        .execute();
    },
    async holdings(guild, project) {
      const rows = db.selectFrom('holdings').select('doc').where('guild', '=', guild).where('project', '=', project);
      const row = await rows.executeTakeFirst();
      return row ? fromDoc<Held[]>(row.doc) : [];
    },
    async setHoldings(guild, project, held) {
      const doc = toDoc(held);
      await db
        .insertInto('holdings')
        .values({ guild, project, doc })
        .onConflict((c) => c.columns(['guild', 'project']).doUpdateSet({ doc }))
        .execute();
    },
    async addCreated(created) {
      const { plan, guild, at } = created;
      const row = { plan, guild, at: at.toISOString(), doc: toDoc(created) };
      await db
        .insertInto('created')
        .values(row)
        .onConflict((c) => c.doNothing())
        .execute();
    },
    async createdSince(guild, since) {
      const rows = db.selectFrom('created').select('doc').where('guild', '=', guild);
      const newer = rows.where('at', '>=', since.toISOString()).orderBy('at');
      return (await newer.execute()).map(({ doc }) => fromDoc<Created>(doc));
    },
    async forgetCreated(before) {
      await db.deleteFrom('created').where('at', '<', before.toISOString()).execute();
    },
    async reserved(guild, project, except) {
      const all = reservations().where('guild', '=', guild).where('project', '=', project);
      const others = except === undefined ? all : all.where('deploy', '!=', except);
      return (await others.execute()).map(({ doc }) => withUsage<Reservation>(doc));
    },
    async reservedIn(guild, except) {
      const all = reservations().where('guild', '=', guild);
      const others = except === undefined ? all : all.where('deploy', '!=', except);
      return (await others.execute()).map(({ doc }) => withUsage<Reservation>(doc));
    },
    async reservationOf(deploy) {
      const row = await reservations().where('deploy', '=', deploy).executeTakeFirst();
      return row && withUsage<Reservation>(row.doc);
    },
    async openDeploys(guild) {
      const rows = await db
        .selectFrom('reservations')
        .innerJoin('deploys', 'deploys.id', 'reservations.deploy')
        .where('reservations.guild', '=', guild)
        .select(['deploys.doc as deploy', 'reservations.doc as reservation'])
        .orderBy('deploys.seq')
        .execute();
      return rows
        .map((row) => ({ deploy: fromDoc<Deploy>(row.deploy), reserved: fromDoc<Reservation>(row.reservation) }))
        .filter(({ reserved }) => !reserved.isDenied)
        .map(({ deploy, reserved: { addedUsd } }) => ({ deploy, addedUsd }));
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
  };
};
