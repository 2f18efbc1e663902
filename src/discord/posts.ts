import { type APIMessage, ComponentType } from 'discord.js';
import { digestOf } from '../core/ids.ts';
import { canonicalJson, type Json } from '../core/json.ts';
import { Paused } from '../core/paused.ts';
import type { RenderedView } from '../deploy/ports.ts';
import { errorCode, isCode } from './errors.ts';
import type { Message } from './message.ts';
import type { Wire } from './wire.ts';

/** Stands for a place that people removed: nothing is written there any more. */
export const GONE = 'gone';

/** A message of ours that has to say something. */
export interface Post {
  /** Name of the view. */
  name: string;
  /** What makes it one message among all: deploy and view. */
  identity: string;
  /** How a line begins that only this message has, so that one that a crash made us forget is found. */
  mark: string;
  /** Where it belongs; asked when it is written, since the thread may only then exist. */
  channel: () => string | undefined;
  message: Message;
}

export type PostView = (post: Post) => RenderedView;

/** Discord takes 25 characters. Another one after a deletion, or Discord would answer with the message that is no more. */
const nonceOf = (identity: string, replaced: string | undefined): string =>
  digestOf(`${identity} ${replaced ?? ''}`).slice(0, 25);

const textsOf = (components: APIMessage['components'] = []): string[] =>
  components.flatMap((component) => {
    if (component.type === ComponentType.TextDisplay) return [component.content];
    if (component.type === ComponentType.Container || component.type === ComponentType.Section)
      return textsOf(component.components as APIMessage['components']);
    return [];
  });

/** Lines where our own words stand: the header of a card, the first and the last line of a note. Plans may quote anything between. */
function ownLines({ content, components }: APIMessage): string[] {
  const [header = ''] = textsOf(components);
  const written = content.split('\n');
  return content === '' ? header.split('\n') : [...written.slice(0, 1), ...written.slice(-1)];
}

const isMarked = (message: APIMessage, mark: string): boolean =>
  ownLines(message).some((line) => line.startsWith(mark));

/** Somebody took a permission away that we need; what was to be written is written once it is back. */
const barredFrom = ({ channel }: Post): Paused =>
  new Paused(
    `GuildOps may not write in the Discord channel ${channel()}`,
    'Allow it to view the channel, read its history, send messages, attach files and use threads there; /cloud-setup shows what is missing.',
  );

/** Makes views of messages: edited when known, found when forgotten, posted again when deleted. */
export function createPosts(wire: Wire, ownId: () => string | undefined): PostView {
  const find = async (channel: string, mark: string): Promise<string | undefined> => {
    const recent = await wire.recent(channel);
    return recent.find((message) => message.author.id === ownId() && isMarked(message, mark))?.id;
  };

  const edit = async (channel: string, id: string, message: Message): Promise<'edited' | 'deleted'> => {
    try {
      await wire.edit(channel, id, message);
      return 'edited';
    } catch (error) {
      if (isCode(error, errorCode.unknownMessage)) return 'deleted';
      if (!isCode(error, errorCode.archivedThread)) throw error;
      await wire.setArchived(channel, false);
      return edit(channel, id, message);
    }
  };

  const write = async (
    { channel: place, mark, identity, message }: Post,
    remoteId: string | undefined,
  ): Promise<string> => {
    const channel = place();
    if (channel === undefined || channel === GONE || remoteId === GONE) return GONE;
    const known = remoteId ?? (await find(channel, mark));
    if (known && (await edit(channel, known, message)) === 'edited') return known;
    return wire.send(channel, nonceOf(identity, known), message);
  };

  return (post) => ({
    name: post.name,
    get hash() {
      return digestOf(canonicalJson(post.message as unknown as Json));
    },
    async write(remoteId) {
      try {
        return await write(post, remoteId);
      } catch (error) {
        if (isCode(error, errorCode.unknownChannel)) return GONE;
        throw isCode(error, errorCode.missingAccess, errorCode.missingPermissions) ? barredFrom(post) : error;
      }
    },
  });
}
