import { type Kysely, type Migration, sql } from 'kysely';

/** What rights need beside grants: what each was given on, who is in which team, requests for access, links that are being made. */
const STATEMENTS = [
  'ALTER TABLE grants ADD COLUMN cause TEXT',
  'CREATE UNIQUE INDEX grants_cause ON grants (guild, cause) WHERE cause IS NOT NULL',
  `CREATE TABLE teams (
    guild TEXT NOT NULL, team TEXT NOT NULL, logins TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (guild, team)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE "accessRequests" (
    id TEXT PRIMARY KEY, guild TEXT NOT NULL, person TEXT NOT NULL, project TEXT NOT NULL, state TEXT NOT NULL, doc TEXT NOT NULL
  ) STRICT, WITHOUT ROWID`,
  `CREATE UNIQUE INDEX "accessRequests_open" ON "accessRequests" (guild, person, project) WHERE state = 'open'`,
  'CREATE TABLE linkings ("discordId" TEXT PRIMARY KEY, doc TEXT NOT NULL) STRICT, WITHOUT ROWID',
  `CREATE INDEX deploys_applied ON deploys (guild, "changedAt") WHERE state = 'applied'`,
];

export const rights: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
