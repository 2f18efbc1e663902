import { ComponentType } from 'discord.js';
import type { Clock } from '../deploy/ports.ts';
import type { Asked } from './asked.ts';
import { isUnanswerable } from './errors.ts';
import type { Card } from './message.ts';
import { text } from './render/components.ts';
import type { Wire } from './wire.ts';

/** Discord's 15 minutes, less what a slow call may take. */
const ANSWERABLE_MS = 14 * 60_000;

/** What is said to somebody; `aloud` is the part of it that may stand in the channel for ever, all of it when absent. */
export interface Said extends Card {
  aloud?: Card['components'];
}

/** Says something to whoever asked: privately while Discord allows it, afterwards in the channel, pinging nobody else. */
export type Answer = (said: Said) => Promise<void>;

export function createAnswer(
  { wire, clock }: { wire: Wire; clock: Clock },
  { id, receivedAt }: { id: string; receivedAt: Date },
  asked: Asked,
): Answer {
  const inChannel = async ({ components, aloud = components }: Said) => {
    const mention = { type: ComponentType.TextDisplay as const, content: `<@${asked.by.id}>` };
    await wire.send(asked.channel, id, { components: [mention, ...aloud], pings: [asked.by.id] });
  };
  return async (said) => {
    if (clock.now().getTime() - receivedAt.getTime() > ANSWERABLE_MS) return inChannel(said);
    try {
      await (asked.style === 'card' ? wire.followUp(asked, said) : wire.editAnswer(asked, said));
    } catch (error) {
      if (!isUnanswerable(error)) throw error;
      await inChannel(said);
    }
  };
}

/** A card that is one paragraph. */
export const words = (content: string): Card => ({ components: [text(content)] });
