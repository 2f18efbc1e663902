import {
  type APIMessageTopLevelComponent,
  MessageFlags,
  type RawFile,
  type RESTPostAPIChannelMessageJSONBody,
} from 'discord.js';
import { assertMessage } from './assert-message.ts';
import type { Row } from './render/components.ts';

/** A picture with words for who cannot see it. */
export interface Picture {
  name: string;
  alt: string;
  data: Uint8Array;
}

/** A message of components (Discord's "Components V2"): lobbies and answers. */
export interface Card {
  components: readonly APIMessageTopLevelComponent[];
  /** Discord ids of those this message may ping; nobody else is, whatever the text says. */
  pings?: readonly string[];
  /** What a gallery among the components shows, or a file that one of them is: `attachment://` and its name. */
  file?: Picture | { name: string; bytes: Uint8Array };
}

/** A plain message: what must show in a push notification, and whatever carries a file. */
export interface Note {
  content: string;
  file?: { name: string; text: string } | Picture;
  pings?: readonly string[];
  /** Discord roles it may ping. */
  roles?: readonly string[];
  /** Buttons below it. An edit without them takes them away. */
  rows?: readonly Row[];
}

export type Message = Card | Note;

export type MessageBody = Pick<
  RESTPostAPIChannelMessageJSONBody,
  'content' | 'components' | 'flags' | 'allowed_mentions' | 'attachments'
>;

const NO_FLAGS = 0;

/**
 * A message as Discord's API takes it, checked against every limit. The only way out for messages.
 * @throws Error naming each limit that is broken: a fault of ours, since rendering cuts to size
 */
export function toBody(message: Message, extraFlags: number = NO_FLAGS): { body: MessageBody; files: RawFile[] } {
  const { file } = message;
  const body: MessageBody = {
    ...('content' in message
      ? { content: message.content, ...(message.rows && { components: [...message.rows] }) }
      : { components: [...message.components] }),
    flags: ('content' in message ? NO_FLAGS : MessageFlags.IsComponentsV2) | extraFlags,
    allowed_mentions: {
      parse: [],
      ...(message.pings && { users: [...message.pings] }),
      ...('roles' in message && message.roles && { roles: [...message.roles] }),
    },
    ...(file && {
      attachments: [{ id: '0', filename: file.name, ...('alt' in file && { description: file.alt }) }],
    }),
  };
  assertMessage(body);
  return { body, files: file ? [toFile(file)] : [] };
}

function toFile(file: NonNullable<Message['file']>): RawFile {
  const { name } = file;
  if ('alt' in file) return { name, data: Buffer.from(file.data), contentType: 'image/png' };
  return 'text' in file
    ? { name, data: Buffer.from(file.text), contentType: 'text/plain' }
    : { name, data: Buffer.from(file.bytes) };
}
