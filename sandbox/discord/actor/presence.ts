import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { Answer, Place, SeenMessage } from '../api.ts';
import type { InteractionRecord, ModalRecord } from '../interactions/model.ts';
import type { MessageRecord } from '../messages/model.ts';
import { channelOf, guildOf } from '../world/guilds.ts';
import type { ChannelRecord, UserRecord } from '../world/model.ts';
import { permissionsIn } from '../world/permissions.ts';
import type { World } from '../world/world.ts';

/** One person in one guild. */
export interface Presence {
  world: World;
  user: UserRecord;
  guildId: string;
}

/** Where the person is: as told, else in the guild's first channel. @throws Error when there is none */
export function channelAt({ world, guildId }: Presence, where: Place | undefined): ChannelRecord {
  if (where) return channelOf(world, where.channel.id);
  const first = [...world.channels.values()].find((channel) => channel.kind === 'text' && channel.guildId === guildId);
  if (!first) throw new Error(`${guildOf(world, guildId).name} has no channel`);
  return first;
}

/** The message as it is now, if this person sees it. */
export function visible({ world, user }: Presence, { id }: SeenMessage): MessageRecord | undefined {
  const message = world.messages.get(id);
  const channel = message && world.channels.get(message.channelId);
  const mayLook = channel && (permissionsIn(world, user.id, channel) & PermissionFlagsBits.ViewChannel) !== 0n;
  const isForMe = message && (!message.visibleTo || message.visibleTo === user.id);
  return mayLook && isForMe ? message : undefined;
}

/** The same for hands: a person clicks on what is there, not on what was. @throws Error when it is not visible */
export function present(presence: Presence, message: SeenMessage): { record: MessageRecord; channel: ChannelRecord } {
  const record = visible(presence, message);
  if (!record) throw new Error(`${presence.user.name} sees no message ${message.id}`);
  return { record, channel: channelOf(presence.world, record.channelId) };
}

/** The form on the person's screen, and the interaction that showed it. @throws Error when there is none */
export function shownForm(
  { world, user }: Presence,
  { interactionId }: Answer,
): { cause: InteractionRecord; modal: ModalRecord } {
  const cause = [...world.interactions.values()].find(({ id }) => id === interactionId);
  const modal = cause?.ack?.modal;
  if (!cause || !modal || cause.userId !== user.id) throw new Error(`${user.name} has no form on the screen`);
  return { cause, modal };
}
