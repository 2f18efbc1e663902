import { ComponentType } from 'discord.js';
import type { Clock } from '../deploy/ports.ts';
import type { Asked } from './asked.ts';
import { isUnanswerable } from './errors.ts';
import type { Card } from './message.ts';
import { text } from './render/components.ts';
import type { Wire } from './wire.ts';

/** Discord's 15 minutes, less what a slow call may take. */
const ANSWERABLE_MS = 14 * 60_000;

/** Says something to whoever asked: privately while Discord allows it, afterwards in the channel, pinging nobody else. */
export type Answer = (card: Card) => Promise<void>;

export function createAnswer(
  { wire, clock }: { wire: Wire; clock: Clock },
  { id, receivedAt }: { id: string; receivedAt: Date },
  asked: Asked,
): Answer {
  const inChannel = async ({ components }: Card) => {
    const mention = { type: ComponentType.TextDisplay as const, content: `<@${asked.by.id}>` };
    await wire.send(asked.channel, id, { components: [mention, ...components], pings: [asked.by.id] });
  };
  return async (card) => {
    if (clock.now().getTime() - receivedAt.getTime() > ANSWERABLE_MS) return inChannel(card);
    try {
      await (asked.style === 'card' ? wire.followUp(asked, card) : wire.editAnswer(asked, card));
    } catch (error) {
      if (!isUnanswerable(error)) throw error;
      await inChannel(card);
    }
  };
}

/** A card that is one paragraph. */
export const words = (content: string): Card => ({ components: [text(content)] });
