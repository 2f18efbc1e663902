import { type Interaction, MessageFlags, ModalBuilder, Routes, TextInputStyle } from 'discord.js';
import { expect, it } from 'vitest';
import { createManualClock, type ManualClock } from '../../../sandbox/discord/index.ts';
import { createInbox, startClient, startDiscord } from './client.ts';

const code = (action: Promise<unknown>) =>
  action.then(() => 'done').catch(({ code: found, status }) => ({ code: found, status }));
const form = () =>
  new ModalBuilder({ custom_id: 'form', title: 'Form' }).addLabelComponents({
    type: 18,
    label: 'Name',
    component: { type: 4, custom_id: 'name', style: TextInputStyle.Short },
  });

/** An answer that the client's own methods would not let through. */
const answerRaw = ({ client, id, token }: Interaction, body: object) =>
  client.rest.post(Routes.interactionCallback(id, token), { body, auth: false });

/** A member who has run `/ask`, and what the program held in hands when it heard of it; it has said nothing yet. */
async function asked(clock?: ManualClock) {
  const { discord, guild, channel } = await startDiscord({ ...(clock ? { clock } : {}), limits: {} });
  const inbox = createInbox();
  const { client } = await startClient(discord, inbox.accept);
  await client.application.commands.set([{ name: 'ask', description: 'Ask' }], guild.id);
  const ana = discord.addMember(guild, 'ana');
  const answer = ana.run('ask');
  const interaction = await inbox.take();
  if (!interaction.isChatInputCommand()) throw new Error('Not a command');
  return { discord, channel, ana, answer, interaction, inbox };
}

it('takes an answer up to three seconds after the question, and none later', async () => {
  const clock = createManualClock();
  const { interaction, answer } = await asked(clock);
  const failed = expect(answer).rejects.toThrow('The application did not respond');
  clock.advance(3001);
  await failed;
  expect(await code(interaction.reply('late'))).toEqual({ code: 10062, status: 404 });
});

it('takes an answer at the last moment', async () => {
  const clock = createManualClock();
  const { interaction, answer } = await asked(clock);
  clock.advance(2999);
  expect(await code(interaction.reply('in time'))).toBe('done');
  expect((await answer).message().content).toBe('in time');
});

it('takes only one answer', async () => {
  const { interaction, answer } = await asked();
  await interaction.deferReply();
  await answer;
  expect(await code(answerRaw(interaction, { type: 4, data: { content: 'again' } }))).toEqual({
    code: 40060,
    status: 400,
  });
});

it('lets the token be used for fifteen minutes', async () => {
  const clock = createManualClock();
  const { interaction, answer } = await asked(clock);
  await interaction.deferReply();
  await answer;
  clock.advance(15 * 60_000);
  expect(await code(interaction.editReply('in time'))).toBe('done');
  clock.advance(1);
  expect(await code(interaction.editReply('late'))).toEqual({ code: 50027, status: 401 });
  expect(await code(interaction.followUp('late'))).toEqual({ code: 50027, status: 401 });
});

it('shows no form in answer to a form', async () => {
  const { ana, answer, interaction, inbox } = await asked();
  await interaction.showModal(form());
  void ana.submitModal(await answer, { Name: 'web' }).catch(() => {});
  const submitted = await inbox.take();
  if (!submitted.isModalSubmit()) throw new Error('Not a form');
  expect(await code(answerRaw(submitted, { type: 9, data: form().toJSON() }))).toEqual({ code: 50035, status: 400 });
});

it('lets a deferred reply carry no flag but the ephemeral one, and keeps that through edits', async () => {
  const { interaction, answer, ana, discord, channel } = await asked();
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  const { ephemeral, settled } = await answer;
  expect(ephemeral).toBe(true);
  await interaction.editReply('for ana alone');
  expect((await settled()).visibleTo).toBe(ana.id);
  expect(discord.messages(channel.id)).toEqual([]);
  expect(ana.messages(channel.id).map(({ content }) => content)).toEqual(['for ana alone']);
});

it('fills a deferred reply by the first follow-up', async () => {
  const { interaction, answer, discord, channel } = await asked();
  await interaction.deferReply();
  await answer;
  await interaction.followUp('first');
  await interaction.followUp('second');
  expect(discord.messages(channel.id).map(({ content }) => content)).toEqual(['first', 'second']);
});

it('measures how long each answer took', async () => {
  const { interaction, answer, discord } = await asked();
  await interaction.reply('quick');
  const { interactionId } = await answer;
  expect(discord.acknowledgements).toEqual([{ interactionId, ms: expect.any(Number) }]);
});
