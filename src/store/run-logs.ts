import type { Kysely } from 'kysely';
import type { RunId } from '../core/ids.ts';
import type { Sealer } from '../core/seal.ts';
import type { LogLine, RunLogs } from '../deploy/ports.ts';
import type { Schema } from './schema.ts';

/** Redacted as they are, lines still tell much of a network: sealed, and each bound to its place. */
const placeOf = (run: RunId, n: number): string => `log:${run}:${n}`;

/** SQLite takes 32,766 values in one statement; a line has four. */
const AT_ONCE = 1_000;

export const createRunLogs = (db: Kysely<Schema>, sealer: Sealer): RunLogs => ({
  async put(run, lines) {
    const rows = lines.map(({ n, at, ...line }) => ({
      ...{ run, n, at: at.toISOString() },
      sealed: sealer.seal(Buffer.from(JSON.stringify(line)), placeOf(run, n)),
    }));
    for (let from = 0; from < rows.length; from += AT_ONCE)
      await db
        .insertInto('runLogs')
        .values(rows.slice(from, from + AT_ONCE))
        .onConflict((c) => c.doNothing())
        .execute();
  },
  async last(run) {
    const newest = db.selectFrom('runLogs').select('n').where('run', '=', run).orderBy('n', 'desc').limit(1);
    return (await newest.executeTakeFirst())?.n ?? 0;
  },
  async after(run, n, limit) {
    const rows = db.selectFrom('runLogs').selectAll().where('run', '=', run).where('n', '>', n);
    return (await rows.orderBy('n').limit(limit).execute()).map((row) => ({
      n: row.n,
      at: new Date(row.at),
      ...(JSON.parse(Buffer.from(sealer.open(row.sealed, placeOf(run, row.n))).toString()) as Pick<
        LogLine,
        'is' | 'text'
      >),
    }));
  },
  async forget(before) {
    await db.deleteFrom('runLogs').where('at', '<', before.toISOString()).execute();
  },
});
