import type { Kysely } from 'kysely';
import { type GuildSettings, noSettings } from '../core/guild-settings.ts';
import type { Guilds } from '../deploy/ports.ts';
import { fromDoc, toDoc } from './codec.ts';
import type { Schema } from './schema.ts';

export const createGuilds = (db: Kysely<Schema>): Guilds => ({
  async settings(guild) {
    const row = await db.selectFrom('guilds').select('doc').where('guild', '=', guild).executeTakeFirst();
    return { ...noSettings(guild), ...(row && fromDoc<GuildSettings>(row.doc)) };
  },
  async choose(settings) {
    const doc = toDoc(settings);
    await db
      .insertInto('guilds')
      .values({ guild: settings.guild, doc })
      .onConflict((c) => c.column('guild').doUpdateSet({ doc }))
      .execute();
  },
});
