import { Events } from 'discord.js';
import { expect, it } from 'vitest';
import type { Disconnect } from '../../../sandbox/discord/index.ts';
import { createInbox, startClient, startDiscord } from './client.ts';

async function connected() {
  const { discord, guild } = await startDiscord({ limits: {} });
  const inbox = createInbox();
  const { client } = await startClient(discord, async (interaction) => {
    await inbox.accept(interaction);
    if (interaction.isChatInputCommand()) await interaction.reply('here');
  });
  await client.application.commands.set([{ name: 'ask', description: 'Ask' }], guild.id);
  return { discord, guild, client, inbox, ana: discord.addMember(guild, 'ana') };
}

it.each([
  { how: 'socket', words: 'a broken connection' },
  { how: 'close', words: 'a close frame' },
  { how: 'reconnect', words: 'a request to reconnect' },
] satisfies { how: Disconnect; words: string }[])(
  'delivers what happened during $words after the client resumed',
  async ({ how }) => {
    const { discord, client, ana } = await connected();
    const resumed = new Promise((resolve) => client.once(Events.ShardResume, (_shard, replayed) => resolve(replayed)));
    discord.disconnect(how);
    const answer = await ana.run('ask');
    expect(answer.message().content).toBe('here');
    expect(await resumed).toBeGreaterThan(0);
  },
);

it('lets a client with a lost session identify anew', async () => {
  const { discord, client, ana } = await connected();
  const again = new Promise((resolve) => client.once(Events.ShardReady, resolve));
  discord.disconnect('invalid-session');
  await again;
  expect((await ana.run('ask')).message().content).toBe('here');
});

it('delivers an interaction twice on demand, under one id', async () => {
  const { discord, ana, inbox } = await connected();
  discord.fault({ kind: 'duplicate-interaction' });
  await ana.run('ask');
  expect((await inbox.take()).id).toBe((await inbox.take()).id);
});

it('forgets the session of a client that says goodbye', async () => {
  const { discord, client, guild } = await connected();
  await client.destroy();
  const { client: second } = await startClient(discord);
  expect(second.guilds.cache.get(guild.id)?.name).toBe('Acme');
});

it('tells the client of guilds, channels and roles that are added while it is connected', async () => {
  const { discord, client } = await connected();
  const joined = new Promise((resolve) => client.once(Events.GuildCreate, resolve));
  const guild = discord.addGuild({ name: 'Later' });
  await joined;
  const made = new Promise((resolve) => client.once(Events.ChannelCreate, resolve));
  const channel = discord.addChannel(guild, 'ops');
  await made;
  expect(client.channels.cache.get(channel.id)?.isTextBased()).toBe(true);
});

it('refuses a wrong token', async () => {
  const { discord } = await startDiscord();
  await expect(startClient({ ...discord, token: 'wrong.token.here' })).rejects.toThrow('invalid token');
});
