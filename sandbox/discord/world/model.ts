/*
 * What this Discord remembers about people and places; `messages/model.ts` and `interactions/model.ts` hold the rest.
 * These records hold facts once; the shapes that travel are made from them in `wire/`, so a field that Discord merely
 * repeats is never stored.
 */
import type { Locale } from 'discord-api-types/v10';

export interface UserRecord {
  id: string;
  name: string;
  bot: boolean;
  /** A person who takes no direct messages from this server: sending answers 50007. */
  dmsClosed: boolean;
  /** The language of their client. */
  locale: Locale;
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
  locale: Locale;
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
