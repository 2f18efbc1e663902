import { type Locale, PermissionFlagsBits, REST } from 'discord.js';
import { expect, onTestFinished } from 'vitest';
import {
  type Actor,
  type Answer,
  type SandboxOptions,
  type SeenMessage,
  startSandboxDiscord,
} from '../../sandbox/discord/index.ts';
import type { DeployId, GuildId } from '../../src/core/ids.ts';
import { applyDeltas } from '../../src/core/request.ts';
import type { Clock, InboxItem, Log } from '../../src/deploy/ports.ts';
import { surroundingsOf } from '../../src/deploy/surroundings.ts';
import { createDiscord, type Discord } from '../../src/discord/bot.ts';
import type { Rates } from '../../src/discord/rates.ts';
import { THREADS } from '../../src/discord/thread-settings.ts';
import { createWire } from '../../src/discord/wire.ts';
import type { World } from '../deploy/world.ts';
import { fakeUseCases } from '../fakes/use-cases.ts';
import { aProject, REPO } from '../fakes/words.ts';
import { unknownIds } from './known-ids.ts';

const quiet: Log = { info() {}, warn() {}, error() {}, child: () => quiet };

export interface StageOptions {
  sandbox?: SandboxOptions;
  clock?: Clock;
  /** The language of the server. */
  locale?: Locale;
  /** What people write in threads is passed on. */
  hears?: boolean;
  /** Cards are drawn a moment after somebody asked, by another job, as in the program. */
  mirrorsLate?: boolean;
  /** How often commands may be given; as often as a test likes unless given. */
  rates?: Rates;
  /** Real use cases on a real store, for the server of this stage, in place of those on plain maps; a card is drawn when the test says so. */
  world?: (guild: GuildId) => Promise<World>;
  /** Stores what came in; the stage's own inbox unless given. */
  accept?: (item: InboxItem) => Promise<boolean>;
}

/** Our Discord edge on the real client, a local Discord, people, and an inbox whose jobs run at once. */
export async function setStage({
  sandbox = {},
  clock = { now: () => new Date() },
  accept,
  mirrorsLate,
  rates = { deploys: 1_000, commands: 1_000, clicks: 10_000, all: 100_000 },
  hears,
  world: worldFor,
  locale,
}: StageOptions = {}) {
  const discord = await startSandboxDiscord({ limits: {}, ...sandbox });
  onTestFinished(() => discord.close());
  const guild = discord.addGuild({ name: 'Acme', ...(locale && { locale }) });
  const channel = discord.addChannel(guild, 'deploys');
  // Discord shows her the commands for administrators; that gives no right.
  const ana = discord.addMember(guild, 'ana', { permissions: PermissionFlagsBits.ManageGuild });
  const bo = discord.addMember(guild, 'bo');

  const inbox = new Map<string, InboxItem>();
  const heard = new Map<string, (item: InboxItem) => void>();
  const rows = new Map<string, { id: string; hash: string }>();
  const failures: unknown[] = [];
  const fatal: Error[] = [];
  const running: Promise<void>[] = [];
  const cases = fakeUseCases(
    (id) => void (mirrorsRun && mirror(id)),
    () => clock.now(),
  );
  const world = await worldFor?.(guild.id as GuildId);
  cases.projects.set('web-dev', aProject({ guild: guild.id as GuildId }));
  const wire = createWire(new REST({ api: discord.apiUrl }).setToken(discord.token));
  let bot: Discord | undefined;
  let jobsRun = true;
  let mirrorsRun = true;
  let mirroring = Promise.resolve();

  const program = (): Discord => {
    if (!bot) throw new Error('the program is not running');
    return bot;
  };

  const viewOf = async (id: DeployId) => (world ? world.useCases.viewDeploy(id) : cases.viewOf(id));

  /** What the mirror job does: one after the other, only what changed. */
  async function draw(id: DeployId): Promise<void> {
    const view = await viewOf(id);
    if (!view || !bot) return;
    for (const { name, hash, write } of bot.mirror.views(view, (wanted) => rows.get(`${id}:${wanted}`)?.id)) {
      const row = rows.get(`${id}:${name}`);
      if (row?.hash !== hash) rows.set(`${id}:${name}`, { hash, id: await write(row?.id) });
    }
  }
  function mirror(id: DeployId): Promise<void> {
    mirroring = mirroring.then(() => draw(id)).catch((error: unknown) => void failures.push(error));
    return mirroring;
  }

  const ownerOf = (thread: string) =>
    [...rows].flatMap(([key, { id }]) =>
      id === thread && key.endsWith(':thread') ? [key.slice(0, 4) as DeployId] : [],
    )[0];

  const run = (item: InboxItem): Promise<void> => program().handle(item);

  /** A new process of the program, for these servers. */
  async function start(guilds: readonly string[] = [guild.id], token = discord.token): Promise<void> {
    bot = createDiscord({
      token,
      apiUrl: discord.apiUrl,
      filesOrigin: discord.url,
      useCases: world?.useCases ?? cases,
      accept: async (item) => {
        if (accept) return accept(item);
        if (inbox.has(item.id)) return false;
        // As the store does: what is kept is JSON.
        const kept = { ...item, payload: JSON.parse(JSON.stringify(item.payload)) };
        inbox.set(item.id, kept);
        heard.get(item.id)?.(kept);
        if (jobsRun) running.push(run(kept).catch((error: unknown) => void failures.push(error)));
        return true;
      },
      viewOf,
      lobbyOf: async (id) => rows.get(`${id}:lobby`)?.id,
      refresh: async (id) => {
        if (world) return;
        if (!mirrorsLate) return mirror(id);
        setImmediate(() => void mirror(id));
      },
      surroundingsOf: async (id) => {
        if (world) return surroundingsOf(world.ports, id);
        const view = cases.viewOf(id);
        return view && { project: view.project, resources: applyDeltas(cases.present, view.deploy.deltas) };
      },
      ...(hears && { deployOfThread: async (thread: string) => ownerOf(thread) }),
      health: async () => ({
        ...{ version: '0.1.0', since: clock.now(), databaseMib: 3, locks: 1, runs: 0, openDeploys: 2 },
        ...{ memory: { usedMib: 90, totalMib: 4096 }, load: { average: 0.2, cores: 2 } },
        ...{ jobs: { due: 0, running: 1, retrying: 0, dead: 0 }, github: { why: 'it is away' } },
        ...{ jail: { kind: 'bubblewrap 0.8' }, providers: 'the sandbox', ai: 'off', degraded: [] },
      }),
      repositoriesOf: () => [REPO],
      appUrl: async () => 'https://github.com/apps/guildops',
      guilds: new Set(guilds as GuildId[]),
      clock,
      log: quiet,
      lifetimes: { draftMinutes: 30, planHours: 24 },
      rates,
      threads: THREADS,
      onFatal: (error) => fatal.push(error),
    });
    await bot.start();
  }
  await start();
  onTestFinished(() => bot?.stop());
  onTestFinished(() => expect(discord.violations, 'what Discord would refuse').toEqual([]));
  onTestFinished(() => expect(unknownIds(discord), 'ids that no test tampers with').toEqual([]));

  return {
    discord,
    guild,
    channel,
    ana,
    bo,
    cases,
    inbox,
    failures,
    fatal,
    start,
    mirrored: () => mirroring,
    program,
    run,
    mirror,
    async stop() {
      await mirroring;
      await bot?.stop();
      bot = undefined;
    },
    /** The jobs of everything that was stored, once more. */
    async runAll(): Promise<void> {
      for (const item of inbox.values()) await run(item);
    },
    /** What came in under that id, once it is stored. */
    stored: async (id: string): Promise<InboxItem> =>
      inbox.get(id) ?? new Promise<InboxItem>((resolve) => heard.set(id, resolve)),
    /** Once everything that was asked for is done. */
    async idle(): Promise<void> {
      await Promise.all(running);
      await mirroring;
    },
    /** As Discord does with a thread in which nobody has written for a day. */
    archive: (thread: string): Promise<void> => wire.setArchived(thread, true),
    /** What only the person sees who clicked, beside the card. */
    told: (answer: Answer): Promise<SeenMessage> => discord.until(() => answer.followUps()[0], 'a private answer'),
    /** From now on cards stay as they are until somebody asks for them to be drawn. */
    holdMirrors() {
      mirrorsRun = false;
    },
    /** From now on what comes in is stored, and its jobs wait. */
    holdJobs() {
      jobsRun = false;
    },
    forgetMirrors: () => rows.clear(),
    /** The lobby as it is now, once it shows this. */
    lobby: (shows: string): Promise<SeenMessage> =>
      discord.until(
        () => discord.messages(channel.id).find(({ text }) => text.includes(shows)),
        `a lobby with "${shows}"`,
      ),
    /** A draft of ana's, with its lobby. */
    async draft(who: Actor = ana): Promise<{ id: DeployId; lobby: SeenMessage }> {
      const answer = await who.run('/cloud-deploy', { project: 'web-dev' }, { channel });
      await answer.settled();
      const id = [...cases.deploys.keys()].at(-1) as DeployId;
      return { id, lobby: await this.lobby(id) };
    },
  };
}
