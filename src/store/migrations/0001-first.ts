import { type Kysely, type Migration, sql } from 'kysely';

/** One statement each: better-sqlite3 prepares one at a time. Each index below serves a query of the file named after its table. */
const STATEMENTS = [
  `CREATE TABLE deploys (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, guild TEXT NOT NULL, project TEXT NOT NULL, "stateId" TEXT NOT NULL,
    repo TEXT NOT NULL, pull INTEGER, state TEXT NOT NULL, "waitingFor" TEXT, cause TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL,
    "createdAt" TEXT NOT NULL, "changedAt" TEXT NOT NULL, doc TEXT NOT NULL
  ) STRICT`,
  `CREATE INDEX deploys_pull ON deploys (repo, pull)`,
  `CREATE INDEX deploys_state ON deploys (state)`,
  `CREATE INDEX deploys_project ON deploys (guild, project)`,
  `CREATE INDEX deploys_waiting ON deploys ("stateId") WHERE "waitingFor" IS NOT NULL`,
  `CREATE TABLE events (
    deploy TEXT NOT NULL REFERENCES deploys (id), n INTEGER NOT NULL, at TEXT NOT NULL, kind TEXT NOT NULL, doc TEXT NOT NULL,
    PRIMARY KEY (deploy, n)
  ) STRICT, WITHOUT ROWID`,
  // The audit trail is only ever added to, also by a mistake of ours.
  `CREATE TRIGGER events_stay BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'events are never changed'); END`,
  `CREATE TRIGGER events_last BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END`,

  `CREATE TABLE projects (
    guild TEXT NOT NULL, id TEXT NOT NULL, repo TEXT NOT NULL, directory TEXT NOT NULL, doc TEXT NOT NULL,
    PRIMARY KEY (guild, id), UNIQUE (repo, directory)
  ) STRICT`,
  `CREATE TABLE grants (id INTEGER PRIMARY KEY, guild TEXT NOT NULL, doc TEXT NOT NULL) STRICT`,
  `CREATE INDEX grants_guild ON grants (guild)`,
  `CREATE TABLE quotas (
    guild TEXT NOT NULL, project TEXT NOT NULL, instances REAL NOT NULL, vcpus REAL NOT NULL, "ramGib" REAL NOT NULL,
    PRIMARY KEY (guild, project)
  ) STRICT`,
  `CREATE TABLE links (
    "discordId" TEXT PRIMARY KEY, "githubLogin" TEXT NOT NULL UNIQUE, "linkedAt" TEXT NOT NULL, via TEXT NOT NULL
  ) STRICT`,

  `CREATE TABLE locks ("stateId" TEXT PRIMARY KEY, holder TEXT NOT NULL REFERENCES deploys (id), "takenAt" TEXT NOT NULL) STRICT`,
  `CREATE TABLE deployed (guild TEXT NOT NULL, project TEXT NOT NULL, doc TEXT NOT NULL, PRIMARY KEY (guild, project)) STRICT`,
  `CREATE TABLE reservations (
    deploy TEXT PRIMARY KEY REFERENCES deploys (id), guild TEXT NOT NULL, project TEXT NOT NULL, doc TEXT NOT NULL
  ) STRICT`,
  `CREATE INDEX reservations_project ON reservations (guild, project)`,
  `CREATE TABLE plans (
    id TEXT PRIMARY KEY, deploy TEXT NOT NULL REFERENCES deploys (id), file BLOB, text TEXT NOT NULL, json TEXT NOT NULL
  ) STRICT`,
  `CREATE INDEX plans_deploy ON plans (deploy)`,
  `CREATE TABLE runs (
    id TEXT PRIMARY KEY, deploy TEXT NOT NULL REFERENCES deploys (id), kind TEXT NOT NULL, "stateId" TEXT NOT NULL,
    "startedAt" TEXT NOT NULL, "endedAt" TEXT, progress TEXT
  ) STRICT`,
  `CREATE INDEX runs_open ON runs ("startedAt") WHERE "endedAt" IS NULL`,

  `CREATE TABLE mirrors (key TEXT PRIMARY KEY, "remoteId" TEXT NOT NULL, hash TEXT NOT NULL, at TEXT NOT NULL) STRICT`,
  `CREATE TABLE inbox (
    id TEXT PRIMARY KEY, source TEXT NOT NULL, name TEXT NOT NULL, payload BLOB NOT NULL, "receivedAt" TEXT NOT NULL, "doneAt" TEXT
  ) STRICT`,
  `CREATE INDEX inbox_done ON inbox ("doneAt") WHERE "doneAt" IS NOT NULL`,
  `CREATE TABLE notes (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT`,

  `CREATE TABLE jobs (
    id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT, queue TEXT, task TEXT NOT NULL, payload TEXT NOT NULL, priority INTEGER NOT NULL,
    "runAt" TEXT NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL, "maxAttempts" INTEGER NOT NULL, worker TEXT, "leaseUntil" TEXT, error TEXT
  ) STRICT`,
  `CREATE UNIQUE INDEX jobs_key ON jobs (key) WHERE state <> 'running'`,
  `CREATE INDEX jobs_next ON jobs (priority, "runAt", id) WHERE state = 'waiting'`,
  `CREATE INDEX jobs_due ON jobs ("runAt") WHERE state = 'waiting'`,
  `CREATE INDEX jobs_running_queue ON jobs (queue) WHERE state = 'running'`,
  `CREATE INDEX jobs_running_key ON jobs (key) WHERE state = 'running'`,
  `CREATE INDEX jobs_dead ON jobs (id) WHERE state = 'dead'`,

  `CREATE TABLE "stateVersions" (
    "stateId" TEXT NOT NULL, serial INTEGER NOT NULL, lineage TEXT NOT NULL, sha256 TEXT NOT NULL, run TEXT NOT NULL, at TEXT NOT NULL,
    sealed BLOB NOT NULL, PRIMARY KEY ("stateId", serial)
  ) STRICT`,
  `CREATE TABLE "stateLocks" (
    "stateId" TEXT PRIMARY KEY, id TEXT NOT NULL, run TEXT NOT NULL, info TEXT NOT NULL, at TEXT NOT NULL
  ) STRICT`,
  `CREATE INDEX "stateLocks_run" ON "stateLocks" (run)`,
  `CREATE TABLE "stateTokens" (hash TEXT PRIMARY KEY, run TEXT NOT NULL, "stateId" TEXT NOT NULL, may TEXT NOT NULL) STRICT`,
  `CREATE INDEX "stateTokens_run" ON "stateTokens" (run)`,
];

export const first: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
