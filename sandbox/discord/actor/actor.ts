import { InteractionType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { Actor, Answer, Place, SeenMessage } from '../api.ts';
import type { Faults } from '../http/faults.ts';
import type { InteractionRecord } from '../interactions/model.ts';
import { type Deed, sendInteraction } from '../interactions/send.ts';
import type { MessageRecord } from '../messages/model.ts';
import { channelOf, guildOf, setRoles } from '../world/guilds.ts';
import type { ChannelRecord, UserRecord } from '../world/model.ts';
import { permissionsIn } from '../world/permissions.ts';
import type { World } from '../world/world.ts';
import { acknowledged, answerTo } from './answer.ts';
import { findCommand, type Typed, toCommandData } from './command.ts';
import { toClickData, toSelectData } from './component.ts';
import { toFormData } from './form.ts';
import { dmsOf, messagesIn, toSeen } from './seen.ts';

/** The hands and eyes of one person in one guild. */
export function createActor(world: World, faults: Faults, user: UserRecord, guildId: string): Actor {
  const act = (deed: Omit<Deed, 'userId'>): InteractionRecord =>
    sendInteraction(world, faults, { ...deed, userId: user.id });

  function channelAt(where: Place | undefined): ChannelRecord {
    if (where) return channelOf(world, where.channel.id);
    const first = [...world.channels.values()].find(
      (channel) => channel.kind === 'text' && channel.guildId === guildId,
    );
    if (!first) throw new Error(`${guildOf(world, guildId).name} has no channel`);
    return first;
  }

  /** The message as it is now, if this person sees it: a person clicks on what is there, not on what was. */
  function visible({ id }: Pick<SeenMessage, 'id'>): MessageRecord | undefined {
    const message = world.messages.get(id);
    const channel = message && world.channels.get(message.channelId);
    const mayLook = channel && (permissionsIn(world, user.id, channel) & PermissionFlagsBits.ViewChannel) !== 0n;
    const isForMe = message && (!message.visibleTo || message.visibleTo === user.id);
    return mayLook && isForMe ? message : undefined;
  }

  function present(message: SeenMessage): MessageRecord {
    const record = visible(message);
    if (!record) throw new Error(`${user.name} sees no message ${message.id}`);
    return record;
  }

  function typed(words: string, options: Typed['options'], channel: ChannelRecord, focused?: string): object {
    const command = findCommand(world, words.split(' ')[0] ?? '', user.id, channel);
    return toCommandData(world, command, { words, options, ...(focused === undefined ? {} : { focused }) }, channel);
  }

  function shownForm({ interactionId }: Answer): InteractionRecord {
    const interaction = [...world.interactions.values()].find(({ id }) => id === interactionId);
    if (!interaction?.ack?.modal || interaction.userId !== user.id)
      throw new Error(`${user.name} has no form on the screen`);
    return interaction;
  }

  return {
    id: user.id,
    name: user.name,
    guildId,
    async run(command, options = {}, where) {
      const channel = channelAt(where);
      const words = command.replace(/^\//, '');
      const data = typed(words, options, channel);
      return answerTo(world, act({ type: InteractionType.ApplicationCommand, channel, data }), `/${words}`);
    },
    async autocomplete(command, options, focused, where) {
      const channel = channelAt(where);
      const words = command.replace(/^\//, '');
      const data = typed(words, options, channel, focused);
      const interaction = act({ type: InteractionType.ApplicationCommandAutocomplete, channel, data });
      const { choices } = await acknowledged(world, interaction, `the suggestions for "${focused}" of /${words}`);
      return choices ?? [];
    },
    async click(message, wanted) {
      const record = present(message);
      const channel = channelOf(world, record.channelId);
      const data = toClickData(world, record, wanted);
      const deed = { type: InteractionType.MessageComponent, channel, data, messageId: record.id };
      return answerTo(world, act(deed), `the click on "${wanted}"`);
    },
    async select(message, wanted, values) {
      const record = present(message);
      const channel = channelOf(world, record.channelId);
      const data = toSelectData(world, record, channel, wanted, values);
      const deed = { type: InteractionType.MessageComponent, channel, data, messageId: record.id };
      return answerTo(world, act(deed), `the choice in "${wanted}"`);
    },
    async submitModal(answer, fields) {
      const cause = shownForm(answer);
      const channel = channelOf(world, cause.channelId);
      const modal = cause.ack?.modal ?? { custom_id: '', title: '', components: [] };
      const data = toFormData(world, channel, modal, fields);
      const deed = {
        type: InteractionType.ModalSubmit,
        channel,
        data,
        cause,
        ...(cause.messageId ? { messageId: cause.messageId } : {}),
      };
      return answerTo(world, act(deed), `the form "${modal.title}"`);
    },
    sees(message) {
      const record = visible(message);
      return record ? toSeen(world, record).text : '';
    },
    messages: (channelId) => messagesIn(world, channelId, user.id),
    dms: () => dmsOf(world, user.id),
    setRoles: (roles) =>
      setRoles(
        world,
        guildOf(world, guildId),
        user.id,
        roles.map(({ id }) => id),
      ),
    closeDms() {
      user.dmsClosed = true;
    },
  };
}
