import { Client, GatewayIntentBits, Options, RESTEvents } from 'discord.js';

export interface ClientOptions {
  /** `http://127.0.0.1:PORT/api` of a stand-in; Discord's own when absent. */
  apiUrl?: string;
  /** Reads what people write in channels: takes the privileged intent Message Content. */
  readsMessages: boolean;
  /** The token is no longer accepted: discord.js forgets it after such an answer, so only a restart helps. */
  onUnauthorized(): void;
}

const { Guilds, GuildMessages, MessageContent } = GatewayIntentBits;

/** Renaming or archiving a channel may wait for minutes in silence; such calls fail instead, and their job comes back. */
const LONGEST_WAIT_MS = 15_000;

/** Routes that carry their own token answer 401 when that token has expired, which says nothing about ours. */
const hasOwnToken = (route: string): boolean => route.startsWith('/webhooks') || route.startsWith('/interactions');

/**
 * The discord.js client as we use it: its gateway connection and its REST queue. It keeps nothing of what it hears, since every
 * interaction carries all we need and everything else is in the database.
 */
export function createClient({ apiUrl, readsMessages, onUnauthorized }: ClientOptions): Client {
  const client = new Client({
    // Interactions need none; the first tells us of guilds and their owners.
    intents: readsMessages ? [Guilds, GuildMessages, MessageContent] : [Guilds],
    allowedMentions: { parse: [] },
    enforceNonce: true,
    waitGuildTimeout: 1000, // the default waits 15 s for a guild that is unavailable
    makeCache: Options.cacheWithLimits({
      MessageManager: 0,
      // Of members only ourselves: what we may where is worked out from our roles.
      GuildMemberManager: { maxSize: 0, keepOverLimit: ({ id, client: { user } }) => id === user.id },
      UserManager: 0,
    }),
    rest: {
      ...(apiUrl && { api: apiUrl }),
      timeout: 5000,
      rejectOnRateLimit: ({ timeToReset }) => timeToReset > LONGEST_WAIT_MS,
    },
  });
  client.rest.on(RESTEvents.Response, ({ path }, { status }) => {
    if (status === 401 && !hasOwnToken(path)) onUnauthorized();
  });
  return client;
}
