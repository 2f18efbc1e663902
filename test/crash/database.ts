import { setTimeout as pause } from 'node:timers/promises';
import BetterSqlite3 from 'better-sqlite3';
import { PATIENCE_MS } from '../../sandbox/patience.ts';

/** Looks into the program's database from outside, while it runs and after it died. Only reads, but for the clock. */
export interface Database {
  rows<Row>(sql: string, ...values: (string | number)[]): Row[];
  /** State of a deploy. */
  stateOf(deploy: string): string | undefined;
  /** What is left to do or was given up, each in a few words; jobs that come back by the clock alone are none. */
  unfinished(): string[];
  /** To a program that is dead: what it was asked to do in an hour is due now. */
  anHourPasses(deploy: string): void;
}

export function lookInto(file: string): Database {
  const rows = <Row>(sql: string, ...values: (string | number)[]): Row[] => {
    const db = new BetterSqlite3(file, { readonly: true });
    try {
      return db.prepare(sql).all(...values) as Row[];
    } finally {
      db.close();
    }
  };
  const anHourPasses = (deploy: string): void => {
    const db = new BetterSqlite3(file);
    try {
      const { runAt } = db.prepare('select runAt from jobs where key = ?').get(`due:${deploy}`) as { runAt: string };
      const earlier = new Date(Date.parse(runAt) - 3_600_000).toISOString();
      db.prepare('update jobs set runAt = ? where key = ?').run(earlier, `due:${deploy}`);
      db.prepare('update deploys set doc = replace(doc, ?, ?) where id = ?').run(runAt, earlier, deploy);
    } finally {
      db.close();
    }
  };
  const lines = (sql: string): string[] => rows<{ line: string }>(sql).map(({ line }) => line);
  return {
    rows,
    anHourPasses,
    stateOf: (deploy) => rows<{ state: string }>('select state from deploys where id = ?', deploy)[0]?.state,
    unfinished: () => [
      ...lines(
        `select state || ' job ' || task || ' ' || coalesce(key, '') || ' ' || coalesce(error, '') as line from jobs
         where not (state = 'waiting' and task = 'cost-report')`,
      ),
      ...lines(`select 'inbox ' || name as line from inbox where doneAt is null`),
      ...lines(`select 'open run ' || id as line from runs where endedAt is null`),
      ...lines(`select 'state token of ' || run as line from stateTokens`),
      ...lines(`select 'state lock of ' || run as line from stateLocks`),
    ],
  };
}

const LOOK_MS = 50;

/** For what tells nobody when it changes: files and the database. @throws Error naming `what` and the last thing seen */
export async function eventually<T>(
  look: () => T | undefined | Promise<T | undefined>,
  what: string,
  timeoutMs = PATIENCE_MS,
): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > deadline) throw new Error(`Waited ${timeoutMs} ms in vain until ${what}`);
    await pause(LOOK_MS);
  }
}
