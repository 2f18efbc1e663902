import {
  type APIInteraction,
  type APIInteractionResponse,
  type APIMessageComponentInteraction,
  type APIModalSubmitInteraction,
  ApplicationCommandType,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
} from 'discord.js';
import type { GuildId } from '../core/ids.ts';
import type { Json } from '../core/json.ts';
import type { Acknowledgements } from './acknowledgements.ts';
import { isOpening, isStored, isStoredOfProject, STORED } from './actions.ts';
import { words } from './answer.ts';
import type { AnswerStyle } from './answer-style.ts';
import { type Storable, toAsked } from './asked.ts';
import { missingPermissions } from './channel-permissions.ts';
import { isOpeningClick } from './click.ts';
import { parseClickId } from './click-id.ts';
import { clickNamed } from './clicks.ts';
import { parseCardId } from './custom-id.ts';
import { doorWords } from './door-words.ts';
import type { DraftMemory } from './draft-memory.ts';
import { createGuildMemory } from './guild-memory.ts';
import type { DiscordNeeds } from './needs.ts';
import { type Opening, open, privately } from './opening/open.ts';
import { parseProjectCardId } from './project-card-id.ts';
import { createRates } from './rates.ts';
import { suggest } from './suggest.ts';
import { withTyped } from './typed.ts';
import type { Wire } from './wire.ts';
import { translateTo } from './words/t.ts';

export type DoorNeeds = Pick<DiscordNeeds, 'accept' | 'guilds' | 'clock' | 'log' | 'useCases' | 'rates'> & {
  wire: Wire;
  drafts: DraftMemory;
  acknowledgements: Acknowledgements;
};

const say = (content: string): APIInteractionResponse => privately(words(content));

const DEFERRED: Readonly<Record<AnswerStyle, APIInteractionResponse>> = {
  reply: {
    type: InteractionResponseType.DeferredChannelMessageWithSource,
    data: { flags: MessageFlags.Ephemeral },
  },
  replace: { type: InteractionResponseType.DeferredMessageUpdate },
  card: { type: InteractionResponseType.DeferredMessageUpdate },
};

const NAMES = {
  [InteractionType.ApplicationCommand]: 'command',
  [InteractionType.MessageComponent]: 'component',
  [InteractionType.ModalSubmit]: 'modal',
} as const;

const isPrivate = ({ message }: APIMessageComponentInteraction | APIModalSubmitInteraction): boolean =>
  Boolean((message?.flags ?? 0) & MessageFlags.Ephemeral);

/** A form that a private menu opened answers in that menu's place; so does what turns its pages. */
function styleOf(
  raw: APIMessageComponentInteraction | APIModalSubmitInteraction,
  { style, turns = false }: { style: AnswerStyle; turns?: boolean },
): AnswerStyle {
  const takesPlace = turns || (style === 'reply' && raw.type === InteractionType.ModalSubmit);
  return takesPlace && isPrivate(raw) ? 'replace' : style;
}

/**
 * Where everything from Discord comes in. What only opens a menu or a form is answered from memory; what changes something is
 * stored under the interaction's id and then acknowledged. The work is done by the job that was stored with it.
 */
export function createDoor({ accept, guilds, clock, log, useCases, rates, wire, drafts, acknowledgements }: DoorNeeds) {
  const remember = createGuildMemory({ useCases, clock, log });
  const tooOften = createRates(rates, clock);

  const store = async (raw: Storable, style: AnswerStyle): Promise<APIInteractionResponse> => {
    const payload = toAsked(raw, style);
    if (!payload) return say(doorWords.notHere);
    const name = NAMES[raw.type];
    try {
      await accept({ id: raw.id, source: 'discord', name, payload: payload as Json, receivedAt: clock.now() });
      return DEFERRED[style];
    } catch (error) {
      log.error({ interaction: raw.id, err: error }, 'interaction could not be stored');
      return say(doorWords.notStored);
    }
  };

  const openingFor = ({
    guild_id: guild,
    locale,
  }: APIMessageComponentInteraction | APIModalSubmitInteraction): Opening => ({
    drafts,
    templatesFor: (provider) => useCases.templatesFor(guild as GuildId, provider),
    t: translateTo(locale),
  });

  const onCard = async (
    raw: APIMessageComponentInteraction | APIModalSubmitInteraction,
  ): Promise<APIInteractionResponse> => {
    const clicked = parseClickId(raw.data.custom_id);
    const click = clicked && clickNamed(clicked.action);
    const isClick = raw.type === InteractionType.MessageComponent; // Discord takes no form in answer to a form
    if (click && isOpeningClick(click) && isClick)
      return { type: InteractionResponseType.Modal, data: click.form(clicked, translateTo(raw.locale)) };
    if (click && !isOpeningClick(click)) return store(raw, styleOf(raw, click));
    const ofProject = parseProjectCardId(raw.data.custom_id);
    if (ofProject && isStoredOfProject(ofProject.action)) return store(raw, 'reply');
    const id = parseCardId(raw.data.custom_id);
    if (!id) return say(doorWords.oldCard);
    if (isStored(id.action)) return store(raw, styleOf(raw, STORED[id.action]));
    const chosen = 'values' in raw.data ? raw.data.values[0] : undefined;
    return (
      (isClick && isOpening(id.action) && (await open(openingFor(raw), id.action, id, chosen))) ||
      say(doorWords.oldCard)
    );
  };

  const answerTo = async (raw: APIInteraction): Promise<APIInteractionResponse | undefined> => {
    const isHere = raw.guild_id !== undefined && guilds.has(raw.guild_id as GuildId);
    const person = raw.member?.user.id ?? '';
    const unless = (until: Date | undefined, answer: () => Promise<APIInteractionResponse>) =>
      until ? say(doorWords.tooOften(until)) : answer();
    switch (raw.type) {
      case InteractionType.ApplicationCommandAutocomplete: {
        const choices = isHere ? await suggest({ remember, useCases }, raw) : [];
        return { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices } };
      }
      case InteractionType.ApplicationCommand: {
        if (!isHere) return say(doorWords.unknownGuild(raw.guild_id));
        if (raw.data.type !== ApplicationCommandType.ChatInput) return undefined;
        const missing = missingPermissions(raw.data.name, raw.app_permissions);
        if (missing) return say(missing);
        return unless(tooOften.command(person, raw.data.name), () => store(raw as Storable, 'reply'));
      }
      case InteractionType.MessageComponent:
        if (!isHere) return say(doorWords.unknownGuild(raw.guild_id));
        return unless(tooOften.click(person, raw.data.custom_id), () => onCard(raw));
      case InteractionType.ModalSubmit:
        if (!isHere) return say(doorWords.unknownGuild(raw.guild_id));
        return unless(tooOften.form(person), () => onCard(raw));
      default:
        return undefined;
    }
  };

  /** What goes wrong here is told at once: nothing was stored, so nothing would follow. */
  const answerSafely = async (raw: APIInteraction): Promise<APIInteractionResponse | undefined> => {
    try {
      return await answerTo(raw);
    } catch (error) {
      log.error({ interaction: raw.id, err: error }, 'interaction could not be answered');
      return raw.type === InteractionType.ApplicationCommandAutocomplete ? undefined : say(doorWords.fault);
    }
  };

  return async (raw: APIInteraction): Promise<void> => {
    const heard = acknowledgements.begin(raw.id);
    try {
      const response = await answerSafely(raw);
      if (response) await wire.respond(raw, ...withTyped(raw, response));
    } catch (error) {
      // What was stored is worked off all the same; its answer finds another way.
      log.warn({ interaction: raw.id, err: error }, 'interaction not acknowledged');
    } finally {
      heard();
    }
  };
}
