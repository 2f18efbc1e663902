import { randomBytes } from 'node:crypto';
import { Locale } from 'discord-api-types/v10';
import type { CommandRecord, InteractionRecord } from '../interactions/model.ts';
import type { AttachmentRecord, MessageRecord } from '../messages/model.ts';
import { type Changes, createChanges } from './changes.ts';
import type { Clock } from './clock.ts';
import type { ChannelRecord, GuildRecord, UserRecord } from './model.ts';
import { createSnowflakes } from './snowflake.ts';

/** Whom the gateway tells: the people of a guild, or one person's direct messages (`undefined`). */
export type Audience = { guildId?: string };

/** From an interaction's way out to the arrival of its first answer, in milliseconds of the machine's clock. */
export interface AckTime {
  interactionId: string;
  ms: number;
}

/** Everything that this Discord knows, and the way to tell the client about a change. */
export interface World {
  readonly clock: Clock;
  readonly changes: Changes;
  readonly nextId: () => string;
  readonly token: string;
  readonly bot: UserRecord;
  /** Where the server listens, `http://127.0.0.1:PORT`; empty until it does. */
  url: string;
  readonly users: Map<string, UserRecord>;
  readonly guilds: Map<string, GuildRecord>;
  readonly channels: Map<string, ChannelRecord>;
  readonly messages: Map<string, MessageRecord>;
  /** By token: that is how the client names them. */
  readonly interactions: Map<string, InteractionRecord>;
  commands: CommandRecord[];
  /** Files that people put into forms, by id. */
  readonly uploads: Map<string, AttachmentRecord>;
  /** How long each interaction waited for its first answer. */
  readonly acknowledgements: AckTime[];
  /** Sends an event to every session that asked for it; the gateway puts itself here. */
  dispatch(event: string, data: object, audience: Audience): void;
}

export interface WorldOptions {
  clock: Clock;
  token?: string;
  botName?: string;
}

export function createWorld({ clock, token, botName = 'GuildOps' }: WorldOptions): World {
  const nextId = createSnowflakes(clock);
  const bot: UserRecord = { id: nextId(), name: botName, bot: true, dmsClosed: true, locale: Locale.EnglishUS };
  return {
    clock,
    changes: createChanges(),
    nextId,
    token: token ?? `${Buffer.from(bot.id).toString('base64url')}.sandbox.${randomBytes(20).toString('base64url')}`,
    bot,
    url: '',
    users: new Map([[bot.id, bot]]),
    guilds: new Map(),
    channels: new Map(),
    messages: new Map(),
    interactions: new Map(),
    commands: [],
    uploads: new Map(),
    acknowledgements: [],
    dispatch: () => {},
  };
}
