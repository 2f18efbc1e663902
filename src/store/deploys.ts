import { type Kysely, sql } from 'kysely';
import type { Deploy } from '../core/deploy.ts';
import type { DeployEvent } from '../core/deploy-event.ts';
import type { DeployId } from '../core/ids.ts';
import { Refusal } from '../core/refusal.ts';
import type { Deploys, StoredEvent } from '../deploy/ports.ts';
import { fromDoc, toDoc } from './codec.ts';
import type { Schema } from './schema.ts';
import { atomically } from './transaction.ts';

export const createDeploys = (db: Kysely<Schema>): Deploys => {
  const docs = () => db.selectFrom('deploys').select('doc');
  const toDeploy = ({ doc }: { doc: string }) => fromDoc<Deploy>(doc);

  async function find(id: DeployId): Promise<Deploy | undefined> {
    const row = await docs().where('id', '=', id).executeTakeFirst();
    return row && toDeploy(row);
  }

  return {
    find,
    async get(id) {
      const deploy = await find(id);
      if (!deploy) throw new Refusal({ code: 'no-such', what: 'deploy', id });
      return deploy;
    },
    async byPull(repo, number) {
      const rows = await docs().where('repo', '=', repo).where('pull', '=', number).orderBy('seq').execute();
      return rows.map(toDeploy);
    },
    async underway(repo, number) {
      const onTheWay = db.selectFrom('deploys').where('repo', '=', repo).where('pull', '=', number);
      const { n } = await onTheWay
        .where('state', 'in', ['validating', 'planning'])
        .where('waitingFor', 'is', null)
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow();
      return n;
    },
    async inStates(states) {
      if (states.length === 0) return [];
      return (await docs().where('state', 'in', states).orderBy('seq').execute()).map(toDeploy);
    },
    async byCause(cause) {
      const row = await docs().where('cause', '=', cause).executeTakeFirst();
      return row && toDeploy(row);
    },
    async ofProject(guild, project, limit) {
      const rows = docs().where('guild', '=', guild).where('project', '=', project);
      return (await rows.orderBy('seq', 'desc').limit(limit).execute()).map(toDeploy);
    },
    async ofRepo(repo, { limit, states, before }) {
      let rows = docs().where('repo', '=', repo);
      if (states) rows = rows.where('state', 'in', states);
      if (before) rows = rows.where('seq', '<', db.selectFrom('deploys').select('seq').where('id', '=', before));
      return (await rows.orderBy('seq', 'desc').limit(limit).execute()).map(toDeploy);
    },
    async search(guild, { project, states, requester, from, until }, limit) {
      let rows = docs().where('guild', '=', guild);
      if (project) rows = rows.where('project', '=', project);
      if (states) rows = rows.where('state', 'in', states);
      if (from) rows = rows.where('createdAt', '>=', from.toISOString());
      if (until) rows = rows.where('createdAt', '<', until.toISOString());
      if (requester !== undefined) rows = rows.where(sql<string>`json_extract(doc, '$.requester.id')`, '=', requester);
      return (await rows.orderBy('createdAt', 'desc').orderBy('seq', 'desc').limit(limit).execute()).map(toDeploy);
    },
    async appliedSince(guild, since) {
      const applied = docs().where('guild', '=', guild).where('state', '=', 'applied');
      return (await applied.where('changedAt', '>=', since.toISOString()).orderBy('changedAt').execute()).map(toDeploy);
    },
    async waiting(stateId) {
      const inLine = docs().where('stateId', '=', stateId).where('waitingFor', 'is not', null);
      return (await inLine.orderBy('seq').execute()).map(toDeploy);
    },
    async behind(id) {
      return (await docs().where('waitingFor', '=', id).orderBy('seq').execute()).map(toDeploy);
    },
    save: (deploy, event) =>
      atomically(db, async (trx) => {
        await put(trx, deploy);
        await append(trx, deploy, event);
        return deploy;
      }),
    async events(id) {
      const rows = await db.selectFrom('events').selectAll().where('deploy', '=', id).orderBy('n').execute();
      return rows.map(({ n, at, doc }): StoredEvent => ({ deploy: id, n, at: new Date(at), event: fromDoc(doc) }));
    },
  };
};

/** The columns that change; the others are decided when the deploy begins. */
const changing = (deploy: Deploy) => ({
  pull: deploy.pull?.number ?? null,
  state: deploy.state.at,
  waitingFor: deploy.state.at === 'validating' ? (deploy.state.waitingFor ?? null) : null,
  revision: deploy.revision,
  changedAt: deploy.changedAt.toISOString(),
  doc: toDoc(deploy),
});

async function put(db: Kysely<Schema>, deploy: Deploy): Promise<void> {
  const { id, guild, project, stateId, repo, cause, createdAt } = deploy;
  const { numUpdatedRows } = await db
    .updateTable('deploys')
    .set(changing(deploy))
    .where('id', '=', id)
    .where('cause', '=', cause)
    .where('revision', '=', deploy.revision - 1)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) return;
  const facts = { id, guild, project, stateId, repo, cause, createdAt: createdAt.toISOString() };
  try {
    await db
      .insertInto('deploys')
      .values({ ...facts, ...changing(deploy) })
      .execute();
  } catch (error) {
    // Its id or its cause is there already, so it is neither new nor the revision before.
    throw new Error(`deploy ${id} is not stored at revision ${deploy.revision - 1}, or its cause began another`, {
      cause: error,
    });
  }
}

const append = (db: Kysely<Schema>, { id, changedAt }: Deploy, event: DeployEvent) =>
  db
    .insertInto('events')
    .values(({ selectFrom, fn, lit }) => ({
      deploy: id,
      n: selectFrom('events')
        .where('deploy', '=', id)
        .select((e) => e(fn.coalesce(fn.max('n'), lit(0)), '+', 1).as('next')),
      at: changedAt.toISOString(),
      kind: event.kind,
      doc: toDoc(event),
    }))
    .execute();
