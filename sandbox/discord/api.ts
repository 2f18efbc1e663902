import type { Locale } from 'discord-api-types/v10';
import type { Forged } from './actor/forged.ts';
import type { Disconnect } from './gateway/gateway.ts';
import type { Fault, Faults } from './http/faults.ts';
import type { Limits } from './http/limits.ts';
import type { RequestLogEntry } from './http/log.ts';
import type { Choice, CommandOption } from './interactions/model.ts';
import type { Component, EmbedRecord, Pings } from './messages/model.ts';
import type { Clock } from './world/clock.ts';
import type { AckTime } from './world/world.ts';

/** A thing of this Discord by its id; the name is for people. */
export interface Named {
  readonly id: string;
  readonly name: string;
}
export type Guild = Named;
export type Channel = Named;
export type Role = Named;

/** A file of a message, as the person who opens it gets it. */
export interface SeenFile {
  filename: string;
  contentType: string;
  /** Its words for who cannot see it. */
  alt?: string;
  url: string;
  content: Buffer;
  text(): string;
}

/** A message as it was at the moment of looking; look again for a later state. */
export interface SeenMessage {
  readonly id: string;
  readonly channelId: string;
  readonly author: string;
  /** Written by the program. */
  readonly isOfBot: boolean;
  readonly content: string;
  readonly embeds: EmbedRecord[];
  readonly components: Component[];
  readonly files: SeenFile[];
  readonly flags: number;
  /** The id of the one person who sees it, when it is ephemeral. */
  readonly visibleTo?: string;
  /** "… is thinking": a deferred reply without content yet. */
  readonly isLoading: boolean;
  readonly isEdited: boolean;
  /** Rises with every edit. */
  readonly revision: number;
  /** Whom it calls, after `allowed_mentions`. */
  readonly pings: Pings;
  readonly createdAt: number;
  /** Names of the people, roles and channels that its text mentions by id. */
  readonly names: Readonly<Record<string, string>>;
  /** All that can be read in it, as plain text. */
  readonly text: string;
}

export interface SeenThread extends Named {
  readonly parentId: string;
  readonly isArchived: boolean;
  /** Minutes without a message after which Discord puts it away. */
  readonly archivesAfter: number;
  readonly isLocked: boolean;
}

/** A form on somebody's screen. */
export interface SeenModal {
  readonly title: string;
  readonly customId: string;
  readonly components: Component[];
}

/** What came back at once after a command, a click, a choice or a form. */
export interface Answer {
  readonly interactionId: string;
  readonly kind: 'message' | 'modal' | 'update' | 'deferred';
  readonly ephemeral: boolean;
  readonly modal?: SeenModal;
  /** The reply, or the message that the component belongs to, as it is now. @throws Error for forms and deleted messages */
  message(): SeenMessage;
  /** Once there is something to see: a deferred reply's content, the edit or follow-up after a deferred update. */
  settled(timeoutMs?: number): Promise<SeenMessage>;
  followUps(): SeenMessage[];
}

/** A command as the list of a person shows it. */
export interface OfferedCommand {
  readonly name: string;
  readonly description: string;
  readonly options: readonly CommandOption[];
}

/** A file from somebody's machine. */
export interface SentFile {
  readonly filename: string;
  readonly contentType: string;
  readonly content: Buffer;
}

/** What is typed into an option; for a file its text, or the file. */
export type OptionValue = string | number | boolean | SentFile;

/** What goes into a form's field: a text, chosen labels or values, a tick; for a file field its text, or files. */
export type FieldValue = string | string[] | boolean | SentFile[];

export interface Place {
  channel: Channel | SeenThread;
}

/** A person in a guild, with hands on the client. Whatever the client would not let a person do throws an Error. */
export interface Actor extends Named {
  readonly guildId: string;
  /** The commands that this person finds there, in the order of their names. */
  offered(where?: Place): OfferedCommand[];
  /**
   * Runs a slash command (`cloud-deploy`, `cloud-policy set`), in the guild's first channel unless told otherwise.
   * Users, roles and channels are given by id or name, files by their text. Resolves when the client has acknowledged it.
   */
  run(command: string, options?: Record<string, OptionValue>, where?: Place): Promise<Answer>;
  /** What the client suggests for the option `focused`, whose text so far is its entry in `options`. */
  autocomplete(
    command: string,
    options: Record<string, OptionValue>,
    focused: string,
    where?: Place,
  ): Promise<Choice[]>;
  /** Writes a message of one's own in a channel or thread. */
  write(text: string, where: Place): SeenMessage;
  click(message: SeenMessage, labelOrCustomId: string): Promise<Answer>;
  select(message: SeenMessage, placeholderOrCustomId: string, values: string[]): Promise<Answer>;
  /** Fields left out keep what the form was shown with. */
  submitModal(answer: Answer, fields: Record<string, FieldValue>): Promise<Answer>;
  /**
   * Sends a click, choice or form with this id, whatever the message shows: what somebody could send who gets round the client and
   * Discord's own checks.
   */
  forge(message: SeenMessage, customId: string, forged?: Forged): Promise<Answer>;
  /** What this person reads: the message as it is now, with its buttons and menus; nothing of what is not for these eyes. */
  sees(message: SeenMessage): string;
  /** The messages of a channel or thread that this person sees, the own ephemeral ones among them. */
  messages(channelId: string): SeenMessage[];
  /** The direct messages that the bot has sent. */
  dms(): SeenMessage[];
  /** Exactly these roles from now on; rights given when the person was added end. */
  setRoles(roles: Role[]): void;
  /** From now on direct messages are refused with 50007. */
  closeDms(): void;
}

export interface GuildOptions {
  name: string;
  ownerId?: string;
  /** What the bot's own role allows; the rights of the invitation otherwise. */
  botPermissions?: bigint;
  /** `en-US` unless given. */
  locale?: Locale;
}

export interface MemberOptions {
  roles?: Role[];
  /** Rights of a role of their own, beside everyone's. */
  permissions?: bigint;
  /** The same person as in another guild. */
  userId?: string;
  /** The language of their client, `en-US` unless given. */
  locale?: Locale;
}

export interface Overwritten {
  allow?: bigint;
  deny?: bigint;
}

/** A local Discord. Everything that the client did wrong stands in `violations`. */
export interface SandboxDiscord {
  readonly url: string;
  /** What the client takes for Discord's API: `http://127.0.0.1:PORT/api`. */
  readonly apiUrl: string;
  readonly token: string;
  readonly applicationId: string;
  /** `on`, or why bodies are not checked against Discord's published description. The built-in rules hold anyway. */
  readonly validation: 'on' | `off: ${string}`;

  addGuild(options: GuildOptions): Guild;
  addChannel(guild: Guild, name: string): Channel;
  addRole(guild: Guild, name: string, permissions?: bigint): Role;
  addMember(guild: Guild, name: string, options?: MemberOptions): Actor;
  /** What a role, or the bot where none is given, may in one channel beyond or below what the roles say. */
  overwrite(channel: Channel, overwritten: Overwritten, role?: Role): void;
  setRolePermissions(guild: Guild, role: Role, permissions: bigint): void;

  /** The messages of a channel or thread that everyone sees. */
  messages(channelId: string): SeenMessage[];
  threads(channelId: string): SeenThread[];
  dms(userId: string): SeenMessage[];
  channels(guild: Guild): Channel[];
  roles(guild: Guild): Role[];
  /** The people of a guild, without the bot. */
  members(guild: Guild): Named[];
  /** Names of the registered commands, of the guild and global. */
  commands(guild: Guild): string[];
  deleteMessage(message: SeenMessage): void;
  deleteChannel(channel: Channel): void;

  /**
   * The first value that `look` gives; it is asked now and after every change in this Discord, never by polling. What
   * changes elsewhere (a variable of the test, another server) is not noticed.
   */
  until<T>(look: () => T | undefined, what: string, timeoutMs?: number): Promise<T>;
  /** Calls `listener` after every change until the answer is called. */
  onChange(listener: () => void): () => void;
  /** Once a client is connected and identified. */
  ready(timeoutMs?: number): Promise<void>;

  fault(fault: Fault): void;
  disconnect(kind: Disconnect): void;
  readonly limits: Limits;
  readonly violations: string[];
  readonly requests: RequestLogEntry[];
  readonly acknowledgements: AckTime[];
  close(): Promise<void>;
}

export interface SandboxOptions {
  /** 0, a port of the system's choice, otherwise. */
  port?: number;
  token?: string;
  botName?: string;
  clock?: Clock;
  /** What bots usually see, unless given; `{}` for none. */
  limits?: Limits;
  /** The file of Discord's description; found beside the checkout unless given. `false` for no such checks. */
  openApi?: string | false;
}

export type {
  AckTime,
  Choice,
  CommandOption,
  Component,
  Disconnect,
  EmbedRecord,
  Fault,
  Faults,
  Limits,
  Pings,
  RequestLogEntry,
};
