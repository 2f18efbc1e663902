import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Channel, type SandboxDiscord, startSandboxDiscord } from '../../../sandbox/discord/index.ts';
import { locateOpenApi } from '../../../sandbox/discord/schema/locate.ts';
import { rest } from './rest.ts';

const V2 = 1 << 15;
const EPHEMERAL = 1 << 6;
const text = (content = 'x') => ({ type: 10, content });
const button = (custom_id: string, more: object = {}) => ({ type: 2, style: 1, label: 'Press', custom_id, ...more });
const row = (...components: object[]) => ({ type: 1, components });
const many = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, index) => make(index));
const options = (count: number) => many(count, (index) => ({ label: `Option ${index}`, value: `v${index}` }));
const menu = (more: object = {}) => ({ type: 3, custom_id: 'menu', options: options(2), ...more });
const v2 = (...components: object[]) => ({ flags: V2, components });
const legacy = (...components: object[]) => ({ content: 'x', components });

const accepted = [
  { what: '40 components', body: v2({ type: 17, components: many(39, () => text()) }) },
  { what: '4000 characters over all texts', body: v2(text('x'.repeat(3000)), text('x'.repeat(1000))) },
  { what: '2000 characters of content', body: { content: 'x'.repeat(2000) } },
  {
    what: 'five buttons in a row, five rows',
    body: legacy(...many(5, (line) => row(...many(5, (place) => button(`${line}-${place}`))))),
  },
  { what: 'a menu of 25 options', body: legacy(row(menu({ options: options(25) }))) },
  {
    what: 'a section with a link button',
    body: v2({
      type: 9,
      components: [text()],
      accessory: { type: 2, style: 5, label: 'Open', url: 'https://example.com' },
    }),
  },
];

const refused = [
  {
    what: '41 components',
    body: v2({ type: 17, components: many(40, () => text()) }),
    says: 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
  },
  {
    what: '4001 characters over all texts',
    body: v2(text('x'.repeat(3000)), text('x'.repeat(1001))),
    says: 'COMPONENT_MAX_TOTAL_TEXT_EXCEEDED',
  },
  { what: '2001 characters of content', body: { content: 'x'.repeat(2001) }, says: 'content' },
  {
    what: 'the same custom id twice',
    body: legacy(row(button('a'), button('a'))),
    says: 'COMPONENT_CUSTOM_ID_DUPLICATED',
  },
  {
    what: 'six buttons in a row',
    body: legacy(row(...many(6, (index) => button(`${index}`)))),
    says: 'components.0.components',
  },
  { what: 'a menu beside a button', body: legacy(row(menu(), button('a'))), says: 'components.0.components' },
  { what: 'six rows', body: legacy(...many(6, (index) => row(button(`${index}`)))), says: 'components' },
  {
    what: 'a button without words',
    body: legacy(row({ type: 2, style: 1, custom_id: 'a' })),
    says: 'BUTTON_COMPONENT_CONTENT_REQUIRED',
  },
  {
    what: 'a link button with a custom id',
    body: legacy(row({ type: 2, style: 5, label: 'x', url: 'https://example.com', custom_id: 'a' })),
    says: 'components.0.components.0',
  },
  { what: 'a link button without an address', body: legacy(row({ type: 2, style: 5, label: 'x' })), says: 'url' },
  { what: 'a custom id of 101 characters', body: legacy(row(button('x'.repeat(101)))), says: 'custom_id' },
  { what: 'a menu of 26 options', body: legacy(row(menu({ options: options(26) }))), says: 'options' },
  { what: 'a menu without options', body: legacy(row(menu({ options: [] }))), says: 'options' },
  {
    what: 'a menu with equal values',
    body: legacy(row(menu({ options: [...options(1), ...options(1)] }))),
    says: 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
  },
  { what: 'a menu that wants more than it has', body: legacy(row(menu({ max_values: 3 }))), says: 'max_values' },
  {
    what: 'content beside the V2 flag',
    body: { ...v2(text()), content: 'x' },
    says: 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
  },
  { what: 'an embed beside the V2 flag', body: { ...v2(text()), embeds: [{ title: 'x' }] }, says: 'embeds' },
  { what: 'a text component without the V2 flag', body: { components: [text()] }, says: 'UNION_TYPE_CHOICES' },
  {
    what: 'a container in a container',
    body: v2({ type: 17, components: [{ type: 17, components: [text()] }] }),
    says: 'components.0.components.0',
  },
  { what: 'a bare button', body: v2(button('a')), says: 'components.0' },
  {
    what: 'a section of four texts',
    body: v2({ type: 9, components: many(4, () => text()), accessory: button('a') }),
    says: 'components.0.components',
  },
  {
    what: 'a file that did not come along',
    body: v2({ type: 13, file: { url: 'attachment://plan.txt' } }),
    says: 'REFERENCED_ATTACHMENT_NOT_FOUND',
  },
  {
    what: 'embeds of 6001 characters',
    body: { embeds: [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2001) }] },
    says: 'MAX_EMBED_SIZE_EXCEEDED',
  },
  {
    what: 'both all users and these users to mention',
    body: { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } },
    says: 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
  },
];

const description = locateOpenApi();
if (!description)
  console.log('Rules beside the published description are not tested: no ../shared/data/discord-openapi.json');

describe.each([
  { checks: 'the built-in rules alone', openApi: false as const },
  ...(description ? [{ checks: 'the published description as well', openApi: description }] : []),
])('a message under $checks', ({ openApi }) => {
  let discord: SandboxDiscord;
  let channel: Channel;
  beforeAll(async () => {
    discord = await startSandboxDiscord({ openApi, limits: {} });
    channel = discord.addChannel(discord.addGuild({ name: 'Acme' }), 'deploys');
  });
  afterAll(() => discord.close());
  const send = (body: object) => rest(discord, 'POST', `/channels/${channel.id}/messages`, body);

  it.each(accepted)('may be $what', async ({ body }) => {
    const answer = await send(body);
    expect(answer).toMatchObject({ status: 200 });
  });

  it.each(refused)('may not be $what', async ({ body, says }) => {
    const before = discord.violations.length;
    const answer = await send(body);
    expect(answer).toMatchObject({ status: 400, body: { code: 50035 } });
    expect(discord.violations.slice(before).join('\n')).toContain(openApi ? 'messages: ' : says);
  });

  it('may not be nothing', async () => {
    expect(await send({ content: ' ' })).toMatchObject({ status: 400, body: { code: 50006 } });
  });

  it('may not be ephemeral when a bot sends it by itself', async () => {
    await send({ content: 'for all', flags: EPHEMERAL });
    expect(discord.messages(channel.id).at(-1)).toMatchObject({ content: 'for all' });
  });

  it('keeps the V2 flag in every edit', async () => {
    const { body } = await send(v2(text('before')));
    const edit = (change: object) => rest(discord, 'PATCH', `/channels/${channel.id}/messages/${body.id}`, change);
    expect(await edit({ flags: 0, components: [], content: 'after' })).toMatchObject({
      status: 400,
      body: { code: 50035 },
    });
    expect(await edit({ components: [text('after')] })).toMatchObject({ status: 200, body: { flags: V2 } });
  });

  it('may become a V2 message when its content is taken out', async () => {
    const { body } = await send({ content: 'before' });
    const edit = (change: object) => rest(discord, 'PATCH', `/channels/${channel.id}/messages/${body.id}`, change);
    expect(await edit(v2(text('after')))).toMatchObject({ status: 400, body: { code: 50035 } });
    expect(await edit({ ...v2(text('after')), content: null })).toMatchObject({ status: 200, body: { content: '' } });
  });
});

it.skipIf(!description)('refuses fields that the published description does not know', async () => {
  const discord = await startSandboxDiscord();
  const channel = discord.addChannel(discord.addGuild({ name: 'Acme' }), 'deploys');
  const answer = await rest(discord, 'POST', `/channels/${channel.id}/messages`, { content: 'x', embedz: [] });
  await discord.close();
  expect(answer).toMatchObject({ status: 400, body: { code: 50035 } });
  expect(discord.violations.join()).toContain('embedz');
  expect(discord.validation).toBe('on');
});

it('says why the published description is not asked', async () => {
  const discord = await startSandboxDiscord({ openApi: false });
  await discord.close();
  expect(discord.validation).toBe('off: not wanted');
});
