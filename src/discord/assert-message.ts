import { type APIModalInteractionResponseCallbackData, MessageFlags } from 'discord.js';
import { messageProblems } from './limits/message.ts';
import { modalProblems } from './limits/modal.ts';
import type { MessageBody } from './message.ts';

const throwAll = (what: string, problems: readonly string[]): void => {
  if (problems.length > 0) throw new Error(`Discord would refuse this ${what}: ${problems.join('; ')}`);
};

/**
 * Every limit of a message that Discord checks and discord.js does not.
 * Source: https://discord.com/developers/docs/components/reference and /resources/message
 * @throws Error naming each limit that is broken
 */
export function assertMessage(body: MessageBody): void {
  throwAll('message', messageProblems(body, Boolean(Number(body.flags ?? 0) & MessageFlags.IsComponentsV2)));
}

/** The same for a form. @throws Error naming each limit that is broken */
export function assertModal(modal: APIModalInteractionResponseCallbackData): void {
  throwAll('form', modalProblems(modal));
}
