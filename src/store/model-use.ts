import { type Kysely, sql } from 'kysely';
import type { ModelUse } from '../deploy/ports.ts';
import type { Schema } from './schema.ts';

const COLUMNS = ['requests', 'failed', 'tokensIn', 'tokensOut'] as const;

export const createModelUse = (db: Kysely<Schema>): ModelUse => ({
  async on(day) {
    const sums = COLUMNS.map((name) => sql<number>`coalesce(sum(${sql.ref(name)}), 0)`.as(name));
    return db.selectFrom('modelUse').select(sums).where('day', '=', day).executeTakeFirstOrThrow();
  },
  async add(day, model, { requests = 0, failed = 0, tokensIn = 0, tokensOut = 0 }) {
    await db
      .insertInto('modelUse')
      .values({ day, model, requests, failed, tokensIn, tokensOut })
      .onConflict((c) =>
        c.columns(['day', 'model']).doUpdateSet(({ eb, ref }) => ({
          requests: eb(ref('modelUse.requests'), '+', requests),
          failed: eb(ref('modelUse.failed'), '+', failed),
          tokensIn: eb(ref('modelUse.tokensIn'), '+', tokensIn),
          tokensOut: eb(ref('modelUse.tokensOut'), '+', tokensOut),
        })),
      )
      .execute();
  },
  since: (day) =>
    db.selectFrom('modelUse').selectAll().where('day', '>=', day).orderBy('day', 'desc').orderBy('model').execute(),
});
