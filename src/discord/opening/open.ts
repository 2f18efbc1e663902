import { type APIInteractionResponse, InteractionResponseType, MessageFlags } from 'discord.js';
import type { OpeningName } from '../actions.ts';
import { words } from '../answer.ts';
import type { CardId } from '../custom-id.ts';
import { doorWords } from '../door-words.ts';
import type { DraftMemory } from '../draft-memory.ts';
import { type Card, toBody } from '../message.ts';
import { confirmForm } from './confirm-form.ts';
import { resourceForm } from './form.ts';
import { menuCard, nextMenu } from './menus.ts';
import { toWanted, type Wanted } from './wanted.ts';

/** A private message as the first answer. */
export const privately = (card: Card): APIInteractionResponse => ({
  type: InteractionResponseType.ChannelMessageWithSource,
  data: toBody(card, MessageFlags.Ephemeral).body,
});

const instead = (card: Card): APIInteractionResponse => ({
  type: InteractionResponseType.UpdateMessage,
  data: toBody(card).body,
});

const asForm = (data: ReturnType<typeof resourceForm>): APIInteractionResponse => ({
  type: InteractionResponseType.Modal,
  data,
});

/** The next menu or the form. From a private menu the next one takes its place; from a card it is a new private message. */
async function nextQuestion(drafts: DraftMemory, wanted: Wanted, show: (card: Card) => APIInteractionResponse) {
  const around = await drafts.recall(wanted.deploy, wanted.at);
  if (!around) return privately(words(doorWords.slow));
  return nextMenu(wanted, around) ? show(menuCard(wanted, around)) : asForm(resourceForm(wanted, around));
}

/** The answer to the menu whose id this is. */
async function withAnswer(drafts: DraftMemory, wanted: Wanted, chosen: string | undefined): Promise<Wanted> {
  const around = await drafts.recall(wanted.deploy, wanted.at);
  const menu = around && nextMenu(wanted, around);
  return menu && chosen !== undefined
    ? { ...wanted, answers: [...wanted.answers, { id: menu.id, value: chosen }] }
    : wanted;
}

/** The menu or form that a click opens, from memory. Undefined for a card that we do not know: an old or a forged one. */
export async function open(
  drafts: DraftMemory,
  action: OpeningName,
  id: CardId,
  chosen?: string,
): Promise<APIInteractionResponse | undefined> {
  if (action === 'confirm') return asForm(confirmForm(id));
  const wanted = toWanted(id, chosen);
  if (!wanted) return undefined;
  switch (action) {
    case 'add':
      return nextQuestion(drafts, wanted, privately);
    case 'menu':
      return nextQuestion(drafts, await withAnswer(drafts, wanted, chosen), instead);
    case 'form':
      return nextQuestion(drafts, wanted, instead);
  }
}
