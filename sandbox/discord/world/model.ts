import type { ApplicationCommandOptionType, ComponentType, InteractionType } from 'discord-api-types/v10';

/*
 * What this Discord remembers. These records hold facts once; the shapes that travel are made from them in `wire`
 * modules, so a field that Discord merely repeats is never stored.
 */

export interface UserRecord {
  id: string;
  name: string;
  bot: boolean;
  /** A person who takes no direct messages from this server: sending answers 50007. */
  dmsClosed: boolean;
}

export interface RoleRecord {
  id: string;
  name: string;
  permissions: bigint;
  position: number;
  managed: boolean;
  mentionable: boolean;
}

export interface MemberRecord {
  userId: string;
  roleIds: string[];
  joinedAt: number;
}

export interface GuildRecord {
  id: string;
  name: string;
  ownerId: string;
  joinedAt: number;
  roles: Map<string, RoleRecord>;
  members: Map<string, MemberRecord>;
}

/** What a role or a member may or may not do in one channel, against what the roles say. */
export interface Overwrite {
  id: string;
  kind: 'role' | 'member';
  allow: bigint;
  deny: bigint;
}

export interface TextChannel {
  kind: 'text';
  id: string;
  guildId: string;
  name: string;
  position: number;
  overwrites: Overwrite[];
}

export interface ThreadChannel {
  kind: 'thread';
  id: string;
  guildId: string;
  parentId: string;
  name: string;
  ownerId: string;
  archived: boolean;
  locked: boolean;
  autoArchiveMinutes: number;
  archivedAt: number;
  createdAt: number;
  isPrivate: boolean;
}

export interface DmChannel {
  kind: 'dm';
  id: string;
  recipientId: string;
}

export type ChannelRecord = TextChannel | ThreadChannel | DmChannel;

/** One option of a select menu, radio group or checkbox group. */
export interface Choosable {
  label: string;
  value: string;
  description?: string | null;
  default?: boolean | null;
  emoji?: { id?: string | null; name?: string | null } | null;
}

/** A component as it was sent; only what rules, people and rendering look at is named. */
export interface Component {
  type: ComponentType;
  id?: number | null;
  custom_id?: string | null;
  components?: Component[] | null;
  component?: Component | null;
  accessory?: Component | null;
  content?: string | null;
  label?: string | null;
  description?: string | null;
  placeholder?: string | null;
  style?: number | null;
  url?: string | null;
  sku_id?: string | null;
  emoji?: { id?: string | null; name?: string | null } | null;
  disabled?: boolean | null;
  options?: Choosable[] | null;
  min_values?: number | null;
  max_values?: number | null;
  min_length?: number | null;
  max_length?: number | null;
  required?: boolean | null;
  value?: string | null;
  default?: boolean | null;
  default_values?: { id: string; type: string }[] | null;
  accent_color?: number | null;
  spoiler?: boolean | null;
  divider?: boolean | null;
  spacing?: number | null;
  file?: { url: string } | null;
  media?: { url: string } | null;
  items?: { media: { url: string }; description?: string | null }[] | null;
  name?: string | null;
  size?: number | null;
}

export interface EmbedRecord {
  title?: string | null;
  description?: string | null;
  url?: string | null;
  color?: number | null;
  footer?: { text: string } | null;
  author?: { name: string; url?: string | null } | null;
  fields?: { name: string; value: string; inline?: boolean | null }[] | null;
  timestamp?: string | null;
}

export interface AttachmentRecord {
  id: string;
  filename: string;
  contentType: string;
  content: Buffer;
  description?: string;
}

/** Whom a message calls: what its text says, reduced to what `allowed_mentions` lets through. */
export interface Pings {
  everyone: boolean;
  users: string[];
  roles: string[];
}

export interface MessageRecord {
  id: string;
  channelId: string;
  authorId: string;
  type: number;
  content: string;
  embeds: EmbedRecord[];
  components: Component[];
  flags: number;
  attachments: AttachmentRecord[];
  pings: Pings;
  createdAt: number;
  editedAt?: number;
  /** Rises with every edit, also with the first one that fills a deferred reply. */
  revision: number;
  nonce?: string | number;
  /** The interaction that it answers. */
  via?: InteractionRecord;
  /** The one person who sees it, when it is ephemeral. */
  visibleTo?: string;
}

export interface ModalRecord {
  custom_id: string;
  title: string;
  components: Component[];
}

export interface CommandOption {
  type: ApplicationCommandOptionType;
  name: string;
  description: string;
  required?: boolean;
  autocomplete?: boolean;
  choices?: { name: string; value: string | number }[];
  options?: CommandOption[];
  min_value?: number;
  max_value?: number;
  min_length?: number;
  max_length?: number;
}

export interface CommandRecord {
  id: string;
  version: string;
  guildId?: string;
  type: number;
  name: string;
  description: string;
  options?: CommandOption[];
  default_member_permissions?: string | number | null;
  contexts?: number[] | null;
  integration_types?: number[];
  nsfw?: boolean;
  [localised: string]: unknown;
}

export interface Choice {
  name: string;
  value: string | number;
}

/** The first and only answer to an interaction. */
export interface Acknowledgement {
  type: number;
  ephemeral: boolean;
  modal?: ModalRecord;
  choices?: Choice[];
}

export interface InteractionRecord {
  id: string;
  token: string;
  type: InteractionType;
  userId: string;
  channelId: string;
  guildId?: string;
  /** On the injectable clock: the deadlines count from here. */
  sentAt: number;
  /** On the machine's clock, for measuring. */
  startedAt: number;
  /** The message whose button, menu or form it was. */
  messageId?: string;
  /** The interaction that showed the form which this one submits. */
  cause?: InteractionRecord;
  ack?: Acknowledgement;
  /** What `@original` means: the reply, or the message that a component belongs to. */
  originalId?: string;
  followUpIds: string[];
}
