import { MessageFlags, MessageType } from 'discord-api-types/v10';
import { errors, invalidForm } from '../http/errors.ts';
import type { InteractionRecord } from '../interactions/model.ts';
import { mentionProblems } from '../rules/mentions.ts';
import { isEmpty, type MessageDraft, messageProblems } from '../rules/message.ts';
import { problem } from '../rules/problem.ts';
import { toMessage } from '../wire/message.ts';
import type { ChannelRecord } from '../world/model.ts';
import type { World } from '../world/world.ts';
import { attachmentsOf } from './attachments.ts';
import type { MessageBody, UploadedFile } from './body.ts';
import type { MessageRecord } from './model.ts';
import { BOT_DEFAULT, pingsOf, WEBHOOK_DEFAULT } from './pings.ts';

const { Ephemeral, IsComponentsV2, Loading, SuppressEmbeds, SuppressNotifications } = MessageFlags;
/** The flags that a sender may set; Discord ignores all others. */
const SETTABLE = Ephemeral | IsComponentsV2 | SuppressEmbeds | SuppressNotifications;

/** Where a new message goes and what it answers. */
export interface NewMessage {
  channel: ChannelRecord;
  body: MessageBody;
  files: UploadedFile[];
  via?: InteractionRecord;
  type?: MessageType;
  /** "GuildOps is thinking…": empty now, filled by a later edit. */
  isLoading?: boolean;
}

/** Refuses a draft that breaks a rule, with every reason. */
function judge(draft: MessageDraft, body: MessageBody): void {
  const problems = [...mentionProblems(body.allowed_mentions), ...messageProblems(draft)];
  if (problems.length > 0) throw invalidForm(problems);
  if (isEmpty(draft)) throw errors.emptyMessage();
}

const announce = (
  world: World,
  event: 'MESSAGE_CREATE' | 'MESSAGE_UPDATE',
  channel: ChannelRecord,
  message: MessageRecord,
) => {
  if (message.visibleTo) return; // what one person alone sees never goes through the gateway
  const place = channel.kind === 'dm' ? {} : { guildId: channel.guildId };
  world.dispatch(event, { ...toMessage(world, message), ...(place.guildId ? { guild_id: place.guildId } : {}) }, place);
};

/** @throws DiscordError 50035 with every broken rule, 50006 for nothing at all, 413 */
export function postMessage(
  world: World,
  { channel, body, files, via, type = MessageType.Default, isLoading = false }: NewMessage,
): MessageRecord {
  const flags = (body.flags ?? 0) & (via ? SETTABLE : SETTABLE & ~Ephemeral);
  const attachments = attachmentsOf(world, body, files);
  const draft: MessageDraft = {
    content: body.content ?? '',
    embeds: body.embeds ?? [],
    components: body.components ?? [],
    flags,
    filenames: attachments.map(({ filename }) => filename),
    hasPollOrStickers: Boolean(body.poll) || (body.sticker_ids ?? []).length > 0,
  };
  if (!isLoading) judge(draft, body);
  const { content, embeds, components } = draft;
  const message: MessageRecord = {
    id: world.nextId(),
    channelId: channel.id,
    authorId: world.bot.id,
    type,
    content,
    embeds,
    components,
    flags: isLoading ? flags | Loading : flags,
    attachments,
    pings: pingsOf(content, components, body.allowed_mentions ?? (via ? WEBHOOK_DEFAULT : BOT_DEFAULT)),
    createdAt: world.clock.now(),
    revision: 0,
    ...(body.nonce == null ? {} : { nonce: body.nonce }),
    ...(via ? { via } : {}),
    ...(flags & Ephemeral && via ? { visibleTo: via.userId } : {}),
  };
  world.messages.set(message.id, message);
  announce(world, 'MESSAGE_CREATE', channel, message);
  world.changes.changed();
  return message;
}

/** A message of a person: it opens an archived thread as any other. */
export function writeAs(world: World, authorId: string, channel: ChannelRecord, content: string): MessageRecord {
  const message: MessageRecord = {
    id: world.nextId(),
    channelId: channel.id,
    ...{ authorId, content, type: MessageType.Default, embeds: [], components: [], flags: 0, attachments: [] },
    pings: pingsOf(content, [], WEBHOOK_DEFAULT),
    createdAt: world.clock.now(),
    revision: 0,
  };
  world.messages.set(message.id, message);
  announce(world, 'MESSAGE_CREATE', channel, message);
  world.changes.changed();
  return message;
}

/** The flags after an edit. What a message once is - ephemeral, made of components - it stays. */
function editedFlags(message: MessageRecord, { flags }: MessageBody): number {
  const kept = message.flags & ~Loading;
  if (flags == null) return kept;
  if (kept & IsComponentsV2 && !(flags & IsComponentsV2)) {
    const words = 'The IS_COMPONENTS_V2 flag cannot be removed from a message.';
    throw invalidForm([problem(['flags'], 'MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG', words)]);
  }
  return (kept & ~SuppressEmbeds) | (flags & (IsComponentsV2 | SuppressEmbeds));
}

/** Changes a message in place: what the body does not name stays as it is. @throws DiscordError as `postMessage` */
export function editMessage(
  world: World,
  message: MessageRecord,
  body: MessageBody,
  files: UploadedFile[],
): MessageRecord {
  const flags = editedFlags(message, body);
  const attachments = attachmentsOf(world, body, files, message.attachments);
  const draft: MessageDraft = {
    content: body.content === undefined ? message.content : (body.content ?? ''),
    embeds: body.embeds === undefined ? message.embeds : (body.embeds ?? []),
    components: body.components === undefined ? message.components : (body.components ?? []),
    flags,
    filenames: attachments.map(({ filename }) => filename),
    hasPollOrStickers: Boolean(body.poll),
  };
  judge(draft, body);
  const { content, embeds, components } = draft;
  const isFirst = (message.flags & Loading) !== 0;
  const allowed = body.allowed_mentions ?? (message.via ? WEBHOOK_DEFAULT : BOT_DEFAULT);
  Object.assign(message, {
    content,
    embeds,
    components,
    flags,
    attachments,
    pings: pingsOf(content, components, allowed),
  });
  message.revision += 1;
  if (!isFirst) message.editedAt = world.clock.now();
  const channel = world.channels.get(message.channelId);
  if (channel) announce(world, 'MESSAGE_UPDATE', channel, message);
  world.changes.changed();
  return message;
}

export function deleteMessage(world: World, message: MessageRecord): void {
  world.messages.delete(message.id);
  const channel = world.channels.get(message.channelId);
  const guildId = channel && channel.kind !== 'dm' ? channel.guildId : undefined;
  const place = guildId ? { guild_id: guildId } : {};
  if (!message.visibleTo) {
    world.dispatch(
      'MESSAGE_DELETE',
      { id: message.id, channel_id: message.channelId, ...place },
      guildId ? { guildId } : {},
    );
  }
  world.changes.changed();
}
