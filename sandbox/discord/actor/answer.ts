import { InteractionResponseType, MessageFlags } from 'discord-api-types/v10';
import { PATIENCE_MS } from '../../patience.ts';
import type { Answer, SeenMessage } from '../api.ts';
import { ACKNOWLEDGE_WITHIN_MS } from '../interactions/deadlines.ts';
import type { Acknowledgement, InteractionRecord } from '../interactions/model.ts';
import type { MessageRecord } from '../messages/model.ts';
import type { World } from '../world/world.ts';
import { toSeen } from './seen.ts';

const { ChannelMessageWithSource, Modal, UpdateMessage, DeferredMessageUpdate } = InteractionResponseType;

function kindOf({ type }: Acknowledgement): Answer['kind'] {
  if (type === ChannelMessageWithSource) return 'message';
  if (type === UpdateMessage) return 'update';
  return type === Modal ? 'modal' : 'deferred';
}

/** The first answer, within three seconds of this Discord's clock. @throws Error when the client gives none */
export function acknowledged(world: World, interaction: InteractionRecord, what: string): Promise<Acknowledgement> {
  const patience = {
    what: `an answer to ${what}: "The application did not respond"`,
    timeoutMs: ACKNOWLEDGE_WITHIN_MS,
  };
  return world.changes.until(() => interaction.ack, { ...patience, clock: world.clock });
}

/** Waits for the first answer to an interaction, and shows what came and what comes of it. */
export async function answerTo(world: World, interaction: InteractionRecord, what: string): Promise<Answer> {
  const revisionBefore = world.messages.get(interaction.messageId ?? '')?.revision ?? 0;
  const ack = await acknowledged(world, interaction, what);
  const original = (): MessageRecord => {
    const message = world.messages.get(interaction.originalId ?? '');
    if (!message) throw new Error(`There is no message: ${what} was answered with a ${kindOf(ack)}, or it was deleted`);
    return message;
  };
  const followUps = () =>
    interaction.followUpIds.flatMap((id) => world.messages.get(id) ?? []).map((message) => toSeen(world, message));
  const settled = (): SeenMessage | undefined => {
    const message = original();
    if (ack.type !== DeferredMessageUpdate)
      return message.flags & MessageFlags.Loading ? undefined : toSeen(world, message);
    return message.revision > revisionBefore ? toSeen(world, message) : followUps()[0];
  };
  return {
    interactionId: interaction.id,
    kind: kindOf(ack),
    ephemeral: ack.ephemeral,
    ...(ack.modal
      ? { modal: { title: ack.modal.title, customId: ack.modal.custom_id, components: ack.modal.components } }
      : {}),
    message: () => toSeen(world, original()),
    settled: (timeoutMs = PATIENCE_MS) => world.changes.until(settled, { what: `what follows on ${what}`, timeoutMs }),
    followUps,
  };
}
