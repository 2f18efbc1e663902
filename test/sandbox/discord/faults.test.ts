import type { SendableChannels } from 'discord.js';
import { expect, it } from 'vitest';
import { createManualClock, type SandboxOptions } from '../../../sandbox/discord/index.ts';
import { startClient, startDiscord } from './client.ts';
import { rest } from './rest.ts';

async function sender(options: SandboxOptions = { limits: {} }, enforceNonce = true) {
  const { discord, channel } = await startDiscord(options);
  const { client } = await startClient(discord, undefined, { enforceNonce });
  const place = client.channels.cache.get(channel.id) as SendableChannels;
  return { discord, channel, place, client };
}

it('sends twice when the first answer was lost, unless a nonce says that it is the same', async () => {
  for (const { enforceNonce, messages } of [
    { enforceNonce: true, messages: 1 },
    { enforceNonce: false, messages: 2 },
  ]) {
    const { discord, channel, place } = await sender({ limits: {} }, enforceNonce);
    discord.fault({ kind: 'status-after', status: 502, operation: 'create_message' });
    await place.send('once');
    expect(discord.messages(channel.id)).toHaveLength(messages);
    expect(
      discord.requests.filter(({ operation }) => operation === 'create_message').map(({ status }) => status),
    ).toEqual([502, 200]);
  }
});

it('fails before anything happened, on demand', async () => {
  const { discord, channel, place } = await sender();
  discord.fault({ kind: 'status-before', status: 500, operation: 'create_message' });
  await place.send('in the end');
  expect(discord.messages(channel.id)).toHaveLength(1);
});

it('breaks the connection after the work was done, on demand', async () => {
  const { discord, channel, place } = await sender();
  discord.fault({ kind: 'drop', after: true, operation: 'create_message' });
  await place.send('once').catch(() => {});
  expect(discord.messages(channel.id)).toHaveLength(1);
});

it('says 401 on demand', async () => {
  const { discord, channel } = await sender();
  discord.fault({ kind: 'unauthorized', path: /messages$/ });
  expect(await rest(discord, 'POST', `/channels/${channel.id}/messages`, { content: 'x' })).toMatchObject({
    status: 401,
  });
});

it('holds a request back by its clock, on demand', async () => {
  const clock = createManualClock();
  const { discord, channel } = await sender({ clock, limits: {} });
  discord.fault({ kind: 'delay', ms: 5000 });
  const answer = rest(discord, 'POST', `/channels/${channel.id}/messages`, { content: 'slow' });
  await discord.until(() => discord.requests.find(({ operation }) => operation === 'create_message'), 'the request');
  expect(discord.messages(channel.id)).toEqual([]);
  clock.advance(5000);
  expect(await answer).toMatchObject({ status: 200 });
});

it('is slowed down by limits that the client keeps, without a single refusal', async () => {
  const { discord, channel, place } = await sender({ limits: { create_message: { count: 3, perMs: 200 } } });
  await Promise.all(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((content) => place.send(content)));
  expect(discord.messages(channel.id)).toHaveLength(7);
  expect(discord.requests.some(({ isLimited }) => isLimited)).toBe(false);
});

it('refuses a client that does not keep a limit, and says how long to wait', async () => {
  const { discord, channel } = await sender({ limits: { create_message: { count: 1, perMs: 60_000 } } });
  const send = () => rest(discord, 'POST', `/channels/${channel.id}/messages`, { content: 'x' });
  const first = await send();
  expect(first.headers.get('x-ratelimit-remaining')).toBe('0');
  const second = await send();
  expect(second).toMatchObject({ status: 429, body: { global: false, retry_after: expect.any(Number) } });
  expect(second.headers.get('x-ratelimit-scope')).toBe('user');
});

it('has a limit of its own for edits of messages older than an hour', async () => {
  const clock = createManualClock();
  const { discord, channel } = await sender({ clock, limits: { edit_old_message: { count: 1, perMs: 60_000 } } });
  const { body } = await rest(discord, 'POST', `/channels/${channel.id}/messages`, { content: 'x' });
  const edit = (content: string) => rest(discord, 'PATCH', `/channels/${channel.id}/messages/${body.id}`, { content });
  expect([(await edit('y')).status, (await edit('z')).status]).toEqual([200, 200]);
  clock.advance(3_600_001);
  expect([(await edit('a')).status, (await edit('b')).body]).toEqual([200, expect.objectContaining({ code: 30046 })]);
});

it('counts everything but interactions against the global limit', async () => {
  const { discord, channel } = await startDiscord({ limits: { global: { count: 1, perMs: 60_000 } } });
  await rest(discord, 'GET', `/channels/${channel.id}`);
  expect(await rest(discord, 'GET', `/channels/${channel.id}`)).toMatchObject({ status: 429, body: { global: true } });
  expect((await rest(discord, 'POST', '/interactions/1/x/callback', { type: 5 })).status).toBe(404);
});

it('wants the bot token where it belongs and notices it where it does not', async () => {
  const { discord, channel } = await startDiscord();
  expect(await rest(discord, 'GET', `/channels/${channel.id}`, undefined, 'wrong')).toMatchObject({ status: 401 });
  expect(discord.violations).toEqual([]);
  await rest(discord, 'POST', '/interactions/1/x/callback', { type: 5 });
  expect(discord.violations.join()).toContain('the path proves who asks');
});

it('notices calls that this Discord does not have', async () => {
  const { discord } = await startDiscord();
  expect(await rest(discord, 'GET', '/nowhere')).toMatchObject({ status: 404 });
  expect(discord.violations).toEqual(['GET /api/v10/nowhere: this Discord has no such call']);
});
