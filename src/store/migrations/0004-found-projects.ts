import { type Kysely, type Migration, sql } from 'kysely';

/**
 * Projects found in their repository may share a folder, each in a workspace of it. SQLite cannot take a key away, so the table is made anew.
 * And who waits for a deploy need not want the same state.
 */
const STATEMENTS = [
  `CREATE TABLE "projectsAnew" (
    guild TEXT NOT NULL, id TEXT NOT NULL, repo TEXT NOT NULL, directory TEXT NOT NULL, "isFound" INTEGER NOT NULL, doc TEXT NOT NULL,
    PRIMARY KEY (guild, id)
  ) STRICT`,
  `INSERT INTO "projectsAnew" SELECT guild, id, repo, directory, 0, doc FROM projects`,
  `DROP TABLE projects`,
  `ALTER TABLE "projectsAnew" RENAME TO projects`,
  `CREATE INDEX projects_repo ON projects (repo, directory)`,
  `CREATE INDEX deploys_behind ON deploys ("waitingFor") WHERE "waitingFor" IS NOT NULL`,
  `CREATE UNIQUE INDEX projects_folder ON projects (repo, directory) WHERE "isFound" = 0`,
];

export const foundProjects: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
