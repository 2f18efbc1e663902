import type { Deploy } from '../../src/core/deploy.ts';
import type { StateName } from '../../src/core/deploy-state.ts';
import type { DeployId } from '../../src/core/ids.ts';
import type { Person } from '../../src/core/person.ts';
import { type Environment, type Project, stateIdOf } from '../../src/core/project.ts';
import { Refusal } from '../../src/core/refusal.ts';
import { bindJobs, bindUseCases } from '../../src/deploy/bind.ts';
import type { Ports, Rules, Task } from '../../src/deploy/ports.ts';
import type { UseCases } from '../../src/deploy/use-cases.ts';
import { type Handlers, runJob } from '../../src/jobs/run-job.ts';
import type { SqliteStore } from '../../src/store/open-store.ts';
import { type FakeEngine, fakeEngine } from '../fakes/engine.ts';
import {
  createFaults,
  type Faults,
  fakeLog,
  fakeMirrors,
  fakeRules,
  type LogLine,
  type ManualClock,
  manualClock,
  mira,
} from '../fakes/ports.ts';
import { type FakePulls, fakePulls } from '../fakes/pulls.ts';
import { type FakeRepositories, fakeRepositories } from '../fakes/repositories.ts';
import { fakeStore } from '../fakes/store.ts';
import { aProject, discordPerson, GUILD, githubPerson, NOW, REPO } from '../fakes/words.ts';

export const ana = discordPerson('ana');
export const bo = discordPerson('bo');
export const li = discordPerson('li');
/** Administrator of the guild. */
export { mira };
/** Has no grant at all. */
export const kim = discordPerson('kim');
export const dev = githubPerson('dev');

export const TASKS: readonly Task['task'][] = [
  'submit',
  'plan',
  'state',
  'validate',
  'inbox',
  'apply',
  'advise',
  'explain',
  'merge',
  'close-pull',
  'mirror-pull',
  'mirror-chat',
  'mirror-environment',
  'mirror-drift',
  'notice',
  'due',
  'rejudge',
  'cost-report',
  'sweep',
  'audit',
  'teams',
  'sync',
];

export interface World {
  useCases: UseCases;
  ports: Ports;
  store: SqliteStore;
  clock: ManualClock;
  repositories: FakeRepositories;
  pulls: FakePulls;
  engine: FakeEngine;
  shown: ReturnType<typeof fakeMirrors>['shown'];
  drifts: ReturnType<typeof fakeMirrors>['drifts'];
  notices: ReturnType<typeof fakeMirrors>['notices'];
  faults: Faults;
  project: Project;
  logged: readonly LogLine[];
  /** GitHub's webhooks that wait to be delivered. */
  webhooks: (() => Promise<void>)[];
  /** Runs every job that is due and delivers every webhook, in order, until nothing is left. */
  settle(): Promise<void>;
  /** The same without webhooks: what happens before the first one comes. */
  runJobs(): Promise<void>;
  /** Settles, and moves the clock to each job that becomes due within that time. */
  settleLater(withinMs?: number): Promise<void>;
  get(id: DeployId): Promise<Deploy>;
  at(id: DeployId): Promise<StateName>;
}

export interface WorldOptions {
  environment?: Environment;
  project?: Partial<Project>;
  rules?: Partial<Rules>;
  emptyRepository?: boolean;
  /** The far ends are those of that world, whose database is lost. */
  lost?: Pick<World, 'repositories' | 'pulls' | 'engine'>;
  /** Ports beside the fakes. */
  ports?: Pick<Ports, 'reviewer' | 'practices'>;
  /** Who has a grant of role `user`; ana, bo and li unless said otherwise. */
  users?: readonly Person[];
}

/** Use cases and jobs on fakes, with the real store in memory: everything runs in the order it was asked for, and time stands still. */
export async function createWorld({
  environment = 'dev',
  users = [ana, bo, li],
  ...options
}: WorldOptions = {}): Promise<World> {
  const clock = manualClock(NOW);
  const store = await fakeStore(clock);
  const faults = createFaults();
  const logged: LogLine[] = [];
  const repositories = options.lost?.repositories ?? fakeRepositories({ empty: options.emptyRepository ?? false });
  const pulls = options.lost?.pulls ?? fakePulls(repositories, clock);
  const engine = options.lost?.engine ?? fakeEngine(repositories.files);
  const { shown, drifts, notices, ...mirrors } = fakeMirrors();
  const ports: Ports = {
    store: { ...store, ...faults.wrap('store', { transaction: store.transaction }) },
    repositories: faults.wrap('repositories', repositories),
    pulls: faults.wrap('pulls', pulls),
    engine: faults.wrap('engine', engine),
    ...{ ...mirrors, clock },
    log: fakeLog(logged),
    rules: fakeRules(options.rules),
    ...options.ports,
  };
  const project = aProject({ environment, ...options.project });
  await store.projects.add(project);
  for (const { surface, id } of users)
    await store.governance.addGrant({
      guild: GUILD,
      subject: { kind: surface === 'github' ? 'github-user' : 'discord-user', id },
      role: 'user',
      grantedBy: 'test',
      grantedAt: NOW,
    });
  return {
    ...{ store, clock, repositories, pulls, engine, shown, drifts, notices, faults, project, ports, logged },
    ...drive(ports, store, clock, { repositories, pulls }),
  };
}

type Driver = Pick<World, 'useCases' | 'webhooks' | 'settle' | 'runJobs' | 'settleLater' | 'get' | 'at'>;

function drive(
  ports: Ports,
  store: SqliteStore,
  clock: ManualClock,
  { repositories, pulls }: Pick<World, 'repositories' | 'pulls'>,
): Driver {
  const useCases = bindUseCases(ports);
  const handlers: Handlers = { ...bindJobs(ports), inbox: async () => {}, backup: async () => {} };
  const webhooks: World['webhooks'] = [];
  let deliveries = 0;
  pulls.onChange((number) => {
    deliveries += 1;
    const cause = `delivery-${deliveries}`;
    webhooks.push(() => useCases.noticePull({ repo: REPO, number, cause }));
  });
  repositories.onPush((branch) => void webhooks.push(() => useCases.noticePush({ repo: REPO, branch })));

  const runJobs = () => runDueJobs(ports, store, handlers);
  async function settle(): Promise<void> {
    await runJobs();
    for (let next = webhooks.shift(); next; next = webhooks.shift()) {
      await redelivered(next);
      await runJobs();
    }
  }
  return {
    useCases,
    webhooks,
    runJobs,
    settle,
    async settleLater(withinMs = 10 * 60_000) {
      const until = clock.now().getTime() + withinMs;
      for (;;) {
        await settle();
        const next = await store.queue.nextAt(clock.now());
        if (!next || next.getTime() > until) return;
        clock.set(next);
      }
    },
    get: (id) => store.deploys.get(id),
    at: async (id) => (await store.deploys.get(id)).state.at,
  };
}

/** Runs every job that is due, one after the other, until none is left. */
export async function runDueJobs(
  { clock, log }: Pick<Ports, 'clock' | 'log'>,
  { queue }: Pick<SqliteStore, 'queue'>,
  handlers: Handlers,
): Promise<void> {
  const signal = new AbortController().signal;
  const runner = { queue, handlers, clock, log, random: () => 0.5 };
  for (;;) {
    const now = clock.now();
    const leaseUntil = new Date(now.getTime() + 60_000);
    const job = await queue.claim({ tasks: TASKS, now, worker: 'test', leaseUntil });
    if (!job) return;
    await runJob(runner, job, signal);
  }
}

/** The inbox runs a delivery again that met a fault; a refusal is its end. */
async function redelivered(deliver: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1)
    try {
      return await deliver();
    } catch (error) {
      if (error instanceof Refusal) return;
      if (attempt >= 3) throw error;
    }
}

export const stateId = ({ project }: Pick<World, 'project'>) => stateIdOf(project);

/** Who holds the lock on the project's state. */
export const lockHolder = async (world: Pick<World, 'store' | 'project'>): Promise<DeployId | undefined> =>
  (await world.store.locks.of(stateId(world)))?.holder;
