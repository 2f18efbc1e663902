import {
  type APIApplicationCommandOption,
  type APIApplicationCommandOptionChoice,
  ApplicationCommandOptionType,
} from 'discord.js';
import type { GuildId } from '../core/ids.ts';
import type { UseCases } from '../deploy/use-cases.ts';
import type { CommandHandler } from './context.ts';
import type { Remembered } from './guild-memory.ts';

/** What is offered while somebody types: the value that is sent, and how it reads. */
export interface Suggestion {
  value: string;
  name: string;
}

/** What is known while somebody types: what the other options say so far, and what the server has. */
export interface Typing {
  texts: ReadonlyMap<string, string>;
  guild: GuildId;
  /** Discord id of the person who types. */
  by: string;
  remembered: Remembered;
  useCases: UseCases;
}

/** Everything that could be suggested for an option; what was typed narrows it afterwards. Help, never a check. */
export type Complete = (typing: Typing) => readonly Suggestion[] | Promise<readonly Suggestion[]>;

export type CommandOption = APIApplicationCommandOption & { complete?: Complete };

/** How a command is registered. Options that are required come first. */
export interface CommandSpec {
  name: string;
  /** English, at most 100 characters; other languages are in the catalogue. */
  description: string;
  options?: readonly CommandOption[];
  /** Hidden from people who may not manage the server, as a first hint; our grants decide. */
  forAdmins?: boolean;
}

/** A command in one place: how it looks while it is typed, and what it does. */
export interface Command {
  spec: CommandSpec;
  handle: CommandHandler;
}

/** A text that is completed while it is typed. */
export const completed = (
  name: string,
  description: string,
  complete: Complete,
  { required = false }: { required?: boolean } = {},
): CommandOption => ({
  type: ApplicationCommandOptionType.String,
  name,
  description,
  required,
  autocomplete: true,
  complete,
});

/** Words to choose from as they are. */
export const choices = (words: readonly string[]): APIApplicationCommandOptionChoice<string>[] =>
  words.map((word) => ({ value: word, name: word }));
