import { type APIChannel, type ChannelType, Constants } from 'discord.js';
import { digestOf } from '../core/ids.ts';
import type { DeployView, Log, RenderedView } from '../deploy/ports.ts';
import { errorCode, isCode } from './errors.ts';
import { GONE } from './posts.ts';
import { type ThreadSettings, threadName } from './thread-settings.ts';
import type { Wire } from './wire.ts';

/** Remote id of another view of the same deploy. */
export type Known = (name: string) => string | undefined;

/** Reasons for having no thread that trying again does not change. */
const REFUSED = [errorCode.missingAccess, errorCode.missingPermissions, errorCode.tooManyThreads];

const isThread = ({ type }: APIChannel): boolean => (Constants.ThreadChannelTypes as ChannelType[]).includes(type);

/** The thread of a lobby. A lobby that stands in a thread already goes on beside itself. */
export const threadView = (
  { wire, log, threads }: { wire: Wire; log: Log; threads: ThreadSettings },
  { deploy, project }: Pick<DeployView, 'deploy' | 'project'>,
  channel: string,
  known: Known,
): RenderedView => ({
  name: 'thread',
  hash: digestOf(`thread ${deploy.id}`),
  async write(remoteId) {
    const lobby = known('lobby');
    if (remoteId !== undefined) return remoteId;
    if (lobby === undefined || lobby === GONE) return GONE;
    try {
      return await wire.startThread(channel, lobby, {
        name: threadName(threads, deploy, project.environment),
        minutes: threads.openMinutes,
      });
    } catch (error) {
      if (!isCode(error, errorCode.wrongChannelType, ...REFUSED)) throw error;
      if (isThread(await wire.channel(channel))) return channel;
      log.warn({ deployId: deploy.id, err: error }, 'no thread for this deploy');
      return GONE;
    }
  },
});

/** Lets the thread go sooner once all in it is said; one that was put away already stays so. */
export const archiveView = (
  { wire, threads }: { wire: Wire; threads: ThreadSettings },
  channel: string,
  known: Known,
  said: readonly RenderedView[],
): RenderedView => ({
  name: 'archive',
  hash: digestOf(`${threads.endedMinutes} ${said.map(({ hash }) => hash).join()}`),
  async write() {
    const thread = known('thread');
    if (thread === undefined || thread === GONE || thread === channel) return GONE;
    try {
      await wire.archiveAfter(thread, threads.endedMinutes);
      return thread;
    } catch (error) {
      if (isCode(error, errorCode.archivedThread)) return thread;
      if (isCode(error, errorCode.unknownChannel, ...REFUSED)) return GONE;
      throw error;
    }
  },
});
