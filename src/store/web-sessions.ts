import type { Kysely } from 'kysely';
import type { Digest } from '../core/ids.ts';
import type { Schema } from './schema.ts';

/** Who has signed in to read pages, by the hash of what their browser holds. */
export const createWebSessions = (db: Kysely<Schema>) => ({
  /** Also forgets those that have ended by then. */
  async add({ hash, login, at, until }: { hash: Digest; login: string; at: Date; until: Date }): Promise<void> {
    await db.deleteFrom('webSessions').where('expiresAt', '<=', at.toISOString()).execute();
    const row = { hash, login, createdAt: at.toISOString(), expiresAt: until.toISOString() };
    await db.insertInto('webSessions').values(row).execute();
  },
  /** Whose it is; undefined for one that has ended. */
  async loginOf(hash: Digest, at: Date): Promise<string | undefined> {
    const living = db.selectFrom('webSessions').select('login').where('hash', '=', hash);
    return (await living.where('expiresAt', '>', at.toISOString()).executeTakeFirst())?.login;
  },
  async end(hash: Digest): Promise<void> {
    await db.deleteFrom('webSessions').where('hash', '=', hash).execute();
  },
  /** In every browser. */
  async endAllOf(login: string): Promise<void> {
    await db.deleteFrom('webSessions').where('login', '=', login).execute();
  },
});
