import { PermissionFlagsBits } from 'discord.js';
import { expect, it } from 'vitest';
import { startDiscord } from './client.ts';
import { rest } from './rest.ts';

const LOG_NAME = 'log';

/** A channel with one message of the bot, and bare calls on it. */
async function place() {
  const { discord, guild, channel } = await startDiscord({ limits: {} });
  const call = (method: string, path: string, body?: object) => rest(discord, method, path, body);
  const post = async (channelId: string, content = 'hello') =>
    String((await call('POST', `/channels/${channelId}/messages`, { content })).body.id);
  const messageId = await post(channel.id);
  const openThread = () => call('POST', `/channels/${channel.id}/messages/${messageId}/threads`, { name: LOG_NAME });
  return { discord, guild, channel, call, post, messageId, openThread };
}

it('has one thread on a message, with the id of the message', async () => {
  const { discord, channel, messageId, openThread } = await place();
  expect(await openThread()).toMatchObject({ status: 201, body: { id: messageId } });
  expect(await openThread()).toMatchObject({ status: 400, body: { code: 160004 } });
  expect(discord.threads(channel.id)).toEqual([
    { id: messageId, name: LOG_NAME, parentId: channel.id, isArchived: false, archivesAfter: 1440, isLocked: false },
  ]);
});

it('opens an archived thread for a message but not for an edit, and a locked one for neither', async () => {
  const { discord, channel, call, post, messageId: thread, openThread } = await place();
  await openThread();
  const inside = await post(thread);
  const edit = () => call('PATCH', `/channels/${thread}/messages/${inside}`, { content: 'edited' });
  const [archive, lock] = [{ archived: true }, { archived: true, locked: true }];
  await call('PATCH', `/channels/${thread}`, archive);
  expect(await edit()).toMatchObject({ status: 400, body: { code: 50083 } });
  const later = await call('PATCH', `/channels/${thread}`, { auto_archive_duration: 60 });
  expect(later).toMatchObject({ status: 400, body: { code: 50083 } });
  await post(thread, 'opens it');
  expect(discord.threads(channel.id)[0]?.isArchived).toBe(false);
  expect(await edit()).toMatchObject({ status: 200 });
  await call('PATCH', `/channels/${thread}`, lock);
  expect(await call('POST', `/channels/${thread}/messages`, { content: 'x' })).toMatchObject({
    status: 400,
    body: { code: 50083 },
  });
});

it('refuses what the bot may not do in a channel', async () => {
  const { discord, channel, call, openThread } = await place();
  discord.overwrite(channel, { deny: PermissionFlagsBits.CreatePublicThreads });
  expect(await openThread()).toMatchObject({ status: 403, body: { code: 50013 } });
  discord.overwrite(channel, { deny: PermissionFlagsBits.SendMessages });
  expect(await call('POST', `/channels/${channel.id}/messages`, { content: 'x' })).toMatchObject({
    status: 403,
    body: { code: 50013 },
  });
  discord.overwrite(channel, { deny: PermissionFlagsBits.ViewChannel });
  expect(await call('GET', `/channels/${channel.id}`)).toMatchObject({ status: 403, body: { code: 50001 } });
});

it('does not find what was deleted', async () => {
  const { discord, channel, call, messageId } = await place();
  const [message] = discord.messages(channel.id);
  if (message) discord.deleteMessage(message);
  expect(await call('PATCH', `/channels/${channel.id}/messages/${messageId}`, { content: 'x' })).toMatchObject({
    status: 404,
    body: { code: 10008 },
  });
  discord.deleteChannel(channel);
  expect(await call('GET', `/channels/${channel.id}`)).toMatchObject({ status: 404, body: { code: 10003 } });
});

it('lists messages newest first, in pages', async () => {
  const { channel, call, post, messageId } = await place();
  const ids = [messageId, await post(channel.id, 'b'), await post(channel.id, 'c')];
  const list = async (query: string) =>
    Object.values((await call('GET', `/channels/${channel.id}/messages${query}`)).body).map(
      (message) => (message as { id: string }).id,
    );
  expect(await list('')).toEqual(ids.toReversed());
  expect(await list('?limit=1')).toEqual(ids.slice(-1));
  expect(await list(`?before=${ids[2]}&after=${ids[0]}`)).toEqual([ids[1]]);
});

it('brings direct messages to a person until the person closes them', async () => {
  const { discord, guild, call, post } = await place();
  const ana = discord.addMember(guild, 'ana');
  const open = async () => String((await call('POST', '/users/@me/channels', { recipient_id: ana.id })).body.id);
  const dm = await open();
  expect(await open()).toBe(dm);
  await post(dm, 'your budget is nearly used up');
  expect(ana.dms().map(({ content }) => content)).toEqual(['your budget is nearly used up']);
  ana.closeDms();
  expect(await call('POST', `/channels/${dm}/messages`, { content: 'x' })).toMatchObject({
    status: 403,
    body: { code: 50007 },
  });
});

it('says whom a message calls after allowed_mentions had their say', async () => {
  const { discord, guild, channel, call } = await place();
  const ana = discord.addMember(guild, 'ana');
  const send = (allowed_mentions?: object) =>
    call('POST', `/channels/${channel.id}/messages`, {
      content: `@everyone <@${ana.id}> <@&${guild.id}>`,
      ...(allowed_mentions ? { allowed_mentions } : {}),
    });
  await send();
  await send({ parse: [] });
  await send({ parse: [], users: [ana.id] });
  const [, loud, silent, one] = discord.messages(channel.id).map(({ pings }) => pings);
  expect(loud).toEqual({ everyone: true, users: [ana.id], roles: [guild.id] });
  expect(silent).toEqual({ everyone: false, users: [], roles: [] });
  expect(one).toEqual({ everyone: false, users: [ana.id], roles: [] });
});

it('knows members, roles and itself', async () => {
  const { discord, guild, call } = await place();
  const role = discord.addRole(guild, 'approvers');
  const ana = discord.addMember(guild, 'ana', { roles: [role] });
  expect(await call('GET', `/guilds/${guild.id}/members/${ana.id}`)).toMatchObject({
    body: { roles: [role.id], user: { username: 'ana' } },
  });
  expect(await call('GET', `/guilds/${guild.id}/members/123456789012345678`)).toMatchObject({
    status: 404,
    body: { code: 10007 },
  });
  expect(await call('GET', '/users/@me')).toMatchObject({ body: { id: discord.applicationId, bot: true } });
  for (const path of [
    '/applications/@me',
    '/oauth2/applications/@me',
    `/guilds/${guild.id}`,
    `/guilds/${guild.id}/channels`,
    `/guilds/${guild.id}/roles`,
    `/guilds/${guild.id}/threads/active`,
    '/users/@me/guilds',
    `/users/${ana.id}`,
  ]) {
    expect((await call('GET', path)).status, path).toBe(200);
  }
  expect(discord.violations).toEqual([]);
});
