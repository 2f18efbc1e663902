import { type APIChannel, type ChannelType, Constants } from 'discord.js';
import type { Deploy } from '../core/deploy.ts';
import { digestOf } from '../core/ids.ts';
import type { Log, RenderedView } from '../deploy/ports.ts';
import { errorCode, isCode } from './errors.ts';
import { GONE } from './posts.ts';
import { label } from './render/text.ts';
import type { Wire } from './wire.ts';

/** Remote id of another view of the same deploy. */
export type Known = (name: string) => string | undefined;

/** Reasons for having no thread that trying again does not change. */
const REFUSED = [errorCode.missingAccess, errorCode.missingPermissions, errorCode.tooManyThreads];

const isThread = ({ type }: APIChannel): boolean => (Constants.ThreadChannelTypes as ChannelType[]).includes(type);

/** The thread of a lobby. A lobby that stands in a thread already goes on beside itself. */
export const threadView = (
  { wire, log }: { wire: Wire; log: Log },
  { id, project }: Deploy,
  channel: string,
  known: Known,
): RenderedView => ({
  name: 'thread',
  hash: digestOf(`thread ${id}`),
  async write(remoteId) {
    const lobby = known('lobby');
    if (remoteId !== undefined) return remoteId;
    if (lobby === undefined || lobby === GONE) return GONE;
    try {
      return await wire.startThread(channel, lobby, label(`${id} · ${project}`, 100));
    } catch (error) {
      if (!isCode(error, errorCode.wrongChannelType, ...REFUSED)) throw error;
      if (isThread(await wire.channel(channel))) return channel;
      log.warn({ deployId: id, err: error }, 'no thread for this deploy');
      return GONE;
    }
  },
});

/** Puts the thread away when all in it is said; a later message brings it back, and then it is put away again. */
export const archiveView = (
  { wire }: { wire: Wire },
  channel: string,
  known: Known,
  said: readonly RenderedView[],
): RenderedView => ({
  name: 'archive',
  hash: digestOf(said.map(({ hash }) => hash).join()),
  async write() {
    const thread = known('thread');
    if (thread === undefined || thread === GONE || thread === channel) return GONE;
    try {
      await wire.setArchived(thread, true);
      return thread;
    } catch (error) {
      if (isCode(error, errorCode.unknownChannel, ...REFUSED)) return GONE;
      throw error;
    }
  },
});
