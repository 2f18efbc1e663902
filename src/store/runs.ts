import type { Kysely, Selectable } from 'kysely';
import type { DeployId, RunId, StateId } from '../core/ids.ts';
import type { Progress, Run, Runs } from '../deploy/ports.ts';
import { fromDoc, toDoc } from './codec.ts';
import type { Schema } from './schema.ts';

const toRun = ({ id, deploy, kind, stateId, startedAt, endedAt, progress }: Selectable<Schema['runs']>): Run => ({
  id: id as RunId,
  deploy: deploy as DeployId,
  kind,
  stateId: stateId as StateId,
  startedAt: new Date(startedAt),
  ...(endedAt !== null && { endedAt: new Date(endedAt) }),
  ...(progress !== null && { progress: fromDoc<Progress>(progress) }),
});

export const createRuns = (db: Kysely<Schema>): Runs => ({
  async put({ id, deploy, kind, stateId, startedAt, endedAt, progress }) {
    const row = {
      deploy,
      kind,
      stateId,
      startedAt: startedAt.toISOString(),
      endedAt: endedAt?.toISOString() ?? null,
      progress: progress ? toDoc(progress) : null,
    };
    await db
      .insertInto('runs')
      .values({ id, ...row })
      .onConflict((c) => c.column('id').doUpdateSet(row))
      .execute();
  },
  async find(id) {
    const row = await db.selectFrom('runs').selectAll().where('id', '=', id).executeTakeFirst();
    return row && toRun(row);
  },
  async ofDeploy(deploy) {
    const rows = db.selectFrom('runs').selectAll().where('deploy', '=', deploy);
    return (await rows.orderBy('startedAt').execute()).map(toRun);
  },
  async progress(id, progress) {
    await db
      .updateTable('runs')
      .set({ progress: toDoc(progress) })
      .where('id', '=', id)
      .execute();
  },
  async end(id, at) {
    await db.updateTable('runs').set({ endedAt: at.toISOString() }).where('id', '=', id).execute();
  },
  async endedSince(guild, since) {
    const rows = await db
      .selectFrom('deploys')
      .innerJoin('runs', 'runs.deploy', 'deploys.id')
      .where('deploys.guild', '=', guild)
      .where('deploys.createdAt', '>=', since.toISOString())
      .where('runs.endedAt', 'is not', null)
      .select(['runs.kind', 'runs.startedAt', 'runs.endedAt'])
      .execute();
    return rows.map(({ kind, startedAt, endedAt }) => ({
      kind,
      startedAt: new Date(startedAt),
      ...(endedAt !== null && { endedAt: new Date(endedAt) }),
    }));
  },
  async open() {
    const rows = db.selectFrom('runs').selectAll().where('endedAt', 'is', null);
    return (await rows.orderBy('startedAt').execute()).map(toRun);
  },
});
