import type { Kysely } from 'kysely';
import type { GuildId, ProjectId } from '../core/ids.ts';
import type { Project } from '../core/project.ts';
import type { Projects } from '../deploy/ports.ts';
import { fromDoc, toDoc } from './codec.ts';
import type { Schema } from './schema.ts';
import { atomically } from './transaction.ts';

const toRow = (project: Project) => {
  const { guild, id, repo, directory } = project;
  return { guild, id, repo, directory, isFound: project.found ? 1 : 0, doc: toDoc(project) };
};

export const createProjects = (db: Kysely<Schema>): Projects => {
  const docs = () => db.selectFrom('projects').select('doc');
  const toProject = ({ doc }: { doc: string }) => fromDoc<Project>(doc);
  const change = (guild: GuildId, id: ProjectId, changed: (project: Project) => Project): Promise<void> =>
    atomically(db, async (trx) => {
      const row = trx.selectFrom('projects').select('doc').where('guild', '=', guild).where('id', '=', id);
      const found = await row.executeTakeFirst();
      if (!found) return;
      const doc = toDoc(changed(toProject(found)));
      await trx.updateTable('projects').set({ doc }).where('guild', '=', guild).where('id', '=', id).execute();
    });
  return {
    async find(guild, id) {
      const row = await docs().where('guild', '=', guild).where('id', '=', id).executeTakeFirst();
      return row && toProject(row);
    },
    async at(repo, directory) {
      const row = await docs().where('repo', '=', repo).where('directory', '=', directory).executeTakeFirst();
      return row && toProject(row);
    },
    async inRepo(repo) {
      return (await docs().where('repo', '=', repo).orderBy('directory').execute()).map(toProject);
    },
    async ofGuild(guild) {
      return (await docs().where('guild', '=', guild).orderBy('id').execute()).map(toProject);
    },
    /** Neither the id nor, where a command makes it, the folder may be another project's. */
    async add(project) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('projects')
        .values(toRow(project))
        .onConflict((c) => c.doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },
    async replace(project) {
      const { guild, id, ...row } = toRow(project);
      await db.updateTable('projects').set(row).where('guild', '=', guild).where('id', '=', id).execute();
    },
    async remove(guild, id) {
      await db.deleteFrom('projects').where('guild', '=', guild).where('id', '=', id).execute();
    },
    setTerms: (guild, id, terms) =>
      change(guild, id, ({ terms: _before, ...project }) => ({ ...project, ...(terms && { terms }) })),
    setBudget: (guild, id, monthlyUsd) =>
      change(guild, id, ({ budgetUsd: _before, ...project }) => ({
        ...project,
        ...(monthlyUsd !== undefined && { budgetUsd: monthlyUsd }),
      })),
    setDrift: (guild, id, drift) =>
      change(guild, id, ({ drift: _before, ...project }) => ({ ...project, ...(drift !== undefined && { drift }) })),
  };
};
