import type { Kysely, Selectable } from 'kysely';
import type { Digest, Repo } from '../core/ids.ts';
import type { Schema } from './schema.ts';

const toToken = ({ name, repo, may, ...row }: Selectable<Schema['apiTokens']>) => ({
  name,
  repo: repo as Repo,
  may: may.split(','),
  createdBy: row.createdBy,
  createdAt: new Date(row.createdAt),
  expiresAt: new Date(row.expiresAt),
  ...(row.revokedAt !== null && { revokedAt: new Date(row.revokedAt) }),
  ...(row.usedAt !== null && { usedAt: new Date(row.usedAt) }),
});
type ApiToken = ReturnType<typeof toToken>;

/** Tokens of the JSON API, by their hash: the database knows none of them. A name is never given twice, as the audit trail names it. */
export const createApiTokens = (db: Kysely<Schema>) => ({
  /** False when the name is taken, also by one that has ended. */
  async add({ hash, ...token }: Omit<ApiToken, 'revokedAt' | 'usedAt'> & { hash: Digest }): Promise<boolean> {
    const row = {
      ...token,
      hash,
      may: token.may.join(','),
      createdAt: token.createdAt.toISOString(),
      expiresAt: token.expiresAt.toISOString(),
      revokedAt: null,
      usedAt: null,
    };
    const inserted = db
      .insertInto('apiTokens')
      .values(row)
      .onConflict((c) => c.doNothing());
    return (await inserted.executeTakeFirst()).numInsertedOrUpdatedRows === 1n;
  },
  async find(hash: Digest): Promise<ApiToken | undefined> {
    const row = await db.selectFrom('apiTokens').selectAll().where('hash', '=', hash).executeTakeFirst();
    return row && toToken(row);
  },
  async list(): Promise<ApiToken[]> {
    return (await db.selectFrom('apiTokens').selectAll().orderBy('name').execute()).map(toToken);
  },
  /** False when there is none of that name that could still be used. */
  async revoke(name: string, at: Date): Promise<boolean> {
    const living = db.updateTable('apiTokens').where('name', '=', name).where('revokedAt', 'is', null);
    return (await living.set({ revokedAt: at.toISOString() }).executeTakeFirst()).numUpdatedRows > 0n;
  },
  async used(name: string, at: Date): Promise<void> {
    await db.updateTable('apiTokens').set({ usedAt: at.toISOString() }).where('name', '=', name).execute();
  },
});
