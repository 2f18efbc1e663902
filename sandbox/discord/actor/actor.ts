import { InteractionType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { Actor } from '../api.ts';
import type { Faults } from '../http/faults.ts';
import type { InteractionRecord } from '../interactions/model.ts';
import { type Deed, sendInteraction } from '../interactions/send.ts';
import { writeAs } from '../messages/write.ts';
import { channelOf, guildOf, setRoles } from '../world/guilds.ts';
import type { ChannelRecord } from '../world/model.ts';
import { permissionsIn } from '../world/permissions.ts';
import { acknowledged, answerTo } from './answer.ts';
import { findCommand, offeredCommands, type Typed, toCommandData } from './command.ts';
import { toClickData, toSelectData } from './component.ts';
import { toForgedData } from './forged.ts';
import { toFormData } from './form.ts';
import { channelAt, type Presence, present, shownForm, visible } from './presence.ts';
import { dmsOf, messagesIn, toSeen } from './seen.ts';

type Hands = Pick<Actor, 'run' | 'autocomplete' | 'click' | 'select' | 'submitModal' | 'forge'>;
type Eyes = Pick<Actor, 'offered' | 'sees' | 'messages' | 'dms'>;

/** What a person does: each deed becomes an interaction that the program has to answer. */
function createHands(presence: Presence, faults: Faults): Hands {
  const { world, user } = presence;
  const act = (deed: Omit<Deed, 'userId'>): InteractionRecord =>
    sendInteraction(world, faults, { ...deed, userId: user.id });
  const commandData = (typed: Typed, channel: ChannelRecord) =>
    toCommandData(world, findCommand(world, typed.words.split(' ')[0] ?? '', user.id, channel), typed, channel);

  return {
    async run(command, options = {}, where) {
      const channel = channelAt(presence, where);
      const words = command.replace(/^\//, '');
      const data = commandData({ words, options }, channel);
      return answerTo(world, act({ type: InteractionType.ApplicationCommand, channel, data }), `/${words}`);
    },
    async autocomplete(command, options, focused, where) {
      const channel = channelAt(presence, where);
      const words = command.replace(/^\//, '');
      const data = commandData({ words, options, focused }, channel);
      const interaction = act({ type: InteractionType.ApplicationCommandAutocomplete, channel, data });
      const { choices } = await acknowledged(world, interaction, `the suggestions for "${focused}" of /${words}`);
      return choices ?? [];
    },
    async click(message, wanted) {
      const { record, channel } = present(presence, message);
      const data = toClickData(world, record, wanted);
      const deed = { type: InteractionType.MessageComponent, channel, data, messageId: record.id };
      return answerTo(world, act(deed), `the click on "${wanted}"`);
    },
    async select(message, wanted, values) {
      const { record, channel } = present(presence, message);
      const data = toSelectData(world, record, channel, wanted, values);
      const deed = { type: InteractionType.MessageComponent, channel, data, messageId: record.id };
      return answerTo(world, act(deed), `the choice in "${wanted}"`);
    },
    async forge(message, customId, forged = {}) {
      const { record, channel } = present(presence, message);
      const type = forged.fields ? InteractionType.ModalSubmit : InteractionType.MessageComponent;
      const data = toForgedData(customId, forged);
      // A form always comes from something that this person did before.
      const cause =
        forged.fields &&
        [...world.interactions.values()].findLast(
          (one) => one.userId === user.id && one.type !== InteractionType.ModalSubmit,
        );
      const deed = { type, channel, data, messageId: record.id, ...(cause && { cause }) };
      return answerTo(world, act(deed), `the forged "${customId}"`);
    },
    async submitModal(answer, fields) {
      const { cause, modal } = shownForm(presence, answer);
      const channel = channelOf(world, cause.channelId);
      const data = toFormData(world, channel, modal, fields);
      const from = cause.messageId ? { messageId: cause.messageId } : {};
      const interaction = act({ type: InteractionType.ModalSubmit, channel, data, cause, ...from });
      return answerTo(world, interaction, `the form "${modal.title}"`);
    },
  };
}

const createEyes = (presence: Presence): Eyes => ({
  offered: (where) =>
    offeredCommands(presence.world, presence.user.id, channelAt(presence, where)).map(
      ({ name, description, options = [] }) => ({ name, description, options }),
    ),
  sees(message) {
    const record = visible(presence, message);
    return record ? toSeen(presence.world, record).text : '';
  },
  messages: (channelId) => messagesIn(presence.world, channelId, presence.user.id),
  dms: () => dmsOf(presence.world, presence.user.id),
});

/** The hands and eyes of one person in one guild. */
export function createActor(presence: Presence, faults: Faults): Actor {
  const { world, user, guildId } = presence;
  return {
    id: user.id,
    name: user.name,
    guildId,
    ...createHands(presence, faults),
    ...createEyes(presence),
    write(text, { channel }) {
      const place = channelOf(world, channel.id);
      const may = permissionsIn(world, user.id, place) & PermissionFlagsBits.SendMessages;
      if (may === 0n) throw new Error(`${user.name} may not write there`);
      return toSeen(world, writeAs(world, user.id, place, text));
    },
    setRoles(roles) {
      const ids = roles.map(({ id }) => id);
      setRoles(world, guildOf(world, guildId), user.id, ids);
    },
    closeDms() {
      user.dmsClosed = true;
    },
  };
}
