import { type APIModalInteractionResponseCallbackData, type MessageCreateOptions, MessageFlags } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { renderModal } from '../../../sandbox/discord/index.ts';
import { createInbox, startClient, startDiscord } from './client.ts';

const button = (label: string, more: object = {}) => ({ type: 2, style: 1, label, custom_id: `id-${label}`, ...more });
const row = (...components: object[]) => ({ type: 1, components });
const field = (label: string, component: object, more: object = {}) => ({ type: 18, label, component, ...more });
const choices = [
  { label: 'Small', value: 's' },
  { label: 'Large', value: 'l' },
];

const card = {
  flags: MessageFlags.IsComponentsV2,
  components: [
    { type: 10, content: 'Hello' },
    row(button('Plan'), button('Apply', { disabled: true }), {
      type: 2,
      style: 5,
      label: 'Pull request',
      url: 'https://example.com/1',
    }),
    row({ type: 3, custom_id: 'size', placeholder: 'Size', options: choices, max_values: 2 }),
    row({ type: 5, custom_id: 'who', placeholder: 'Who' }),
    row({ type: 6, custom_id: 'team', placeholder: 'Team' }),
    row({ type: 8, custom_id: 'where', placeholder: 'Where' }),
    row({ type: 3, custom_id: 'closed', placeholder: 'Closed', options: choices, disabled: true }),
  ],
} as MessageCreateOptions;

/** A card in a channel, a person who looks at it, and a program that acknowledges what people do. */
async function scene() {
  const { discord, guild, channel } = await startDiscord({ limits: {} });
  const inbox = createInbox();
  const { client } = await startClient(discord, async (interaction) => {
    if (interaction.isMessageComponent()) await interaction.deferUpdate();
    await inbox.accept(interaction);
  });
  const place = client.channels.cache.get(channel.id);
  if (place?.isSendable()) await place.send(card);
  const [message] = discord.messages(channel.id);
  if (!message) throw new Error('No card');
  return {
    discord,
    guild,
    channel,
    client,
    inbox,
    message,
    ana: discord.addMember(guild, 'ana'),
    bob: discord.addMember(guild, 'bob'),
  };
}

describe('a card', () => {
  it('takes clicks by label and by custom id', async () => {
    const { ana, message, inbox } = await scene();
    for (const wanted of ['Plan', 'id-Plan']) {
      expect(await ana.click(message, wanted)).toMatchObject({ kind: 'deferred' });
      const interaction = await inbox.take();
      expect(interaction.isButton() && interaction.customId).toBe('id-Plan');
    }
  });

  it.each([
    { what: 'a disabled button', button: 'Apply', says: 'Cannot click "Apply": it is disabled' },
    {
      what: 'a button that is not there',
      button: 'Destroy',
      says: 'There is: "Plan", "Apply" (disabled), "Pull request"',
    },
    { what: 'a link as if it were a button', button: 'Pull request', says: 'only opens https://example.com/1' },
  ])('cannot be clicked on $what', async ({ button: wanted, says }) => {
    const { ana, message } = await scene();
    await expect(ana.click(message, wanted)).rejects.toThrow(says);
  });

  it('takes choices by label and value, as many as it wants', async () => {
    const { ana, message, inbox } = await scene();
    await ana.select(message, 'Size', ['Small', 'l']);
    const interaction = await inbox.take();
    expect(interaction.isStringSelectMenu() && interaction.values).toEqual(['s', 'l']);
  });

  it.each([
    { what: 'what it does not offer', menu: 'Size', values: ['Huge'], says: 'it offers: Small, Large' },
    { what: 'nothing where something is wanted', menu: 'Size', values: [], says: 'takes 1 to 2, not 0' },
    { what: 'from a closed menu', menu: 'Closed', values: ['Small'], says: 'it is disabled' },
    { what: 'a person who is not there', menu: 'Who', values: ['eve'], says: 'no user "eve"' },
  ])('does not let people choose $what', async ({ menu, values, says }) => {
    const { ana, message } = await scene();
    await expect(ana.select(message, menu, values)).rejects.toThrow(says);
  });

  it('sends people, roles and channels with the facts about them', async () => {
    const { ana, bob, discord, guild, channel, message, inbox } = await scene();
    const role = discord.addRole(guild, 'approvers');
    await ana.select(message, 'Who', ['bob']);
    const who = await inbox.take();
    expect(who.isUserSelectMenu() && who.users.get(bob.id)?.username).toBe('bob');
    await ana.select(message, 'Team', ['approvers']);
    const team = await inbox.take();
    expect(team.isRoleSelectMenu() && team.roles.get(role.id)?.name).toBe('approvers');
    await ana.select(message, 'Where', ['deploys']);
    const where = await inbox.take();
    expect(where.isChannelSelectMenu() && where.channels.has(channel.id)).toBe(true);
  });

  it('is clicked as it is now, not as it was when somebody looked', async () => {
    const { ana, discord, message, client, channel } = await scene();
    const place = client.channels.cache.get(channel.id);
    const sent = place?.isTextBased() ? await place.messages.fetch(message.id) : undefined;
    await sent?.edit({ components: [{ type: 10, content: 'Over' }] });
    await expect(ana.click(message, 'Plan')).rejects.toThrow('There is: nothing');
    discord.deleteMessage(message);
    await expect(ana.click(message, 'Plan')).rejects.toThrow('ana sees no message');
    expect(ana.sees(message)).toBe('');
  });

  it('reads as text, with buttons, menus and what they offer', async () => {
    const { ana, message } = await scene();
    expect(ana.sees(message).split('\n').slice(0, 5)).toEqual([
      'Hello',
      '[Plan] [⊘ Apply] [Pull request ↗]',
      '‹Size ▾›',
      '  ○ Small',
      '  ○ Large',
    ]);
  });
});

it('a person finds the commands by name, each with its options', async () => {
  const { client, guild, ana } = await scene();
  const options = [{ type: 3, name: 'what', description: 'What', required: true }];
  await client.application.commands.set(
    [
      { name: 'plan', description: 'Plan', options },
      { name: 'apply', description: 'Apply', default_member_permissions: '0' },
      { name: 'ask', description: 'Ask' },
    ] as never,
    guild.id,
  );
  expect(ana.offered()).toMatchObject([
    { name: 'ask', description: 'Ask', options: [] },
    { name: 'plan', description: 'Plan', options },
  ]);
});

it('a server lists its channels, its roles and its people', async () => {
  const { discord, guild, channel, ana, bob } = await scene();
  const names = (named: { name: string }[]) => named.map(({ name }) => name);
  expect(discord.channels(guild)).toEqual([{ id: channel.id, name: channel.name }]);
  expect(names(discord.roles(guild))).toContain('@everyone');
  expect(names(discord.members(guild))).toEqual(expect.arrayContaining([ana.name, bob.name]));
  expect(names(discord.members(guild))).not.toContain('GuildOps');
});

describe('a form', () => {
  const modal = {
    custom_id: 'form',
    title: 'New machine',
    components: [
      field(
        'Name',
        { type: 4, custom_id: 'name', style: 1, min_length: 2, max_length: 8 },
        { description: 'Small letters' },
      ),
      field('Size', { type: 3, custom_id: 'size', options: choices }),
      field('Disk', {
        type: 21,
        custom_id: 'disk',
        required: false,
        options: [
          { label: 'SSD', value: 'ssd' },
          { label: 'HDD', value: 'hdd' },
        ],
      }),
      field('Extras', {
        type: 22,
        custom_id: 'extras',
        required: false,
        min_values: 0,
        options: [
          { label: 'Backup', value: 'b', default: true },
          { label: 'Public address', value: 'p' },
        ],
      }),
      field('I agree', { type: 23, custom_id: 'agree' }),
    ],
  } as APIModalInteractionResponseCallbackData;

  /** A person with the form on the screen. */
  async function shown() {
    const { discord, guild } = await startDiscord({ limits: {} });
    const inbox = createInbox();
    const { client } = await startClient(discord, async (interaction) => {
      if (interaction.isChatInputCommand()) await interaction.showModal(modal);
      if (interaction.isModalSubmit()) await interaction.reply({ content: 'taken', flags: MessageFlags.Ephemeral });
      if (interaction.isModalSubmit()) await inbox.accept(interaction);
    });
    await client.application.commands.set([{ name: 'ask', description: 'Ask' }], guild.id);
    const [ana, bob] = [discord.addMember(guild, 'ana'), discord.addMember(guild, 'bob')];
    return { ana, bob, inbox, discord, answer: await ana.run('ask') };
  }

  it('sends what was filled in, and what it was shown with for the rest', async () => {
    const { ana, answer, inbox } = await shown();
    const sent = await ana.submitModal(answer, { name: 'web', Size: 'Large', Disk: 'SSD', 'I agree': true });
    expect(sent).toMatchObject({ kind: 'message', ephemeral: true });
    const interaction = await inbox.take();
    if (!interaction.isModalSubmit()) throw new Error('Not a form');
    const { fields } = interaction;
    expect(fields.getTextInputValue('name')).toBe('web');
    expect(fields.getStringSelectValues('size')).toEqual(['l']);
    expect(fields.getRadioGroup('disk')).toBe('ssd');
    expect(fields.getCheckboxGroup('extras')).toEqual(['b']);
    expect(fields.getCheckbox('agree')).toBe(true);
  });

  it('takes files with their names', async () => {
    const { discord, guild } = await startDiscord({ limits: {} });
    const inbox = createInbox();
    const upload = field('List', { type: 19, custom_id: 'list' });
    const { client } = await startClient(discord, async (interaction) => {
      if (interaction.isChatInputCommand())
        await interaction.showModal({ ...modal, components: [upload] } as APIModalInteractionResponseCallbackData);
      if (!interaction.isModalSubmit()) return;
      await interaction.reply({ content: 'taken', flags: MessageFlags.Ephemeral });
      await inbox.accept(interaction);
    });
    await client.application.commands.set([{ name: 'ask', description: 'Ask' }], guild.id);
    const ana = discord.addMember(guild, 'ana');
    const file = { filename: 'machines.csv', contentType: 'text/csv', content: Buffer.from('name,type') };
    await ana.submitModal(await ana.run('ask'), { list: [file] });
    const interaction = await inbox.take();
    if (!interaction.isModalSubmit()) throw new Error('Not a form');
    const sent = interaction.fields.getUploadedFiles('list')?.first();
    expect(sent).toMatchObject({ name: 'machines.csv', contentType: 'text/csv', size: 9 });
    expect(await (await fetch(sent?.url ?? '')).text()).toBe('name,type');
  });

  it.each([
    { what: 'a required text is missing', fields: { Size: 's' }, says: '"Name" is required' },
    { what: 'a text is too short', fields: { Name: 'w', Size: 's' }, says: 'takes 2 to 8 characters' },
    { what: 'a required choice is missing', fields: { Name: 'web' }, says: '"Size" is required' },
    { what: 'a choice is not offered', fields: { Name: 'web', Size: 'Huge' }, says: 'it offers: Small, Large' },
    {
      what: 'a field does not exist',
      fields: { Name: 'web', Size: 's', Colour: 'red' },
      says: 'has no field "Colour"',
    },
  ])('is not sent when $what', async ({ fields, says }) => {
    const { ana, answer } = await shown();
    await expect(ana.submitModal(answer, fields)).rejects.toThrow(says);
  });

  it('can be sent only by the person who sees it', async () => {
    const { bob, answer } = await shown();
    await expect(bob.submitModal(answer, { Name: 'web', Size: 's' })).rejects.toThrow('bob has no form');
  });

  it('is drawn with what it asks for', async () => {
    const { answer } = await shown();
    const drawn = answer.modal ? renderModal(answer.modal) : '';
    for (const text of [
      'New machine',
      'Name *',
      'Small letters',
      '‹Make a selection ▾›',
      '○ SSD',
      '☑ Backup',
      '☐ Public address',
      '[Submit]',
    ]) {
      expect(drawn).toContain(text);
    }
  });
});
