import type { Kysely } from 'kysely';
import type { Grant, KeptGrant, Link } from '../core/governance.ts';
import type { Governance } from '../deploy/ports.ts';
import { fromDoc, toDoc } from './codec.ts';
import type { Schema } from './schema.ts';
import { atomically } from './transaction.ts';

export const createGovernance = (db: Kysely<Schema>): Governance => ({
  async grants(guild) {
    const rows = await db.selectFrom('grants').select(['id', 'doc']).where('guild', '=', guild).orderBy('id').execute();
    return rows.map(toGrant);
  },
  addGrant: (grant) =>
    atomically(db, async (trx) => {
      const { guild, cause = null } = grant;
      const present = trx.selectFrom('grants').select(['id', 'doc']).where('guild', '=', guild);
      const same = cause === null ? undefined : await present.where('cause', '=', cause).executeTakeFirst();
      if (same) return toGrant(same);
      const row = { guild, cause, doc: toDoc(grant) };
      const { id } = await trx.insertInto('grants').values(row).returning('id').executeTakeFirstOrThrow();
      return { ...grant, id };
    }),
  async removeGrant(guild, id) {
    const one = db.deleteFrom('grants').where('id', '=', id).where('guild', '=', guild);
    return (await one.executeTakeFirst()).numDeletedRows > 0n;
  },
  async teams(guild) {
    const rows = await db.selectFrom('teams').selectAll().where('guild', '=', guild).execute();
    return rows.map(({ team, logins, at }) => {
      const known = logins.split(' ').filter(Boolean);
      return { guild, team, logins: known, at: new Date(at) };
    });
  },
  async putTeam({ guild, team, logins, at }) {
    const row = { logins: logins.join(' '), at: at.toISOString() };
    await db
      .insertInto('teams')
      .values({ guild, team, ...row })
      .onConflict((c) => c.columns(['guild', 'team']).doUpdateSet(row))
      .execute();
  },
  linkOf: (person) => linkOf(db, person),
  addLink: ({ discordId, linkedAt, by, ...link }) =>
    atomically(db, async (trx) => {
      const githubLogin = link.githubLogin.toLowerCase(); // GitHub ignores case, and so do the ids of persons
      const present = await trx
        .selectFrom('links')
        .select(['discordId', 'githubLogin'])
        .where(({ eb, or }) => or([eb('discordId', '=', discordId), eb('githubLogin', '=', githubLogin)]))
        .execute();
      if (present.length > 0)
        return present.every((one) => one.discordId === discordId && one.githubLogin === githubLogin);
      await trx
        .insertInto('links')
        .values({ discordId, githubLogin, linkedAt: linkedAt.toISOString(), via: by })
        .execute();
      return true;
    }),
  removeLink: (person) =>
    atomically(db, async (trx) => {
      const link = await linkOf(trx, person);
      if (link) await trx.deleteFrom('links').where('discordId', '=', link.discordId).execute();
      return link;
    }),
});

const toGrant = ({ id, doc }: { id: number; doc: string }): KeptGrant => ({ ...fromDoc<Grant>(doc), id });

async function linkOf(
  db: Kysely<Schema>,
  { surface, id }: Parameters<Governance['linkOf']>[0],
): Promise<Link | undefined> {
  if (surface === 'system') return undefined;
  const links = db.selectFrom('links').selectAll();
  const ofPerson =
    surface === 'discord' ? links.where('discordId', '=', id) : links.where('githubLogin', '=', id.toLowerCase());
  const row = await ofPerson.executeTakeFirst();
  if (!row) return undefined;
  const { discordId, githubLogin, linkedAt, via } = row;
  return { discordId, githubLogin, linkedAt: new Date(linkedAt), by: via as Link['by'] };
}
