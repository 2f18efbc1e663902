import {
  type APIInteractionResponse,
  type APIModalInteractionResponseCallbackData,
  InteractionResponseType,
  MessageFlags,
} from 'discord.js';
import type { Provider } from '../../core/project.ts';
import { type Resource, resourceKey } from '../../core/request.ts';
import type { Surroundings } from '../../generators/kind.ts';
import type { Template } from '../../generators/templates/template.ts';
import type { OpeningName } from '../actions.ts';
import { words } from '../answer.ts';
import type { CardId } from '../custom-id.ts';
import { doorWords } from '../door-words.ts';
import type { DraftMemory } from '../draft-memory.ts';
import { type Card, toBody } from '../message.ts';
import { within } from '../within.ts';
import type { Translate } from '../words/t.ts';
import { attachForm } from './attach-form.ts';
import { confirmForm } from './confirm-form.ts';
import { resourceForm } from './form.ts';
import { lineForm } from './line-form.ts';
import { menuCard, nextMenu } from './menus.ts';
import { removeForm } from './remove-form.ts';
import { saveForm } from './save-form.ts';
import { glassForm, scheduleForm } from './schedule-form.ts';
import { stopForm } from './stop-form.ts';
import { FROM_TEMPLATE, templateFormOf, templatesCard } from './templates.ts';
import { uploadForm } from './upload-form.ts';
import { AREA, toWanted, type Wanted } from './wanted.ts';
import { wishForm } from './wish-form.ts';

/** A menu has to be there within 3 seconds; reading for it may take this long. */
const PATIENCE_MS = 1_000;

/** A private message as the first answer. */
export const privately = (card: Card): APIInteractionResponse => ({
  type: InteractionResponseType.ChannelMessageWithSource,
  data: toBody(card, MessageFlags.Ephemeral).body,
});

const instead = (card: Card): APIInteractionResponse => ({
  type: InteractionResponseType.UpdateMessage,
  data: toBody(card).body,
});

const asForm = (data: APIModalInteractionResponseCallbackData): APIInteractionResponse => ({
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

/** The menu of templates, or the form of the one that was chosen. */
async function nextOfTemplates(
  opening: Opening,
  id: CardId,
  show: (around: Surroundings, all: Template[]) => APIInteractionResponse,
) {
  const around = await opening.drafts.recall(id.deploy, id.at);
  const all = around && (await within(PATIENCE_MS, opening.templatesFor(around.project.provider), undefined));
  return around && all ? show(around, all) : privately(words(doorWords.slow));
}

/** What somebody chose in a menu, or what the button says that opens the same form again. */
const meant = ({ args }: CardId, chosen: string | undefined): string | undefined => args[0] ?? chosen;

const openTemplate = (opening: Opening, id: CardId, chosen: string | undefined) =>
  nextOfTemplates(opening, id, (around, all) => {
    const template = all.find((one) => one.id === meant(id, chosen));
    return template ? asForm(templateFormOf(id, template, around)) : privately(words(doorWords.goneTemplate));
  });

type LineForm = (id: CardId, resource: Resource, around: Surroundings) => APIModalInteractionResponseCallbackData;

async function openLine({ drafts }: Opening, id: CardId, chosen: string | undefined, form: LineForm) {
  const around = await drafts.recall(id.deploy, id.at);
  if (!around) return privately(words(doorWords.slow));
  const resource = around.resources.find((one) => resourceKey(one) === meant(id, chosen));
  if (!resource) return privately(words(doorWords.goneLine));
  const made = form(id, resource, around);
  return made.components.length > 0 ? asForm(made) : privately(words(doorWords.nothingToAttach));
}

/** What a click needs that opens something. */
export interface Opening {
  drafts: DraftMemory;
  /** Of the server where somebody clicked. */
  templatesFor(provider: Provider): Promise<Template[]>;
  /** In the language of whoever clicked. */
  t: Translate;
}

/** The menu or form that a click opens, from memory. Undefined for a card that we do not know: an old or a forged one. */
export async function open(
  opening: Opening,
  action: OpeningName,
  id: CardId,
  chosen?: string,
): Promise<APIInteractionResponse | undefined> {
  const { drafts } = opening;
  switch (action) {
    case 'confirm':
      return asForm(confirmForm(id, opening.t));
    case 'save':
      return asForm(saveForm(id));
    case 'schedule':
      return asForm(scheduleForm(id));
    case 'glass':
      return asForm(glassForm(id));
    case 'wish':
      return asForm(wishForm(id));
    case 'interrupt':
      return asForm(stopForm(id, opening.t));
    case 'upload':
      return asForm(uploadForm(id));
    case 'edit':
      return openLine(opening, id, chosen, lineForm);
    case 'attach':
      return openLine(opening, id, chosen, attachForm);
    case 'remove':
      return openLine(opening, id, chosen, removeForm);
    case 'template':
      return openTemplate(opening, id, chosen);
    case 'templates':
      return nextOfTemplates(opening, id, (_, all) => instead(templatesCard(id, all)));
    default:
  }
  if (action === 'add' && chosen === FROM_TEMPLATE)
    return nextOfTemplates(opening, id, (_, all) => privately(templatesCard(id, all)));
  const wanted = toWanted(id, chosen);
  if (!wanted) return undefined;
  switch (action) {
    case 'add':
      return nextQuestion(drafts, wanted, privately);
    case 'area':
      return nextQuestion(drafts, { ...wanted, answers: chosen ? [{ id: AREA, value: chosen }] : [] }, instead);
    case 'menu':
      return nextQuestion(drafts, await withAnswer(drafts, wanted, chosen), instead);
    case 'form':
      return nextQuestion(drafts, wanted, instead);
  }
}
