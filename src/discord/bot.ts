import { once } from 'node:events';
import { type APIInteraction, type Client, Events, GatewayDispatchEvents } from 'discord.js';
import type { GuildId } from '../core/ids.ts';
import type { ChatMirror, InboxItem } from '../deploy/ports.ts';
import { createAcknowledgements } from './acknowledgements.ts';
import { createChatMirror } from './chat-mirror.ts';
import { createClient } from './client.ts';
import { createDoor } from './door.ts';
import { createDraftMemory } from './draft-memory.ts';
import { createReadSent } from './files.ts';
import { createHandle } from './handle.ts';
import { createLobbies } from './lobbies.ts';
import type { DiscordNeeds } from './needs.ts';
import { createPlaces } from './places.ts';
import { type CommandIds, linkCommands, registerCommands } from './register.ts';
import { createReplyListener } from './replies.ts';
import { createWire } from './wire.ts';

export interface DiscordOptions extends DiscordNeeds {
  token: string;
  /** `http://127.0.0.1:PORT/api` of a stand-in; Discord's own when absent. */
  apiUrl?: string;
  /** Where a stand-in keeps what people send; Discord's own addresses when absent. */
  filesOrigin?: string;
  /** The connection is lost for good (token refused, intents disallowed): only a restart helps. */
  onFatal(error: Error): void;
}

export interface Discord {
  /** Connects, and registers the commands. @throws Error when Discord refuses the token */
  start(): Promise<void>;
  isReady(): boolean;
  /** Stops listening, lets what is being acknowledged finish, and disconnects. */
  stop(): Promise<void>;
  /** Does the work of one stored interaction and answers it; safe to repeat. */
  handle(item: InboxItem): Promise<void>;
  /** Draws lobbies and threads. It needs no connection, only the token. */
  mirror: ChatMirror;
  /** Discord id of a server's owner; undefined for a server that we are not in. */
  ownerOf(guild: GuildId): string | undefined;
}

/** A timer this short keeps the loop turning while discord.js waits on timers and immediates that do not. */
const AWAKE_MS = 25;

async function connect(client: Client, token: string): Promise<Client<true>> {
  const awake = setInterval(() => {}, AWAKE_MS);
  try {
    const ready = once(client, Events.ClientReady) as Promise<[Client<true>]>;
    await Promise.all([client.login(token), ready]);
    return (await ready)[0];
  } finally {
    clearInterval(awake);
  }
}

/** The Discord edge: the door in, the worker's handler, and the mirror out, over one discord.js client. */
export function createDiscord({ token, apiUrl, filesOrigin, onFatal, ...needs }: DiscordOptions): Discord {
  const { guilds, log, surroundingsOf, lifetimes, threads } = needs;
  const fatal = (message: string) => onFatal(new Error(message));
  const client = createClient({
    ...(apiUrl && { apiUrl }),
    readsMessages: needs.deployOfThread !== undefined,
    onUnauthorized: () => fatal('Discord refuses the bot token'),
  });
  client.rest.setToken(token);
  const wire = createWire(client.rest);
  const acknowledgements = createAcknowledgements();
  const drafts = createDraftMemory(surroundingsOf, log);
  const commandIds: CommandIds = new Map();
  const places = createPlaces(client);
  const lobbies = createLobbies(needs.lobbyOf);
  const door = createDoor({ ...needs, wire, drafts, acknowledgements });
  const listen = (raw: APIInteraction) => void door(raw);

  // Straight from the gateway: discord.js holds its own events back until every server has reported, which may cost the 3 seconds
  // that an interaction lives unacknowledged.
  client.ws.on(GatewayDispatchEvents.InteractionCreate, listen);
  const hear = createReplyListener(needs);
  client.ws.on(GatewayDispatchEvents.MessageCreate, (message) => void hear(message));
  client.on(Events.Error, (error) => log.error({ err: error }, 'discord client'));
  client.on(Events.ShardError, (error) => log.warn({ err: error }, 'discord connection'));
  client.on(Events.ShardDisconnect, ({ code }) => fatal(`Discord closed the connection for good (${code})`));

  return {
    async start() {
      const ready = await connect(client, token);
      await registerCommands(ready, { guilds, log, ids: commandIds });
      log.info({ bot: ready.user.tag, guilds: ready.guilds.cache.size }, 'discord connected');
    },
    isReady: () => client.isReady(),
    async stop() {
      client.ws.removeListener(GatewayDispatchEvents.InteractionCreate, listen);
      await acknowledgements.allSettled();
      await client.destroy();
    },
    handle: createHandle({
      ...needs,
      wire,
      acknowledgements,
      lobbies,
      places,
      readSent: createReadSent(filesOrigin),
      linkIn: (guild) => linkCommands(commandIds, guild),
    }),
    mirror: createChatMirror({
      wire,
      log,
      lifetimes,
      threads,
      drafts,
      lobbies,
      localeOf: places.localeOf,
      ownId: () => client.user?.id,
    }),
    ownerOf: (guild) => client.guilds.cache.get(guild)?.ownerId,
  };
}
