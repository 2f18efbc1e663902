import BetterSqlite3 from 'better-sqlite3';
import { Kysely } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import type { DeployId, PlanId, RunId, StateId } from '../../src/core/ids.ts';
import { digestOf } from '../../src/core/ids.ts';
import { StoreDialect } from '../../src/store/dialect.ts';
import { createJobQueue } from '../../src/store/job-queue.ts';
import { migrate } from '../../src/store/migrate.ts';
import type { Schema } from '../../src/store/schema.ts';
import { createStateAccess } from '../../src/store/state-access.ts';
import { createStateVersions } from '../../src/store/state-versions.ts';
import { createTables } from '../../src/store/tables.ts';
import { testSealer } from '../fakes/store.ts';
import { aDeploy, GUILD, NOW, REPO } from '../fakes/words.ts';

const { id, project, stateId } = aDeploy();

/** Every question the store can be asked, once. */
async function askEverything(db: Kysely<Schema>): Promise<void> {
  const tables = createTables(db, { sealer: testSealer, clock: { now: () => NOW }, added: () => {} });
  const { deploys, projects, governance, locks, ledger, plans, runs, mirrors, inbox, notes, templates, audit } = tables;
  const { guilds, notices, limits, projectRequests, counsels } = tables;
  const queue = createJobQueue(db, () => {});
  const states = { ...createStateVersions(db), ...createStateAccess(db) };
  const run = 'r' as RunId;
  await Promise.all([
    deploys.find(id),
    deploys.byPull(REPO, 7),
    deploys.inStates(['draft', 'failed']),
    deploys.byCause('c'),
    deploys.ofProject(GUILD, project, 5),
    deploys.search(GUILD, { project, states: ['failed'], requester: '1', from: NOW, until: NOW }, 5),
    ...[deploys.search(GUILD, {}, 5), runs.endedSince(GUILD, NOW)],
    deploys.waiting(stateId),
    deploys.behind(id),
    deploys.events(id),
    ...[projects.find(GUILD, project), projects.at(REPO, 'd'), projects.inRepo(REPO), projects.ofGuild(GUILD)],
    ...[governance.grants(GUILD), limits.of(GUILD), limits.budgets(GUILD), limits.removeBudget(GUILD, project)],
    ...[ledger.deployedIn(GUILD), ledger.reservedIn(GUILD), ledger.holdings(GUILD, project)],
    ...[ledger.createdSince(GUILD, NOW), ledger.forgetCreated(NOW)],
    ...[governance.linkOf({ surface: 'github', id: 'a' }), governance.linkOf({ surface: 'discord', id: '1' })],
    ...[
      guilds.settings(GUILD),
      projectRequests.find('r'),
      projectRequests.open(GUILD),
      notices.find('n'),
      notices.forget(NOW),
    ],
    ...[locks.of(stateId), locks.release(stateId, id)],
    ...[
      ledger.deployed(GUILD, project),
      ledger.reserved(GUILD, project, id),
      ledger.reservationOf(id),
      ledger.release(id),
    ],
    ...[plans.find('p' as PlanId), plans.text('p' as PlanId), plans.dropFiles(id)],
    ...[runs.find(run), runs.end(run, NOW), runs.open(), mirrors.of('pull:')],
    ...[inbox.find('i'), inbox.done('i', NOW), inbox.forget(NOW), notes.get('n')],
    ...[templates.of(GUILD, 'gcp'), templates.find(GUILD, 'gcp', 't'), templates.remove(GUILD, 'gcp', 't')],
    ...[counsels.find('c'), counsels.of(GUILD, aDeploy().requester, 5), counsels.forget(GUILD, aDeploy().requester, 5)],
    audit.latest({ guild: GUILD, project, from: NOW }, { limit: 50 }),
    ...[audit.latest({ person: 'github:a' }, { limit: 50, skip: 50 }), audit.latest({ guild: GUILD }, { limit: 50 })],
    ...[audit.following({}, { limit: 9, after: 3 }), audit.head(), audit.keptHeads(), audit.prune(NOW, NOW)],
    queue.next({ tasks: ['plan', 'apply'], now: NOW }),
    queue.claim({ tasks: ['plan', 'apply'], now: NOW, worker: 'w', leaseUntil: NOW }),
    queue.complete({ id: 1, attempt: 1 }),
    queue.fail({ id: 1, attempt: 1 }, 'e', NOW),
    queue.beat([1, 2], NOW),
    ...[queue.voidLeases(NOW), queue.voidLeases(), queue.nextAt(NOW), queue.dead(), queue.revive(1, NOW)],
    queue.ahead('k', NOW),
    ...[states.latest(stateId), states.find(stateId, 1), states.versions(stateId), states.lockOf(stateId)],
    ...[states.unlock(stateId, 'l'), states.unlockRun(run), states.findToken(digestOf('')), states.revoke(run)],
  ]);
  await deploys.save(aDeploy(), { kind: 'drafted', deltas: [], by: aDeploy().requester });
  await tables.jobs.add({ task: 'plan', deploy: id as DeployId }, { key: 'k', queue: stateId as StateId, share: REPO });
}

it('answers every question by an index, never by reading a whole table', async () => {
  const asked = new Map<string, readonly unknown[]>();
  const sqlite = new BetterSqlite3(':memory:');
  const dialect = new StoreDialect(sqlite);
  await migrate(new Kysely({ dialect }));
  const db = new Kysely<Schema>({ dialect, log: ({ query }) => void asked.set(query.sql, query.parameters) });
  onTestFinished(() => db.destroy());
  await askEverything(db);

  const wholeTables = [...asked].flatMap(([sql, parameters]) => {
    if (/^(begin|commit|rollback)/.test(sql)) return [];
    const steps = sqlite.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters);
    // A few rows may be sorted; the jobs that are due may be many. What is read of a subquery is shown by its own steps.
    const isSlow = ({ detail }: { detail: string }) =>
      /^SCAN (?!\(subquery|.*USING (COVERING )?INDEX)/.test(detail) ||
      (/TEMP B-TREE/.test(detail) && sql.includes('jobs'));
    return steps.filter(isSlow).map(({ detail }) => `${detail}: ${sql}`);
  });
  expect(wholeTables).toEqual([]);
  expect(asked.size).toBeGreaterThan(40);
});
