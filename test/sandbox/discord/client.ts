import { Client, type ClientOptions, Events, GatewayIntentBits, type Interaction } from 'discord.js';
import { onTestFinished } from 'vitest';
import { type SandboxDiscord, type SandboxOptions, startSandboxDiscord } from '../../../sandbox/discord/index.ts';

/** A running sandbox with a guild and a channel in it; it ends with the test. */
export async function startDiscord(options: SandboxOptions = {}) {
  const discord = await startSandboxDiscord(options);
  onTestFinished(() => discord.close());
  const guild = discord.addGuild({ name: 'Acme' });
  const channel = discord.addChannel(guild, 'deploys');
  return { discord, guild, channel };
}

/** A real discord.js client, set as the program sets it, that is ready and answers with `handle`. */
export async function startClient(
  discord: SandboxDiscord,
  handle: (interaction: Interaction) => Promise<unknown> = async () => {},
  options: Partial<ClientOptions> = {},
): Promise<{ client: Client<true>; failures: unknown[] }> {
  const failures: unknown[] = [];
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    allowedMentions: { parse: [] },
    enforceNonce: true,
    waitGuildTimeout: 500,
    ...options,
    rest: { api: discord.apiUrl, ...options.rest },
    ws: { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => {} }), ...options.ws },
  });
  onTestFinished(() => client.destroy());
  client.on(Events.Error, (error) => void failures.push(error));
  client.on(Events.InteractionCreate, (interaction) => {
    handle(interaction).catch((error: unknown) => failures.push(error));
  });
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(discord.token);
  return { client: await ready, failures };
}

/** Interactions that the program has heard of and not yet looked at, in order. */
export function createInbox() {
  const heard: Interaction[] = [];
  const waiting: ((interaction: Interaction) => void)[] = [];
  return {
    async accept(interaction: Interaction): Promise<void> {
      const next = waiting.shift();
      if (next) next(interaction);
      else heard.push(interaction);
    },
    async take(): Promise<Interaction> {
      return heard.shift() ?? new Promise((resolve) => waiting.push(resolve));
    },
  };
}
