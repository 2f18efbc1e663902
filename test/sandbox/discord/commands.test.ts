import { type ApplicationCommandData, ApplicationCommandOptionType as Kind, PermissionFlagsBits } from 'discord.js';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startSandboxDiscord } from '../../../sandbox/discord/index.ts';
import { createInbox, startClient, startDiscord } from './client.ts';
import { rest } from './rest.ts';

const command = (more: object = {}) => ({ name: 'cloud-deploy', description: 'Ask', ...more });
const option = (name: string, more: object = {}) => ({ type: Kind.String, name, description: 'Something', ...more });
const many = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, index) => make(index));

describe('registering commands', () => {
  async function register(...commands: object[]) {
    const discord = await startSandboxDiscord({ openApi: false });
    onTestFinished(() => discord.close());
    const answer = await rest(discord, 'PUT', `/applications/${discord.applicationId}/commands`, commands);
    return { discord, answer };
  }

  it.each([
    { what: 'upper case in a name', commands: [command({ name: 'Cloud' })] },
    { what: 'a space in a name', commands: [command({ name: 'cloud deploy' })] },
    { what: 'a name of 33 characters', commands: [command({ name: 'x'.repeat(33) })] },
    { what: 'no description', commands: [command({ description: '' })] },
    { what: 'a description of 101 characters', commands: [command({ description: 'x'.repeat(101) })] },
    { what: 'the same name twice', commands: [command(), command()] },
    { what: 'the same option twice', commands: [command({ options: [option('a'), option('a')] })] },
    {
      what: 'a required option after an optional one',
      commands: [command({ options: [option('a'), option('b', { required: true })] })],
    },
    {
      what: 'choices together with autocomplete',
      commands: [command({ options: [option('a', { autocomplete: true, choices: [{ name: 'x', value: 'x' }] })] })],
    },
    { what: '26 options', commands: [command({ options: many(26, (index) => option(`o${index}`)) })] },
    {
      what: '26 choices',
      commands: [
        command({
          options: [option('a', { choices: many(26, (index) => ({ name: `${index}`, value: `${index}` })) })],
        }),
      ],
    },
    {
      what: 'a subcommand beside an option',
      commands: [command({ options: [option('a'), { type: Kind.Subcommand, name: 'b', description: 'B' }] })],
    },
    {
      what: 'more than 8000 characters in all',
      commands: [
        command({
          options: many(25, (index) =>
            option(`o${index}`, { choices: many(4, (place) => ({ name: `${place}`.repeat(90), value: 'x' })) }),
          ),
        }),
      ],
    },
    {
      what: 'a bad option name in a subcommand',
      commands: [
        command({ options: [{ type: Kind.Subcommand, name: 'b', description: 'B', options: [option('A')] }] }),
      ],
    },
    { what: '101 commands', commands: many(101, (index) => command({ name: `c${index}` })) },
  ])('refuses $what', async ({ commands }) => {
    const { answer, discord } = await register(...commands);
    expect(answer).toMatchObject({ status: 400, body: { code: 50035 } });
    expect(discord.violations).not.toEqual([]);
  });

  it('takes names of every script, and keeps the id of a name that stays', async () => {
    const { discord, answer } = await register(command({ name: 'облако' }), command({ name: 'cloud-list' }));
    expect(answer.status).toBe(200);
    const path = `/applications/${discord.applicationId}/commands`;
    const before = Object.values((await rest(discord, 'GET', path)).body) as { id: string; name: string }[];
    const after = Object.values((await rest(discord, 'PUT', path, [command({ name: 'cloud-list' })])).body) as {
      id: string;
    }[];
    expect(after.map(({ id }) => id)).toEqual(before.filter(({ name }) => name === 'cloud-list').map(({ id }) => id));
  });
});

describe('running commands', () => {
  async function program(...commands: ApplicationCommandData[]) {
    const { discord, guild, channel } = await startDiscord({ limits: {} });
    const inbox = createInbox();
    const { client } = await startClient(discord, async (interaction) => {
      if (interaction.isChatInputCommand()) await interaction.reply('here');
      await inbox.accept(interaction);
    });
    await client.application.commands.set(commands, guild.id);
    return { discord, guild, channel, inbox, ana: discord.addMember(guild, 'ana') };
  }

  const sized = command({
    options: [
      option('project', { required: true, max_length: 10 }),
      option('size', { choices: [{ name: 'Small', value: 's' }] }),
      option('disk', { type: Kind.Integer, min_value: 10, max_value: 100 }),
      option('price', { type: Kind.Number }),
      option('public', { type: Kind.Boolean }),
      option('owner', { type: Kind.User }),
      option('team', { type: Kind.Role }),
      option('where', { type: Kind.Channel }),
      option('file', { type: Kind.Attachment }),
    ],
  });

  it.each([
    { what: 'a missing option', options: {}, says: '"project" is required' },
    {
      what: 'an option that does not exist',
      options: { project: 'web', colour: 'red' },
      says: '"colour" does not exist',
    },
    { what: 'a text that is too long', options: { project: 'x'.repeat(11) }, says: 'takes 1 to 10' },
    { what: 'a value that is no choice', options: { project: 'web', size: 'xl' }, says: 'takes one of s' },
    { what: 'a number out of range', options: { project: 'web', disk: 5 }, says: 'takes 10 to 100' },
    { what: 'a broken number', options: { project: 'web', disk: 10.5 }, says: 'takes a whole number' },
    { what: 'a text for a number', options: { project: 'web', price: 'much' }, says: 'takes a number' },
    { what: 'a text for yes or no', options: { project: 'web', public: 'yes' }, says: 'takes true or false' },
    { what: 'a person who is not there', options: { project: 'web', owner: 'eve' }, says: 'no user "eve"' },
  ])('does not send $what', async ({ options, says }) => {
    const { ana } = await program(sized);
    await expect(ana.run('cloud-deploy', options)).rejects.toThrow(says);
  });

  it('sends every kind of option with the facts about what it names', async () => {
    const { ana, discord, guild, channel, inbox } = await program(sized);
    const team = discord.addRole(guild, 'approvers');
    await ana.run('cloud-deploy', {
      project: 'web',
      size: 's',
      disk: 50,
      price: 1.5,
      public: true,
      owner: 'ana',
      team: 'approvers',
      where: 'deploys',
      file: 'the text',
    });
    const interaction = await inbox.take();
    if (!interaction.isChatInputCommand()) throw new Error('Not a command');
    const { options } = interaction;
    expect(options.getUser('owner')?.username).toBe('ana');
    expect(options.getRole('team')?.id).toBe(team.id);
    expect(options.getChannel('where')?.id).toBe(channel.id);
    expect([options.getInteger('disk'), options.getNumber('price'), options.getBoolean('public')]).toEqual([
      50,
      1.5,
      true,
    ]);
    expect(await (await fetch(options.getAttachment('file')?.url ?? '')).text()).toBe('the text');
  });

  it('finds subcommands by the words after the command', async () => {
    const nested = command({
      name: 'cloud-policy',
      options: [{ type: Kind.Subcommand, name: 'set', description: 'Set', options: [option('rule')] }],
    });
    const { ana, inbox } = await program(nested);
    await ana.run('/cloud-policy set', { rule: 'x' });
    const interaction = await inbox.take();
    expect(interaction.isChatInputCommand() && interaction.options.getSubcommand()).toBe('set');
    await expect(ana.run('/cloud-policy')).rejects.toThrow('Needs one of: set');
  });

  it('shows a command only to those who have the permissions that it asks for', async () => {
    const forManagers = command({
      name: 'cloud-grant',
      default_member_permissions: String(PermissionFlagsBits.ManageGuild),
    });
    const forAdministrators = command({ name: 'cloud-init', default_member_permissions: '0' });
    const { discord, guild, ana, inbox } = await program(forManagers, forAdministrators);
    const manager = discord.addMember(guild, 'max', { permissions: PermissionFlagsBits.ManageGuild });
    const administrator = discord.addMember(guild, 'ada', { permissions: PermissionFlagsBits.Administrator });
    await expect(ana.run('cloud-grant')).rejects.toThrow('not shown to this person');
    await expect(manager.run('cloud-init')).rejects.toThrow('not shown to this person');
    await manager.run('cloud-grant');
    await administrator.run('cloud-init');
    const heard = await inbox.take();
    expect(heard.memberPermissions?.has(PermissionFlagsBits.ManageGuild)).toBe(true);
    expect(heard.memberPermissions?.has(PermissionFlagsBits.Administrator)).toBe(false);
  });

  it('says which commands there are when one is not', async () => {
    const { ana } = await program(command());
    await expect(ana.run('cloud-fly')).rejects.toThrow('There is no command /cloud-fly; there are: /cloud-deploy');
  });

  it('tells the program what it may do in the channel', async () => {
    const { discord, channel, ana, inbox } = await program(command());
    discord.overwrite(channel, { deny: PermissionFlagsBits.CreatePublicThreads });
    await ana.run('cloud-deploy');
    const { appPermissions } = await inbox.take();
    expect(appPermissions.has(PermissionFlagsBits.SendMessages)).toBe(true);
    expect(appPermissions.has(PermissionFlagsBits.CreatePublicThreads)).toBe(false);
  });
});
