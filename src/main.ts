import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { apiOf } from './api.ts';
import type { Config } from './config.ts';
import { removeControlFile, writeControlFile } from './control-file.ts';
import { backUpDaily, openDatabase, sealerOf } from './database.ts';
import { bindJobs, bindUseCases } from './deploy/bind.ts';
import { queueReports } from './deploy/limits/weekly-report.ts';
import type { Clock, Log, Ports } from './deploy/ports.ts';
import { queueDriftSchedule } from './deploy/schedule-drift.ts';
import { COMMAND_NAMES } from './discord/commands.ts';
import { createEngineFor, degradedBy } from './engine.ts';
import { deviceFlowOf, discordOf, gitHubOf, repositoriesOf } from './far-ends.ts';
import { createGitHubInbox } from './github/deliver.ts';
import { createEnvironmentMirror } from './github/environment-mirror.ts';
import { createPullMirror } from './github/pull-mirror.ts';
import { createPulls } from './github/pulls.ts';
import { registerWebhooks } from './github/webhooks.ts';
import { grammarOf, TRIGGER } from './grammar.ts';
import { createHealth } from './health.ts';
import { acceptInto, workOff } from './inbox.ts';
import { createPlaces } from './jobs/places.ts';
import { createScale } from './jobs/scale.ts';
import { startSchedule } from './jobs/schedule.ts';
import { createWorker } from './jobs/worker.ts';
import { countKnowledge } from './knowledge.ts';
import { lanes } from './lanes.ts';
import { listenFor } from './listeners.ts';
import { measuredDoor, measuredEngine } from './measured.ts';
import { openIdOf } from './open-id.ts';
import { ordersOf } from './orders.ts';
import { ownPacks } from './packs.ts';
import { linksOf, pagesOf } from './pages.ts';
import { policyHookOf } from './policy-hook.ts';
import { usePrices } from './prices.ts';
import { registered } from './registered.ts';
import { practicesOf, reviewerOf } from './reviewer.ts';
import { rulesOf } from './rules.ts';
import { runMemory } from './run-memory.ts';
import { createRunPages } from './run-pages.ts';
import { detectJail } from './runner/jail.ts';
import { logOf, secretsOf } from './secrets.ts';
import { createStateAccess } from './state/access.ts';
import { createStateServer } from './state/server.ts';
import { ownVersion } from './version.ts';
import { createMetrics } from './web/metrics.ts';

/** How long running jobs may take to end when the program stops; an apply goes on by itself and is adopted. */
const STOP_GRACE_MS = 10_000;

export interface Running {
  /** Address of the public listener. */
  url: string;
  ports: Ports;
  /** Resolves when no job is running or due. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

export interface StartOptions {
  clock?: Clock;
  log?: Log;
  /** The connection to Discord is lost for good: only a restart helps. */
  onFatal?(error: Error): void;
}

const systemClock: Clock = { now: () => new Date() };

/** The edges meet here: builds them, binds the use cases to them, starts, and knows how to stop. */
export async function start(given: Config, options: StartOptions = {}): Promise<Running> {
  const { clock = systemClock, log = logOf(given), onFatal = rethrow } = options;
  const config = { ...given, GUILDOPS_DATA: resolve(given.GUILDOPS_DATA) };
  await mkdir(config.GUILDOPS_DATA, { recursive: true, mode: 0o700 });
  await usePrices(config, log);
  const sealer = sealerOf(config);
  const store = await openDatabase(config, clock);
  const scale = createScale(store.queue, runMemory(config, store));
  const figures = async () => ({ ...(await store.figures(clock.now())), memory: scale.figures() });
  const metrics = createMetrics(figures, clock);
  const accept = measuredDoor(acceptInto(store), metrics);
  const github = gitHubOf(config, clock, log, metrics.rateLimit);
  const { appId } = github;
  // What no webhook told us: while we were away, or while GitHub kept us out.
  const catchUp = () => store.jobs.add({ task: 'sync' }, { key: 'sync', queue: 'sync' });
  const installationsChanged = () => {
    github.forgetInstallations();
    return catchUp();
  };
  registerWebhooks(github.probot, { accept, appId, installationsChanged, log, now: () => clock.now() });
  const repositories = repositoriesOf(config, github, log);
  const links = linksOf(config);
  const jail = await detectJail();
  const openId = openIdOf(config, sealer, clock);
  const pulls = createPulls(github);
  const degraded = () => [...degradedBy(jail), ...(github.shutOut().length > 0 ? ['access to repositories'] : [])];
  const reviewer = reviewerOf(config, { use: store.modelUse, clock, log });
  const ai = () => reviewer.status().text;
  const health = createHealth(config, { store, github, jail, clock, degraded, ai });
  const runPages = createRunPages(config, { store, permission: pulls.permission, clock, log });

  const { http, token } = await listenFor(config, {
    ...{ github, metrics },
    states: createStateServer({ store: store.states, sealer, clock, log }),
    commands: ordersOf(config, { store, clock, log, ports: () => ports, states: () => state }),
    pages: {
      ...pagesOf(config, links, store, clock),
      ...apiOf(config, { store, useCases: () => useCases, pageOf: ({ id }) => runPages.urlOf?.(id), clock, log }),
      ...runPages.pages,
      ...openId?.pages,
    },
    checks: {
      database: async () => void (await store.notes.get('sweep')),
      ...(config.GUILDOPS_REPOS.length === 0 && {
        discord: async () => refuseUnless(discord?.isReady() ?? false),
      }),
    },
    degraded,
    log,
  });
  const state = createStateAccess({ store: store.states, sealer, clock, origin: http.privateUrl });
  const { checkout } = repositories;
  const bare = await createEngineFor(config, {
    ...{ jail, issuer: openId?.issuer },
    checkout,
    state,
    secrets: secretsOf(config),
    tell: runPages.tell,
    clock,
    log,
  });
  const engine = measuredEngine(bare, { metrics, runs: store.runs, clock, ended: runPages.ended });
  const policyHook = policyHookOf(config);
  const ports: Ports = {
    ...{ store, repositories, pulls, engine, clock, log, reviewer },
    practices: practicesOf(config),
    rules: { ...rulesOf(config, (guild) => discord?.ownerOf(guild), runPages.urlOf), packs: ownPacks(config, log) },
    pullMirror: createPullMirror(github, {
      trigger: TRIGGER,
      suggests: config.GITHUB_SUGGESTIONS,
      ...(links && { planUrl: links.urlOf }),
    }),
    environmentMirror: createEnvironmentMirror(github, log),
    ...(policyHook && { policyHook }),
    deviceFlow: deviceFlowOf(config, github),
    chatMirror: {
      views: (view, known) => discord?.mirror.views(view, known) ?? [],
      drift: (view, channel) => discord?.mirror.drift(view, channel),
      notice: (notice) => discord?.mirror.notice(notice),
    },
  };
  const useCases = bindUseCases(ports);
  const appUrl = async () =>
    config.GITHUB_API_URL ? undefined : `https://github.com/apps/${(await github.bot()).slug}`;
  const discord = discordOf(config, { ports, useCases, accept, health, appUrl, clock, log, onFatal });
  const grammar = async () => grammarOf(config, (await github.bot()).slug);
  const versions = async () => [`GuildOps ${ownVersion()}`, ...(await engine.versions())];
  const placeOf = createPlaces({ queue: store.queue, scale, clock });
  const worker = createWorker({
    queue: store.queue,
    handlers: {
      ...bindJobs(ports),
      inbox: workOff(store, clock, {
        github: createGitHubInbox({ useCases, pulls, grammar, versions, placeOf, log }),
        discord: discord ?? noDesk,
      }),
      backup: () => backUpDaily(store, config, clock),
    },
    lanes: lanes(),
    scale,
    onJobAdded: store.onJobAdded,
    onEnd: metrics.jobEnded,
    ...{ clock, log },
  });

  await discord?.start();
  await worker.start();
  const schedule = await startSchedule({ jobs: store.jobs, log });
  await catchUp();
  await queueDriftSchedule(store);
  await queueReports(store);
  await writeControlFile(config.GUILDOPS_DATA, { url: http.privateUrl, token });
  log.info(
    {
      ...(await registered(ports, discord ? COMMAND_NAMES.length : 0)),
      ...{ knowledge: countKnowledge(config, log), jail: jail.kind, degraded: degradedBy(jail), url: http.publicUrl },
    },
    'ready',
  );
  return {
    url: http.publicUrl,
    ports,
    idle: () => worker.idle(),
    async stop() {
      await removeControlFile(config.GUILDOPS_DATA);
      schedule.stop();
      await worker.stop(STOP_GRACE_MS);
      await discord?.stop();
      runPages.close();
      await http.close();
      await github.close();
      await store.close();
    },
  };
}

function rethrow(error: Error): never {
  throw error;
}

/** Nothing comes in through a door that is not there; what an earlier setting let in is left alone. */
const noDesk = { handle: async () => {} };

function refuseUnless(isReady: boolean): void {
  if (!isReady) throw new Error('not connected');
}
