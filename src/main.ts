import { mkdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import type { Config } from './config.ts';
import { removeControlFile, writeControlFile } from './control-file.ts';
import { createRedactor } from './core/redact.ts';
import { createSealer, type Sealer } from './core/seal.ts';
import { bindJobs, bindUseCases } from './deploy/bind.ts';
import type { Clock, InboxItem, Log, Ports } from './deploy/ports.ts';
import { mirrorChat } from './deploy/record.ts';
import { surroundingsOf } from './deploy/surroundings.ts';
import { sweepAndTell, sync } from './deploy/sweep.ts';
import { viewOf } from './deploy/view-of.ts';
import { createDiscord } from './discord/bot.ts';
import { COMMAND_NAMES } from './discord/commands.ts';
import { createEngineFor } from './engine.ts';
import { createRepositories } from './git/repositories.ts';
import { createGitHub, type GitHub, WEBHOOK_PATH } from './github/app.ts';
import { createGitHubInbox } from './github/deliver.ts';
import { createPullMirror } from './github/pull-mirror.ts';
import { createPulls } from './github/pulls.ts';
import { registerWebhooks } from './github/webhooks.ts';
import { startSchedule } from './jobs/schedule.ts';
import { createWorker } from './jobs/worker.ts';
import { createLog } from './log.ts';
import { rulesOf } from './rules.ts';
import { createStateAccess } from './state/access.ts';
import { createStateServer } from './state/server.ts';
import { backupPath, pruneBackups } from './store/backup.ts';
import { openStore, type SqliteStore } from './store/open-store.ts';
import { CONTROL_PATH, control, newControlToken } from './web/control.ts';
import { createHttpServer } from './web/server.ts';

/** How long running jobs may take to end when the program stops; an apply goes on by itself and is adopted. */
const STOP_GRACE_MS = 10_000;
const BACKUPS_KEPT = 14;
const TRIGGER = 'guildops';

export interface Running {
  /** Address of the public listener. */
  url: string;
  ports: Ports;
  /** Resolves when no job is running or due. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

export interface Surroundings {
  clock?: Clock;
  log?: Log;
  /** Only a restart helps; the command line ends the process. */
  onFatal?(error: Error): void;
}

const systemClock: Clock = { now: () => new Date() };

/** The edges meet here: builds them, binds the use cases to them, starts, and knows how to stop. */
export async function start(
  given: Config,
  { clock = systemClock, log = logOf(given), onFatal = rethrow }: Surroundings = {},
): Promise<Running> {
  const config = { ...given, GUILDOPS_DATA: resolve(given.GUILDOPS_DATA) };
  await mkdir(config.GUILDOPS_DATA, { recursive: true, mode: 0o700 });
  const sealer = createSealer(config.GUILDOPS_KEY_FILE);
  const store = await openTheStore(config, sealer, clock);
  const rules = rulesOf(config, (guild) => discord.ownerOf(guild));
  const accept = acceptInto(store);
  const github = gitHubOf(config, clock, log);
  registerWebhooks(github.probot, {
    accept,
    appId: github.appId,
    forgetInstallations: github.forgetInstallations,
    log,
    now: clock.now,
  });
  const repositories = createRepositories({
    dir: join(config.GUILDOPS_DATA, 'git'),
    remote: github.gitAccess,
    signature: github.botIdentity,
    log,
  });

  const commands = {
    ping: async () => 'pong',
    sweep: () => sweepAndTell(ports),
    sync: () => sync(ports),
    backup: async ({ to = '' }) => store.backup(to),
  };
  const token = newControlToken();
  const http = await createHttpServer({
    public: {
      host: config.GUILDOPS_HOST,
      port: config.GUILDOPS_PORT,
      webhooks: { path: WEBHOOK_PATH, handler: await github.webhookHandler() },
    },
    private: {
      host: '127.0.0.1',
      port: config.GUILDOPS_STATE_PORT,
      routes: {
        '/state': createStateServer({ store: store.states, sealer, clock, log }).handle,
        [CONTROL_PATH]: control(token, commands),
      },
    },
    checks: {
      database: async () => void (await store.notes.get('sweep')),
      discord: async () => refuseUnless(discord.isReady()),
    },
    log,
  });
  const state = createStateAccess({ store: store.states, sealer, clock, origin: http.privateUrl });
  const { engine, jail } = await createEngineFor(config, {
    checkout: repositories.checkout,
    state,
    secrets: secretsOf(config),
    clock,
    log,
  });

  const pulls = createPulls(github);
  const ports: Ports = {
    ...{ store, repositories, pulls, engine, clock, log, rules },
    pullMirror: createPullMirror(github, { trigger: TRIGGER }),
    chatMirror: { views: (view, known) => discord.mirror.views(view, known) },
  };
  const useCases = bindUseCases(ports);
  const discord = createDiscord({
    token: config.DISCORD_TOKEN_FILE,
    ...(config.DISCORD_API_URL && { apiUrl: config.DISCORD_API_URL }),
    ...{ useCases, accept, clock, log, onFatal },
    viewOf: async (id) => {
      const deploy = await store.deploys.find(id);
      return deploy && viewOf(ports, deploy);
    },
    lobbyOf: async (id) => (await store.mirrors.of(`deploy:${id}:lobby`))[0]?.remoteId,
    refresh: (id) => mirrorChat(store, id),
    surroundingsOf: (id) => surroundingsOf(ports, id),
    guilds: new Set(rules.guilds.keys()),
    lifetimes: rules,
  });
  const inbox = createGitHubInbox({
    useCases,
    pulls,
    grammar: async () => ({ triggers: [TRIGGER], bot: (await github.bot()).slug }),
    log,
  });
  const worker = createWorker({
    queue: store.queue,
    handlers: {
      ...bindJobs(ports),
      inbox: async ({ item: id }) => {
        const item = await store.inbox.find(id);
        if (!item) return;
        await (item.source === 'github' ? inbox : discord).handle(item);
        await store.inbox.done(id, clock.now());
      },
      backup: () => backUp(store, config, clock),
    },
    lanes: lanes(),
    onJobAdded: store.onJobAdded,
    ...{ clock, log },
  });

  await discord.start();
  await worker.start();
  const schedule = await startSchedule({ jobs: store.jobs, log });
  await store.jobs.add({ task: 'sync' }, { key: 'sync', queue: 'sync' });
  await writeControlFile(config.GUILDOPS_DATA, { url: http.privateUrl, token });
  log.info({ ...(await countsOf(ports)), jail: jail.kind, url: http.publicUrl }, 'ready');
  return {
    url: http.publicUrl,
    ports,
    idle: () => worker.idle(),
    async stop() {
      await removeControlFile(config.GUILDOPS_DATA);
      schedule.stop();
      await worker.stop(STOP_GRACE_MS);
      await discord.stop();
      await http.close();
      await github.close();
      await store.close();
    },
  };
}

function rethrow(error: Error): never {
  throw error;
}

function refuseUnless(isReady: boolean): void {
  if (!isReady) throw new Error('not connected');
}

const gitHubOf = (config: Config, clock: Clock, log: Log): GitHub =>
  createGitHub({
    appId: config.GITHUB_APP_ID,
    privateKey: config.GITHUB_PRIVATE_KEY_FILE,
    webhookSecret: config.GITHUB_WEBHOOK_SECRET_FILE,
    writeSpacingMs: config.GITHUB_WRITE_SPACING_MS,
    home: homeOf(config),
    now: clock.now,
    log,
    ...(config.GITHUB_API_URL && { apiUrl: config.GITHUB_API_URL }),
  });

/** The first bound repository: through its installation the bot learns who it is. */
function homeOf({ GUILDOPS_GUILDS: guilds }: Config) {
  const [repo] = [...guilds.values()].flatMap(({ repos }) => repos);
  if (!repo) throw new Error('GUILDOPS_GUILDS names no repository');
  return repo;
}

/** Slow work has its own lanes, so that a minute of terraform never delays an answer. */
const lanes = () => [
  { concurrency: 4, tasks: ['apply' as const] },
  { concurrency: Math.max(2, availableParallelism()), tasks: ['plan' as const] },
  { concurrency: 8, tasks: ['mirror-pull' as const, 'mirror-chat' as const] },
  { concurrency: 8 },
];

const backupsOf = ({ GUILDOPS_BACKUPS: backupDir }: Config) => (backupDir ? { backupDir } : {});
const openTheStore = (config: Config, sealer: Sealer, clock: Clock): Promise<SqliteStore> =>
  openStore({ file: join(config.GUILDOPS_DATA, 'guildops.db'), sealer, clock, ...backupsOf(config) });

/** The daily copy; the newest fourteen are kept. */
async function backUp(store: SqliteStore, config: Config, clock: Clock): Promise<void> {
  const name = { file: store.path, ...backupsOf(config), why: 'daily' };
  await store.backup(backupPath({ ...name, at: clock.now() }));
  pruneBackups(name, BACKUPS_KEPT);
}

const secretsOf = (config: Config): string[] => [
  config.DISCORD_TOKEN_FILE,
  config.GITHUB_WEBHOOK_SECRET_FILE,
  config.GITHUB_PRIVATE_KEY_FILE,
  ...config.GUILDOPS_KEY_FILE.map(({ key }) => key.toString('base64')),
];

const logOf = (config: Config): Log => createLog(config.GUILDOPS_LOG_LEVEL, createRedactor(secretsOf(config)));

/** Both doors store what came in and its job together; what one repository sends is worked off in order. */
const acceptInto =
  (store: SqliteStore) =>
  (item: InboxItem): Promise<boolean> =>
    store.transaction(async ({ inbox, jobs }) => {
      if (!(await inbox.accept(item))) return false;
      const { repo } = item.payload as { repo?: string };
      await jobs.add(
        { task: 'inbox', item: item.id },
        { key: `inbox:${item.id}`, ...(repo && { queue: `inbox:${repo}` }) },
      );
      return true;
    });

/** What the start-up line says: everything that was registered. */
async function countsOf({ store, rules }: Ports): Promise<object> {
  const projects = await Promise.all([...rules.guilds.keys()].map((guild) => store.projects.ofGuild(guild)));
  return {
    guilds: rules.guilds.size,
    repositories: [...rules.guilds.values()].flatMap(({ repos }) => repos).length,
    commands: COMMAND_NAMES.length,
    projects: projects.flat().length,
    knowledge: 0,
    ai: 'off',
    sandbox: rules.sandbox,
  };
}
