import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  ContainerBuilder,
  FileUploadBuilder,
  type Interaction,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  RadioGroupBuilder,
  SlashCommandBuilder,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { expect, it } from 'vitest';
import { renderModal } from '../../../sandbox/discord/index.ts';
import { startClient, startDiscord } from './client.ts';

const lobby = (title: string) =>
  new ContainerBuilder()
    .setAccentColor(0x5865f2)
    .addTextDisplayComponents(new TextDisplayBuilder().setContent(`## 📝 ${title}\n-# 7F3K · by you`))
    .addActionRowComponents(
      new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(
        new StringSelectMenuBuilder()
          .setCustomId('c1:add:7F3K')
          .setPlaceholder('Add a resource')
          .addOptions(
            { label: 'Virtual machine', value: 'vm', description: '$24.46/mo' },
            { label: 'Network', value: 'network' },
          ),
      ),
    )
    .addActionRowComponents(
      new ActionRowBuilder<ButtonBuilder>().addComponents(
        new ButtonBuilder()
          .setCustomId('c1:plan:7F3K')
          .setLabel('Plan')
          .setStyle(ButtonStyle.Success)
          .setDisabled(title === 'Draft'),
        new ButtonBuilder().setCustomId('c1:cancel:7F3K').setLabel('Cancel').setStyle(ButtonStyle.Danger),
      ),
    );

const form = () =>
  new ModalBuilder()
    .setCustomId('c1:vm:7F3K')
    .setTitle('Add a virtual machine')
    .addTextDisplayComponents(new TextDisplayBuilder().setContent('It costs **$24.46** a month.'))
    .addLabelComponents(
      new LabelBuilder()
        .setLabel('Name')
        .setTextInputComponent(
          new TextInputBuilder().setCustomId('name').setStyle(TextInputStyle.Short).setMaxLength(20),
        ),
      new LabelBuilder()
        .setLabel('Zone')
        .setStringSelectMenuComponent(
          new StringSelectMenuBuilder()
            .setCustomId('zone')
            .addOptions({ label: 'us-central1-a', value: 'a' }, { label: 'us-central1-b', value: 'b', default: true }),
        ),
      new LabelBuilder()
        .setLabel('Disk')
        .setRadioGroupComponent(
          new RadioGroupBuilder()
            .setCustomId('disk')
            .addOptions({ label: 'SSD', value: 'ssd' }, { label: 'Standard', value: 'hdd' }),
        ),
      new LabelBuilder()
        .setLabel('Script')
        .setFileUploadComponent(new FileUploadBuilder().setCustomId('script').setRequired(false).setMinValues(0)),
    );

async function handle(interaction: Interaction): Promise<unknown> {
  if (interaction.isAutocomplete()) return interaction.respond([{ name: 'web (prod)', value: 'web' }]);
  if (interaction.isChatInputCommand()) {
    await interaction.deferReply();
    return interaction.editReply({ components: [lobby('Draft')], flags: MessageFlags.IsComponentsV2 });
  }
  if (interaction.isStringSelectMenu()) return interaction.showModal(form());
  if (interaction.isModalSubmit() && interaction.isFromMessage()) {
    const { fields } = interaction;
    const script = fields.getUploadedFiles('script')?.first();
    const text = script ? await (await fetch(script.url)).text() : 'none';
    const said = `${fields.getTextInputValue('name')} ${fields.getStringSelectValues('zone')} ${fields.getRadioGroup('disk')} ${text}`;
    return interaction.update({ components: [lobby(said)] });
  }
  if (interaction.isButton()) {
    await interaction.deferUpdate();
    const thread = await interaction.message.startThread({ name: 'apply 7F3K' });
    await thread.send({ content: 'line 1', files: [{ attachment: Buffer.from('the whole log'), name: 'apply.log' }] });
    await thread.setArchived(true);
    await (await interaction.client.users.createDM(interaction.user.id)).send('Your deploy is done');
    return interaction.followUp({ content: `done, <@${interaction.user.id}>`, flags: MessageFlags.Ephemeral });
  }
  return undefined;
}

it('plays a deploy from command to thread with the real client, and nothing is wrong on the way', async () => {
  const { discord, guild, channel } = await startDiscord();
  const ana = discord.addMember(guild, 'ana');
  const bob = discord.addMember(guild, 'bob');
  const { client, failures } = await startClient(discord, handle);
  await client.application.commands.set(
    [
      new SlashCommandBuilder()
        .setName('cloud-deploy')
        .setDescription('Ask for infrastructure')
        .addStringOption((option) =>
          option.setName('project').setDescription('Which').setRequired(true).setAutocomplete(true),
        ),
    ],
    guild.id,
  );

  expect(await ana.autocomplete('cloud-deploy', { project: 'we' }, 'project')).toEqual([
    { name: 'web (prod)', value: 'web' },
  ]);
  const asked = await ana.run('/cloud-deploy', { project: 'web' });
  expect(asked).toMatchObject({ kind: 'deferred', ephemeral: false });
  const draft = await asked.settled();
  expect(draft.text).toContain('📝 Draft');
  await expect(ana.click(draft, 'Plan')).rejects.toThrow('disabled');

  const chosen = await ana.select(draft, 'Add a resource', ['Virtual machine']);
  expect(chosen.kind).toBe('modal');
  if (chosen.modal) expect(renderModal(chosen.modal)).toContain('‹us-central1-b ▾›');
  const filled = await ana.submitModal(chosen, { Name: 'web-1', Disk: 'SSD', Script: '#!/bin/sh' });
  expect(filled.kind).toBe('update');
  expect(filled.message().text).toContain('web-1 b ssd #!/bin/sh');

  const clicked = await ana.click(draft, 'Plan');
  const done = await clicked.settled();
  expect(done.text).toBe('done, @ana');
  expect(ana.sees(done)).toBe('done, @ana');
  expect(bob.sees(done)).toBe('');
  const [thread] = discord.threads(channel.id);
  expect(thread).toMatchObject({ name: 'apply 7F3K', isArchived: true });
  expect(discord.messages(thread?.id ?? '')[0]?.files[0]?.text()).toBe('the whole log');
  expect(discord.dms(ana.id).map(({ text }) => text)).toEqual(['Your deploy is done']);
  expect(discord.messages(channel.id)).toHaveLength(1);
  expect(discord.violations).toEqual([]);
  expect(failures).toEqual([]);
  expect(discord.acknowledgements.length).toBe(5);
});
