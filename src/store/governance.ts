import type { Kysely } from 'kysely';
import type { Grant, Link } from '../core/governance.ts';
import type { Governance } from '../deploy/ports.ts';
import { fromDoc, toDoc } from './codec.ts';
import type { Schema } from './schema.ts';
import { atomically } from './transaction.ts';

export const createGovernance = (db: Kysely<Schema>): Governance => ({
  async grants(guild) {
    const rows = await db.selectFrom('grants').select('doc').where('guild', '=', guild).orderBy('id').execute();
    return rows.map(({ doc }) => fromDoc<Grant>(doc));
  },
  async addGrant(grant) {
    await db
      .insertInto('grants')
      .values({ guild: grant.guild, doc: toDoc(grant) })
      .execute();
  },
  async linkOf({ surface, id }) {
    if (surface === 'system') return undefined;
    const links = db.selectFrom('links').selectAll();
    const ofPerson =
      surface === 'discord' ? links.where('discordId', '=', id) : links.where('githubLogin', '=', id.toLowerCase());
    const row = await ofPerson.executeTakeFirst();
    if (!row) return undefined;
    const { discordId, githubLogin, linkedAt, via } = row;
    return { discordId, githubLogin, linkedAt: new Date(linkedAt), by: via as Link['by'] };
  },
  addLink: ({ discordId, linkedAt, by, ...link }) =>
    atomically(db, async (trx) => {
      const githubLogin = link.githubLogin.toLowerCase(); // GitHub ignores case, and so do the ids of persons
      await trx
        .deleteFrom('links')
        .where(({ eb, or }) => or([eb('discordId', '=', discordId), eb('githubLogin', '=', githubLogin)]))
        .execute();
      await trx
        .insertInto('links')
        .values({ discordId, githubLogin, linkedAt: linkedAt.toISOString(), via: by })
        .execute();
    }),
});
