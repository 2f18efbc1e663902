import { type APIMessage, type GatewayMessageCreateDispatchData, MessageType } from 'discord.js';
import { z } from 'zod';
import type { DeployId } from '../core/ids.ts';
import type { Json } from '../core/json.ts';
import type { Person } from '../core/person.ts';
import type { InboxItem } from '../deploy/ports.ts';
import type { DiscordNeeds } from './needs.ts';

/** Name of the inbox item of what somebody wrote in a thread. */
export const REPLY = 'reply';

const reply = z.object({
  deploy: z.custom<DeployId>((value) => typeof value === 'string'),
  text: z.string(),
  by: z.object({ id: z.string(), name: z.string(), roles: z.array(z.string()) }),
});

/** What somebody wrote, as it was stored. @throws ZodError when it was not we who stored it */
export function parseReply(payload: unknown): { deploy: DeployId; text: string; by: Person } {
  const { by, ...said } = reply.parse(payload);
  return { ...said, by: { surface: 'discord', ...by } };
}

const FROM_PEOPLE: readonly MessageType[] = [MessageType.Default, MessageType.Reply];

/** A program's messages, our own among them, are never passed on. */
const isOfPerson = ({ author, webhook_id, type, content }: APIMessage): boolean =>
  !author.bot && webhook_id === undefined && FROM_PEOPLE.includes(type) && content.trim() !== '';

/** Stores what people write in the threads of deploys; a job passes it on to the pull request. Nothing where that is switched off. */
export const createReplyListener =
  ({ accept, clock, log, deployOfThread }: Pick<DiscordNeeds, 'accept' | 'clock' | 'log' | 'deployOfThread'>) =>
  async (message: GatewayMessageCreateDispatchData): Promise<void> => {
    if (!deployOfThread || !isOfPerson(message)) return;
    try {
      const deploy = await deployOfThread(message.channel_id);
      if (!deploy) return;
      const { author, member, content: text } = message;
      const name = member?.nick ?? author.global_name ?? author.username;
      const payload = { deploy, text, by: { id: author.id, name, roles: member?.roles ?? [] } };
      const item: InboxItem = {
        id: message.id,
        source: 'discord',
        name: REPLY,
        payload: payload as Json,
        receivedAt: clock.now(),
      };
      await accept(item);
    } catch (error) {
      log.error({ message: message.id, err: error }, 'a reply in a thread could not be stored');
    }
  };
