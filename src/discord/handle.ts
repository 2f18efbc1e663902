import { randomBytes } from 'node:crypto';
import type { Deploy } from '../core/deploy.ts';
import type { GuildId } from '../core/ids.ts';
import { Paused } from '../core/paused.ts';
import { type Problem, Refusal } from '../core/refusal.ts';
import type { InboxItem } from '../deploy/ports.ts';
import type { Acknowledgements } from './acknowledgements.ts';
import { ACTION_HANDLERS, PROJECT_ACTION_HANDLERS } from './actions/handlers.ts';
import { isStored, isStoredOfProject, STORED } from './actions.ts';
import { type Answer, createAnswer, type Said, words } from './answer.ts';
import { type Asked, type AskedCommand, type AskedComponent, type AskedForm, actorOf, parseAsked } from './asked.ts';
import { isOpeningClick } from './click.ts';
import { parseClickId } from './click-id.ts';
import { clickNamed } from './clicks.ts';
import { commandNamed } from './commands.ts';
import { type Context, deployHere } from './context.ts';
import { parseCardId } from './custom-id.ts';
import type { ReadSent } from './files.ts';
import { isStale } from './freshness.ts';
import type { Lobbies } from './lobbies.ts';
import type { Card } from './message.ts';
import type { DiscordNeeds } from './needs.ts';
import type { Places } from './places.ts';
import { parseProjectCardId } from './project-card-id.ts';
import { type LinkCommands, refusalCard } from './refusal-text.ts';
import { lobbyCard } from './render/lobby/lobby.ts';
import { code, lines } from './render/text.ts';
import { parseReply, REPLY } from './replies.ts';
import { withRequest } from './request-access.ts';
import { withLongText } from './typed.ts';
import type { Wire } from './wire.ts';
import { labelled } from './words/labelled.ts';
import { t, translateTo } from './words/t.ts';

export type HandleNeeds = DiscordNeeds & {
  wire: Wire;
  acknowledgements: Acknowledgements;
  lobbies: Lobbies;
  places: Places;
  readSent: ReadSent;
  linkIn: (guild: GuildId) => LinkCommands;
};

const has = ({ problems }: Refusal, code: Problem['code']): boolean =>
  problems.some((problem) => problem.code === code);

/** A click that changed nothing because the deploy had moved on since; its card shows what is so now. */
const cameLate = (error: Refusal, deploy: Deploy, { receivedAt }: Context): boolean =>
  error.problems.every(({ code }) => code === 'not-now') && deploy.changedAt >= receivedAt;

/**
 * Does the work of what the door stored, and answers. It may be called again with the same item, after a crash or a fault: use cases
 * are safe to repeat, and an answer replaces the one before.
 */
export function createHandle(needs: HandleNeeds): (item: InboxItem) => Promise<void> {
  const { viewOf, refresh, log } = needs;
  /** Interactions whose person already knows that something went wrong. */
  const warned = new Set<string>();

  /** The card as it is now, privately, with buttons that work; and the public one, of which there is never a second, drawn anew. */
  const presentCard = async ({ id }: Deploy, refusal: Card, { locale, guildLocale }: Asked): Promise<Said> => {
    await refresh(id).catch((error: unknown) => log.warn({ deployId: id, err: error }, 'stale card not redrawn'));
    const view = await viewOf(id);
    if (!view) return refusal;
    const { components } = lobbyCard(view, needs.lifetimes, locale);
    return {
      components: [...refusal.components, ...components],
      aloud: words(t(guildLocale, 'card.out-of-date')).components,
    };
  };

  const onCard = async (context: Context<AskedComponent | AskedForm>): Promise<Said | undefined> => {
    const clicked = parseClickId(context.asked.customId);
    const click = clicked && clickNamed(clicked.action);
    if (click && !isOpeningClick(click)) return click.handle({ ...context, id: clicked });
    const ofProject = parseProjectCardId(context.asked.customId);
    if (ofProject && isStoredOfProject(ofProject.action))
      return PROJECT_ACTION_HANDLERS[ofProject.action]({ ...context, id: ofProject });
    const id = parseCardId(context.asked.customId);
    if (!id || !isStored(id.action)) throw new Refusal({ code: 'stale-card' });
    const deploy = await deployHere(context, id.deploy);
    try {
      if (isStale(deploy, id, STORED[id.action].fresh, context.receivedAt)) throw new Refusal({ code: 'stale-card' });
      return await ACTION_HANDLERS[id.action]({ ...context, id, deploy });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (has(error, 'stale-card')) return presentCard(deploy, refusalCard(error, context), context.asked);
      const present = await needs.useCases.findDeploy(deploy.id);
      if (present && cameLate(error, present, context)) return undefined;
      throw error;
    }
  };

  const onCommand = async (context: Context<AskedCommand>): Promise<Card> => {
    const command = commandNamed(context.asked.name);
    if (!command) throw new Error(`no handler for the command ${context.asked.name}`);
    return command.handle(context);
  };

  const work = async (context: Context): Promise<Said | undefined> => {
    try {
      const { asked } = context;
      return await (asked.kind === 'command' ? onCommand({ ...context, asked }) : onCard({ ...context, asked }));
    } catch (error) {
      if (error instanceof Refusal)
        return withLongText(context.asked, await withRequest(context, error, refusalCard(error, context)));
      throw error;
    }
  };

  /** Tells once that something went wrong, or waits; the job comes back by itself. */
  const warn = async (item: InboxItem, { locale }: Asked, answer: Answer, error: unknown): Promise<void> => {
    const told =
      error instanceof Paused
        ? `⏸️ ${t(locale, 'waiting.that-waits', { what: error.what, wayOn: error.wayOn })}`
        : referTo(item, locale, error);
    if (warned.has(item.id)) return;
    warned.add(item.id);
    await answer(words(told)).catch((failure: unknown) =>
      log.warn({ interaction: item.id, err: failure }, 'fault not told'),
    );
  };

  const referTo = ({ id }: InboxItem, locale: string, error: unknown): string => {
    const reference = randomBytes(4).toString('hex');
    log.error({ interaction: id, reference, err: error }, 'interaction failed');
    return lines(t(locale, 'fault.retrying'), `-# ${t(locale, 'fault.reference', { reference: code(reference) })}`);
  };

  return async (item) => {
    if (item.name === REPLY) return needs.useCases.relayReply({ ...parseReply(item.payload), cause: item.id });
    const asked = parseAsked(item.payload);
    await needs.acknowledgements.settled(item.id);
    const answer = createAnswer(needs, item, asked);
    const { id: cause, receivedAt } = item;
    try {
      const { locale } = asked;
      const who = { asked, by: actorOf(asked), cause, receivedAt, locale, t: translateTo(locale) };
      const card = await work({ ...who, needs, link: needs.linkIn(asked.guild) });
      if (card) await answer(labelled(card, locale));
      else if (asked.style !== 'card') await answer(words(t(locale, 'common.done')));
      warned.delete(item.id);
    } catch (error) {
      await warn(item, asked, answer, error);
      throw error;
    }
  };
}
