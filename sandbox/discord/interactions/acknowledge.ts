import { InteractionResponseType, MessageFlags, MessageType } from 'discord-api-types/v10';
import { invalidForm } from '../http/errors.ts';
import type { MessageBody, UploadedFile } from '../messages/body.ts';
import type { MessageRecord } from '../messages/model.ts';
import { editMessage, postMessage } from '../messages/write.ts';
import { type CallbackBody, callbackProblems } from '../rules/callback.ts';
import { modalProblems } from '../rules/modal.ts';
import { channelOf } from '../world/guilds.ts';
import type { World } from '../world/world.ts';
import type { InteractionRecord, ModalRecord } from './model.ts';

const { ChannelMessageWithSource, DeferredChannelMessageWithSource, DeferredMessageUpdate, UpdateMessage, Modal } =
  InteractionResponseType;

function reply(
  world: World,
  interaction: InteractionRecord,
  body: MessageBody,
  files: UploadedFile[],
  isLoading: boolean,
): MessageRecord {
  return postMessage(world, {
    channel: channelOf(world, interaction.channelId),
    body,
    files,
    via: interaction,
    isLoading,
    type: interaction.messageId ? MessageType.Reply : MessageType.ChatInputCommand,
  });
}

/** A form as it will be shown. @throws DiscordError 50035 */
function showModal(modal: ModalRecord): ModalRecord {
  const problems = modalProblems(modal);
  if (problems.length > 0) throw invalidForm(problems);
  return modal;
}

/** The message that the answer makes or changes; none for forms and choices. */
function carryOut(
  world: World,
  interaction: InteractionRecord,
  { type, data }: CallbackBody,
  files: UploadedFile[],
): MessageRecord | undefined {
  const message = world.messages.get(interaction.messageId ?? '');
  switch (type) {
    case ChannelMessageWithSource:
      return reply(world, interaction, data ?? {}, files, false);
    case DeferredChannelMessageWithSource:
      return reply(world, interaction, { flags: data?.flags ?? 0 }, [], true);
    case DeferredMessageUpdate:
      return message;
    case UpdateMessage:
      return message && editMessage(world, message, data ?? {}, files);
    default:
      return undefined;
  }
}

/**
 * The first answer to an interaction, carried out.
 * @throws DiscordError 50035 for an answer that the interaction does not take, or a broken rule in it
 */
export function acknowledge(
  world: World,
  interaction: InteractionRecord,
  body: CallbackBody,
  files: UploadedFile[],
): MessageRecord | undefined {
  const problems = callbackProblems(interaction, body);
  if (problems.length > 0) throw invalidForm(problems);
  const { type, data } = body;
  const modal = type === Modal ? showModal({ custom_id: '', title: '', components: [], ...data }) : undefined;
  const message = carryOut(world, interaction, body, files);
  if (message) interaction.originalId = message.id;
  interaction.ack = {
    type,
    ephemeral: ((message?.flags ?? 0) & MessageFlags.Ephemeral) !== 0,
    ...(modal ? { modal } : {}),
    ...(data?.choices ? { choices: data.choices } : {}),
  };
  return message;
}
