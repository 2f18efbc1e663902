import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { InteractionType } from 'discord-api-types/v10';
import type { Faults } from '../http/faults.ts';
import type { ChannelRecord } from '../world/model.ts';
import type { World } from '../world/world.ts';
import type { InteractionRecord } from './model.ts';
import { toInteraction } from './payload.ts';

/** What a person did, ready to be sent to the client. */
export interface Deed {
  type: InteractionType;
  userId: string;
  channel: ChannelRecord;
  data: object;
  messageId?: string;
  cause?: InteractionRecord;
}

/** Sends an interaction to the client (twice when a fault says so); its clocks start here. */
export function sendInteraction(world: World, faults: Faults, deed: Deed): InteractionRecord {
  const { type, userId, channel, data, messageId, cause } = deed;
  const id = world.nextId();
  const interaction: InteractionRecord = {
    id,
    token: Buffer.from(`interaction:${id}:${randomBytes(64).toString('base64url')}`).toString('base64url'),
    type,
    userId,
    channelId: channel.id,
    sentAt: world.clock.now(),
    startedAt: performance.now(),
    followUpIds: [],
    ...(channel.kind === 'dm' ? {} : { guildId: channel.guildId }),
    ...(messageId ? { messageId } : {}),
    ...(cause ? { cause } : {}),
  };
  world.interactions.set(interaction.token, interaction);
  const payload = toInteraction(world, interaction, data);
  const times = faults.duplicates() ? 2 : 1;
  for (let time = 0; time < times; time += 1) {
    world.dispatch('INTERACTION_CREATE', payload, channel.kind === 'dm' ? {} : { guildId: channel.guildId });
  }
  return interaction;
}
