import { type Deploy, isOver } from '../core/deploy.ts';
import type { ChatMirror, DeployView, Log, RenderedView } from '../deploy/ports.ts';
import type { DraftMemory } from './draft-memory.ts';
import type { Lobbies } from './lobbies.ts';
import { createNoticeView } from './notice-view.ts';
import type { Places } from './places.ts';
import { createPosts, GONE, type Post } from './posts.ts';
import { driftCard, driftMark } from './render/drift.ts';
import { lobbyCard, lobbyMark } from './render/lobby/lobby.ts';
import type { Lifetimes } from './render/lobby/panel.ts';
import { adviceNote } from './render/thread/advice.ts';
import { approvalNote } from './render/thread/approval.ts';
import { logNotes } from './render/thread/log.ts';
import { logFileNote } from './render/thread/log-file.ts';
import type { MarkedNote } from './render/thread/marked-note.ts';
import { noticeNote } from './render/thread/notice.ts';
import { objectionNotes } from './render/thread/objections.ts';
import { planNote } from './render/thread/plan.ts';
import { stateActNotes } from './render/thread/state-acts.ts';
import type { ThreadSettings } from './thread-settings.ts';
import { archiveView, threadView } from './thread-views.ts';
import type { Wire } from './wire.ts';
import { labelled } from './words/labelled.ts';
import { type Translate, translateTo } from './words/t.ts';

export interface ChatMirrorNeeds {
  wire: Wire;
  log: Log;
  lifetimes: Lifetimes;
  threads: ThreadSettings;
  /** Forms of the draft will be asked for soon. */
  drafts: Pick<DraftMemory, 'prepare'>;
  /** Answers that want to link the lobby hear of it. */
  lobbies: Pick<Lobbies, 'posted'>;
  /** Discord's locale of a server, once connected: what everybody reads is in its language. */
  localeOf: Places['localeOf'];
  /** Our own user id, once connected. */
  ownId: () => string | undefined;
}

/** A thread exists from the first plan on, and for a failure: what does not fit the card goes there. */
const hasThread = ({ deploy, planText }: DeployView): boolean =>
  planText !== undefined || 'plan' in deploy.state || deploy.state.at === 'failed';

/** A failed deploy may be tried again; its thread stays open. */
const isClosed = (deploy: Deploy): boolean => isOver(deploy) && deploy.state.at !== 'failed';

const notesOf = (view: DeployView, t: Translate): MarkedNote[] =>
  [
    planNote(view, t),
    adviceNote(view, t),
    approvalNote(view, t),
    ...objectionNotes(view, t),
    ...logNotes(view, t),
    logFileNote(view, t),
    ...stateActNotes(view, t),
    noticeNote(view, t),
  ].filter((note) => note !== undefined);

/**
 * Discord's picture of a deploy: the lobby, its thread with plan, log and one closing notice. Everything is drawn from the view and
 * can be drawn anew at any time; a deploy that no channel asked for has none.
 */
export function createChatMirror({
  wire,
  log,
  ownId,
  lifetimes,
  threads,
  drafts,
  lobbies,
  localeOf,
}: ChatMirrorNeeds): ChatMirror {
  const post = createPosts(wire, ownId);
  const postOf = ({ id }: Deploy, name: string, rest: Omit<Post, 'name' | 'identity'>): RenderedView =>
    post({ name, identity: `${id}:${name}`, ...rest });

  const lobbyView = (view: DeployView, channel: string): RenderedView => {
    const { deploy } = view;
    const message = lobbyCard(view, lifetimes, localeOf(deploy.guild));
    const lobby = postOf(deploy, 'lobby', { mark: lobbyMark(deploy), channel: () => channel, message });
    return {
      ...lobby,
      async write(remoteId) {
        const id = await lobby.write(remoteId);
        if (id !== GONE) lobbies.posted(deploy.id, id);
        return id;
      },
    };
  };

  return {
    notice: createNoticeView(wire, post),
    drift(view, channel) {
      const { project, began } = view;
      const name = began.toISOString();
      const identity = `drift:${project.guild}/${project.id}:${name}`;
      return post({ name, identity, mark: driftMark(view), channel: () => channel, message: driftCard(view) });
    },
    views(view, known) {
      const { deploy } = view;
      const { channel } = deploy;
      if (channel === undefined) return [];
      if (deploy.state.at === 'draft') drafts.prepare(deploy.id, deploy.revision);
      const lobby = lobbyView(view, channel);
      if (!hasThread(view)) return [lobby];
      const inThread = () => known('thread');
      const locale = localeOf(deploy.guild);
      const notes = notesOf(view, translateTo(locale)).map(({ name, mark, note }) =>
        postOf(deploy, name, { mark, channel: inThread, message: labelled(note, locale) }),
      );
      const open = [lobby, threadView({ wire, log, threads }, view, channel, known), ...notes];
      return isClosed(deploy) ? [...open, archiveView({ wire, threads }, channel, known, notes)] : open;
    },
  };
}
