import type { Kysely } from 'kysely';
import type { KeptBudget } from '../core/budget.ts';
import type { GuildId, ProjectId } from '../core/ids.ts';
import type { Limit, LimitName, LimitScope } from '../core/limit.ts';
import type { QuotaAsk } from '../core/quota-ask.ts';
import type { Limits } from '../deploy/ports.ts';
import { fromDoc, toDoc } from './codec.ts';
import type { Schema } from './schema.ts';

/** What a limit does not ask about is an empty text in the key. */
const keyOf = ({ guild, name, project, region = '', person = '' }: LimitScope & Pick<Limit, 'guild' | 'name'>) => ({
  ...{ guild, name, region, person },
  project: (project ?? '') as string,
});

const toLimit = ({ guild, name, project, region, person, most, setBy, setAt }: Schema['limits']): Limit => ({
  ...{ guild: guild as GuildId, name: name as LimitName, most, setBy, setAt: new Date(setAt) },
  ...(project !== '' && { project: project as ProjectId }),
  ...(region !== '' && { region }),
  ...(person !== '' && { person }),
});

export const createLimits = (db: Kysely<Schema>): Limits => {
  const budgetAt = (guild: GuildId, project: ProjectId | undefined) => ({ guild, project: (project ?? '') as string });
  return {
    async of(guild) {
      const rows = db.selectFrom('limits').selectAll().where('guild', '=', guild);
      return (await rows.orderBy('project').orderBy('region').orderBy('person').orderBy('name').execute()).map(toLimit);
    },
    async set({ most, setBy, setAt, ...which }) {
      const said = { most, setBy, setAt: setAt.toISOString() };
      await db
        .insertInto('limits')
        .values({ ...keyOf(which), ...said })
        .onConflict((c) => c.columns(['guild', 'project', 'region', 'person', 'name']).doUpdateSet(said))
        .execute();
    },
    async remove(which) {
      const { guild, project, region, person, name } = keyOf(which);
      const rows = db.deleteFrom('limits').where('guild', '=', guild).where('project', '=', project);
      await rows.where('region', '=', region).where('person', '=', person).where('name', '=', name).execute();
    },
    async budgets(guild) {
      const rows = await db.selectFrom('budgets').select('doc').where('guild', '=', guild).orderBy('project').execute();
      return rows.map(({ doc }) => fromDoc<KeptBudget>(doc));
    },
    async setBudget(budget) {
      const doc = toDoc(budget);
      await db
        .insertInto('budgets')
        .values({ ...budgetAt(budget.guild, budget.project), doc })
        .onConflict((c) => c.columns(['guild', 'project']).doUpdateSet({ doc }))
        .execute();
    },
    async removeBudget(of, project) {
      const { guild, project: at } = budgetAt(of, project);
      await db.deleteFrom('budgets').where('guild', '=', guild).where('project', '=', at).execute();
    },
    async ask(id) {
      const row = await db.selectFrom('quotaAsks').select('doc').where('id', '=', id).executeTakeFirst();
      return row && fromDoc<QuotaAsk>(row.doc);
    },
    async putAsk(ask) {
      const doc = toDoc(ask);
      await db
        .insertInto('quotaAsks')
        .values({ id: ask.id, doc })
        .onConflict((c) => c.column('id').doUpdateSet({ doc }))
        .execute();
    },
    async noteAlert({ guild, project, setAt, month, point, at }) {
      const row = { guild, project: project ?? '', setAt: setAt.toISOString(), month, point, at: at.toISOString() };
      const insert = db
        .insertInto('alerts')
        .values(row)
        .onConflict((c) => c.doNothing());
      return (await insert.executeTakeFirst()).numInsertedOrUpdatedRows === 1n;
    },
  };
};
