import { errors } from '../http/errors.ts';
import type { World } from '../world/world.ts';
import { ACKNOWLEDGE_WITHIN_MS, TOKEN_VALID_MS } from './deadlines.ts';
import type { InteractionRecord } from './model.ts';

const age = (world: World, { sentAt }: InteractionRecord) => world.clock.now() - sentAt;

/**
 * The interaction that a first answer is for.
 * @throws DiscordError 10062 for a wrong id or more than 3 s, 40060 for a second answer
 */
export function awaitingAnswer(world: World, id: string, token: string): InteractionRecord {
  const interaction = world.interactions.get(token);
  if (!interaction || interaction.id !== id) throw errors.unknownInteraction();
  if (interaction.ack) throw errors.alreadyAcknowledged();
  if (age(world, interaction) > ACKNOWLEDGE_WITHIN_MS) throw errors.unknownInteraction();
  return interaction;
}

/**
 * The interaction whose token an edit or a follow-up uses.
 * @throws DiscordError 10015 for another application, no such token or none answered yet, 50027 after 15 minutes
 */
export function withToken(world: World, applicationId: string, token: string): InteractionRecord {
  const interaction = world.interactions.get(token);
  if (applicationId !== world.bot.id || !interaction?.ack) throw errors.unknownWebhook();
  if (age(world, interaction) > TOKEN_VALID_MS) throw errors.invalidToken();
  return interaction;
}
