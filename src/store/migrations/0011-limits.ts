import { type Kysely, type Migration, sql } from 'kysely';

/** The three numbers of a quota as they were become a limit each. An empty text stands for what a limit does not ask about. */
const limitsOf = (column: string, name: string): string =>
  `INSERT INTO limits SELECT guild, project, '', '', '${name}', "${column}", '', '1970-01-01T00:00:00.000Z' FROM quotas`;

const STATEMENTS = [
  `CREATE TABLE limits (
    guild TEXT NOT NULL, project TEXT NOT NULL, region TEXT NOT NULL, person TEXT NOT NULL, name TEXT NOT NULL, most REAL NOT NULL,
    "setBy" TEXT NOT NULL, "setAt" TEXT NOT NULL, PRIMARY KEY (guild, project, region, person, name)
  ) STRICT, WITHOUT ROWID`,
  limitsOf('instances', 'compute.instances'),
  limitsOf('vcpus', 'compute.cpus'),
  limitsOf('ramGib', 'compute.ram_gb'),
  'DROP TABLE quotas',
  'CREATE TABLE budgets (guild TEXT NOT NULL, project TEXT NOT NULL, doc TEXT NOT NULL, PRIMARY KEY (guild, project)) STRICT, WITHOUT ROWID',
  `CREATE TABLE alerts (
    guild TEXT NOT NULL, project TEXT NOT NULL, "setAt" TEXT NOT NULL, month TEXT NOT NULL, point TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (guild, project, "setAt", month, point)
  ) STRICT, WITHOUT ROWID`,
  'CREATE TABLE holdings (guild TEXT NOT NULL, project TEXT NOT NULL, doc TEXT NOT NULL, PRIMARY KEY (guild, project)) STRICT, WITHOUT ROWID',
  'CREATE TABLE created (plan TEXT PRIMARY KEY, guild TEXT NOT NULL, at TEXT NOT NULL, doc TEXT NOT NULL) STRICT, WITHOUT ROWID',
  'CREATE INDEX created_by_age ON created (at)',
];

/** Limits by name and scope, budgets with their alerts, and what is counted beside the totals. */
export const limits: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
