import type { ApplicationCommandOptionType, InteractionType } from 'discord-api-types/v10';
import type { Component } from '../messages/model.ts';

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
