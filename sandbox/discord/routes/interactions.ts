import { InteractionResponseType, MessageFlags } from 'discord-api-types/v10';
import { noContent, ok, type Reply } from '../http/call.ts';
import { errors } from '../http/errors.ts';
import type { Route } from '../http/router.ts';
import { acknowledge } from '../interactions/acknowledge.ts';
import { awaitingAnswer, withToken } from '../interactions/find.ts';
import type { InteractionRecord } from '../interactions/model.ts';
import type { MessageBody } from '../messages/body.ts';
import type { MessageRecord } from '../messages/model.ts';
import { deleteMessage, editMessage, postMessage } from '../messages/write.ts';
import type { CallbackBody } from '../rules/callback.ts';
import { toMessage } from '../wire/message.ts';
import { channelOf } from '../world/guilds.ts';
import type { World } from '../world/world.ts';

const { ChannelMessageWithSource, UpdateMessage } = InteractionResponseType;
const WEBHOOK = '/webhooks/{webhook_id}/{webhook_token}';

/** What `?with_response=true` brings back: the interaction, and the message that the answer made. */
function toCallbackResponse(
  world: World,
  interaction: InteractionRecord,
  type: number,
  message: MessageRecord | undefined,
): Reply {
  const { id, channelId, guildId } = interaction;
  const carriesMessage = type === ChannelMessageWithSource || type === UpdateMessage;
  return ok({
    interaction: {
      id,
      type: interaction.type,
      ...(message
        ? {
            response_message_id: message.id,
            response_message_loading: (message.flags & MessageFlags.Loading) !== 0,
            response_message_ephemeral: message.visibleTo !== undefined,
            channel_id: channelId,
            ...(guildId ? { guild_id: guildId } : {}),
          }
        : {}),
    },
    ...(message && carriesMessage ? { resource: { type, message: toMessage(world, message) } } : {}),
  });
}

/** The messages that a token reaches: `@original` and the follow-ups. @throws DiscordError 10008 */
function messageOf(world: World, interaction: InteractionRecord, id: string): MessageRecord {
  const { originalId, followUpIds } = interaction;
  const wanted = id === '@original' ? originalId : id;
  const message =
    wanted && (wanted === originalId || followUpIds.includes(wanted)) ? world.messages.get(wanted) : undefined;
  if (!message) throw errors.unknownMessage();
  return message;
}

const callback: Route = {
  method: 'POST',
  path: '/interactions/{interaction_id}/{interaction_token}/callback',
  operation: 'create_interaction_response',
  auth: 'path-token',
  answer({ params, query, body, files, arrivedAt }, world) {
    const interaction = awaitingAnswer(world, params.interaction_id ?? '', params.interaction_token ?? '');
    const sent = body as CallbackBody;
    const message = acknowledge(world, interaction, sent, files);
    world.acknowledgements.push({ interactionId: interaction.id, ms: arrivedAt - interaction.startedAt });
    return query.get('with_response') === 'true'
      ? toCallbackResponse(world, interaction, sent.type, message)
      : noContent;
  },
};

const withoutFlag = (body: MessageBody, flag: number): MessageBody => ({ ...body, flags: (body.flags ?? 0) & ~flag });

const followUp: Route = {
  method: 'POST',
  path: WEBHOOK,
  operation: 'execute_webhook',
  auth: 'path-token',
  answer({ params, body, files }, world) {
    const interaction = withToken(world, params.webhook_id ?? '', params.webhook_token ?? '');
    const original = world.messages.get(interaction.originalId ?? '');
    // The first follow-up of a deferred reply fills that reply instead of standing beside it.
    if (original && original.flags & MessageFlags.Loading) {
      return ok(
        toMessage(world, editMessage(world, original, withoutFlag(body as MessageBody, MessageFlags.Ephemeral), files)),
      );
    }
    const channel = channelOf(world, interaction.channelId);
    const message = postMessage(world, { channel, body: body as MessageBody, files, via: interaction });
    interaction.followUpIds.push(message.id);
    return ok(toMessage(world, message));
  },
};

/** The calls on one message of an interaction, once for `@original` and once for an id. */
function messageRoutes(path: string, name: string): Route[] {
  const find = (params: Record<string, string>, world: World) =>
    messageOf(
      world,
      withToken(world, params.webhook_id ?? '', params.webhook_token ?? ''),
      params.message_id ?? '@original',
    );
  return [
    {
      method: 'GET',
      path,
      operation: `get_${name}`,
      auth: 'path-token',
      answer: ({ params }, world) => ok(toMessage(world, find(params, world))),
    },
    {
      method: 'PATCH',
      path,
      operation: `update_${name}`,
      auth: 'path-token',
      answer: ({ params, body, files }, world) =>
        ok(toMessage(world, editMessage(world, find(params, world), body as MessageBody, files))),
    },
    {
      method: 'DELETE',
      path,
      operation: `delete_${name}`,
      auth: 'path-token',
      answer({ params }, world) {
        deleteMessage(world, find(params, world));
        return noContent;
      },
    },
  ];
}

export const interactionRoutes: Route[] = [
  callback,
  followUp,
  ...messageRoutes(`${WEBHOOK}/messages/@original`, 'original_webhook_message'),
  ...messageRoutes(`${WEBHOOK}/messages/{message_id}`, 'webhook_message'),
];
