import { type APIChannel, type ChannelType, Constants } from 'discord.js';
import { isOver } from '../core/deploy.ts';
import { digestOf } from '../core/ids.ts';
import type { ChatMirror, DeployView, Log, RenderedView } from '../deploy/ports.ts';
import type { DraftMemory } from './draft-memory.ts';
import { errorCode, isCode } from './errors.ts';
import { createPosts, GONE, type Post } from './posts.ts';
import { lobbyCard, lobbyMark } from './render/lobby/lobby.ts';
import type { Lifetimes } from './render/lobby/panel.ts';
import { label } from './render/text.ts';
import { logNotes } from './render/thread/log.ts';
import type { MarkedNote } from './render/thread/marked-note.ts';
import { noticeNote } from './render/thread/notice.ts';
import { planNote } from './render/thread/plan.ts';
import type { Wire } from './wire.ts';

export interface ChatMirrorNeeds {
  wire: Wire;
  lifetimes: Lifetimes;
  /** Forms of the draft will be asked for soon. */
  drafts: Pick<DraftMemory, 'prepare'>;
  log: Log;
  /** Our own user id, once connected. */
  ownId: () => string | undefined;
}

const isThread = ({ type }: APIChannel): boolean => (Constants.ThreadChannelTypes as ChannelType[]).includes(type);

type Known = (name: string) => string | undefined;

/** A thread exists from the first plan on, and for a failure: what does not fit the card goes there. */
const hasThread = ({ deploy, planText }: DeployView): boolean =>
  planText !== undefined || 'plan' in deploy.state || deploy.state.at === 'failed';

const notesOf = (view: DeployView): MarkedNote[] =>
  [planNote(view), ...logNotes(view), noticeNote(view)].filter((note) => note !== undefined);

/**
 * Discord's picture of a deploy: the lobby, its thread with plan, log and one closing notice. Everything is drawn from the view and
 * can be drawn anew at any time; a deploy that no channel asked for has none.
 */
export function createChatMirror({ wire, log, ownId, lifetimes, drafts }: ChatMirrorNeeds): ChatMirror {
  const post = createPosts(wire, ownId);

  const thread = ({ deploy }: DeployView, channel: string, known: Known): RenderedView => ({
    name: 'thread',
    hash: digestOf(`thread ${deploy.id}`),
    async write(remoteId) {
      const lobby = known('lobby');
      if (remoteId !== undefined) return remoteId;
      if (lobby === undefined || lobby === GONE) return GONE;
      try {
        return await wire.startThread(channel, lobby, label(`${deploy.id} · ${deploy.project}`, 100));
      } catch (error) {
        if (!isCode(error, errorCode.wrongChannelType, ...THREAD_REFUSED)) throw error;
        if (isThread(await wire.channel(channel))) return channel; // the lobby is in a thread already: go on beside it
        log.warn({ deployId: deploy.id, err: error }, 'no thread for this deploy');
        return GONE;
      }
    },
  });

  /** Puts the thread away when all is said; a later message brings it back, and then it is put away again. */
  const archive = (channel: string, known: Known, before: readonly RenderedView[]): RenderedView => ({
    name: 'archive',
    hash: digestOf(before.map(({ hash }) => hash).join()),
    async write() {
      const id = known('thread');
      if (id === undefined || id === GONE || id === channel) return GONE;
      try {
        await wire.setArchived(id, true);
        return id;
      } catch (error) {
        if (isCode(error, errorCode.unknownChannel, ...THREAD_REFUSED)) return GONE;
        throw error;
      }
    },
  });

  return {
    views(view, known) {
      const { deploy } = view;
      const { channel } = deploy;
      if (channel === undefined) return [];
      const at = (name: string, rest: Omit<Post, 'name' | 'identity'>) =>
        post({ name, identity: `${deploy.id}:${name}`, ...rest });
      const lobby = at('lobby', {
        mark: lobbyMark(deploy),
        channel: () => channel,
        message: lobbyCard(view, lifetimes),
      });
      if (deploy.state.at === 'draft') drafts.prepare(deploy.id, deploy.revision);
      if (!hasThread(view)) return [lobby];
      const inThread = () => known('thread');
      const notes = notesOf(view).map(({ name, mark, note }) => at(name, { mark, channel: inThread, message: note }));
      const open = [lobby, thread(view, channel, known), ...notes];
      return isOver(deploy) && deploy.state.at !== 'failed' ? [...open, archive(channel, known, notes)] : open;
    },
  };
}

/** Reasons for having no thread that trying again does not change. */
const THREAD_REFUSED = [errorCode.missingAccess, errorCode.missingPermissions, errorCode.tooManyThreads];
