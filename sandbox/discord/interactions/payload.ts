import { InteractionContextType } from 'discord-api-types/v10';
import { MAX_FILE_BYTES } from '../messages/attachments.ts';
import { toMessage } from '../wire/message.ts';
import { toInteractionMember, toUser, userOf } from '../wire/people.ts';
import { toChannel } from '../wire/places.ts';
import { channelOf, guildOf, memberOf } from '../world/guilds.ts';
import type { ChannelRecord } from '../world/model.ts';
import { permissionsIn } from '../world/permissions.ts';
import type { World } from '../world/world.ts';
import type { InteractionRecord } from './model.ts';

/** Who asks: in a guild a member with what the roles allow there, elsewhere a user. */
function toAsker(world: World, { guildId, userId }: InteractionRecord, channel: ChannelRecord): object {
  if (!guildId) return { user: toUser(userOf(world, userId)), context: InteractionContextType.BotDM };
  const guild = guildOf(world, guildId);
  return {
    guild_id: guildId,
    guild: { id: guildId, locale: guild.locale, features: [] },
    guild_locale: guild.locale,
    member: toInteractionMember(world, guild, memberOf(guild, userId), permissionsIn(world, userId, channel)),
    context: InteractionContextType.Guild,
  };
}

/** An interaction as the gateway sends it. Source: https://discord.com/developers/docs/interactions/receiving-and-responding */
export function toInteraction(world: World, interaction: InteractionRecord, data: object): object {
  const channel = channelOf(world, interaction.channelId);
  const message = world.messages.get(interaction.messageId ?? '');
  const appPermissions = permissionsIn(world, world.bot.id, channel).toString();
  return {
    id: interaction.id,
    application_id: world.bot.id,
    type: interaction.type,
    token: interaction.token,
    version: 1,
    channel_id: channel.id,
    channel: {
      ...toChannel(world, channel),
      permissions: permissionsIn(world, interaction.userId, channel).toString(),
      app_permissions: appPermissions,
    },
    ...toAsker(world, interaction, channel),
    app_permissions: appPermissions,
    locale: userOf(world, interaction.userId).locale,
    entitlements: [],
    entitlement_sku_ids: [],
    authorizing_integration_owners: interaction.guildId ? { 0: interaction.guildId } : {},
    attachment_size_limit: MAX_FILE_BYTES,
    data,
    ...(message ? { message: toMessage(world, message) } : {}),
  };
}
