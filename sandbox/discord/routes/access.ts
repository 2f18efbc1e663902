import { PermissionFlagsBits } from 'discord-api-types/v10';
import { errors } from '../http/errors.ts';
import type { MessageRecord } from '../messages/model.ts';
import type { ChannelRecord } from '../world/model.ts';
import { permissionsIn } from '../world/permissions.ts';
import type { World } from '../world/world.ts';

/** A channel that the bot can see. @throws DiscordError 10003, 50001 */
export function visibleChannel(world: World, id: string | undefined): ChannelRecord {
  const channel = world.channels.get(id ?? '');
  if (!channel) throw errors.unknownChannel();
  if (!(permissionsIn(world, world.bot.id, channel) & PermissionFlagsBits.ViewChannel)) throw errors.missingAccess();
  return channel;
}

export function mayAll(world: World, channel: ChannelRecord, ...needed: bigint[]): boolean {
  const held = permissionsIn(world, world.bot.id, channel);
  return needed.every((bit) => (held & bit) === bit);
}

/** @throws DiscordError 50013 where the bot lacks any of these permissions */
export function demand(world: World, channel: ChannelRecord, ...needed: bigint[]): void {
  if (!mayAll(world, channel, ...needed)) throw errors.missingPermissions();
}

/** A message that the bot token reaches: not the ephemeral ones. @throws DiscordError 10008 */
export function publicMessage(world: World, channel: ChannelRecord, id: string | undefined): MessageRecord {
  const message = world.messages.get(id ?? '');
  if (!message || message.channelId !== channel.id || message.visibleTo) throw errors.unknownMessage();
  return message;
}
