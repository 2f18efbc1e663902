import type { Kysely } from 'kysely';
import type { Sealer } from '../core/seal.ts';
import type { Linking, Linkings } from '../deploy/ports.ts';
import { fromDoc, toDoc } from './codec.ts';
import type { Schema } from './schema.ts';

/** With the code of a device anybody could ask GitHub for the token of its person, so it is sealed. */
const placeOf = (discordId: string): string => `linking:${discordId}`;

export const createLinkings = (db: Kysely<Schema>, sealer: Sealer): Linkings => ({
  async of(discordId) {
    const row = await db.selectFrom('linkings').select('doc').where('discordId', '=', discordId).executeTakeFirst();
    if (!row) return undefined;
    const opened = sealer.open(Buffer.from(row.doc, 'base64'), placeOf(discordId));
    return fromDoc<Linking>(Buffer.from(opened).toString('utf8'));
  },
  async put(linking) {
    const { discordId } = linking;
    const sealed = sealer.seal(Buffer.from(toDoc(linking)), placeOf(discordId));
    const doc = Buffer.from(sealed).toString('base64');
    await db
      .insertInto('linkings')
      .values({ discordId, doc })
      .onConflict((c) => c.column('discordId').doUpdateSet({ doc }))
      .execute();
  },
  async remove(discordId) {
    await db.deleteFrom('linkings').where('discordId', '=', discordId).execute();
  },
});
