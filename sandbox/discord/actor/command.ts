import { ApplicationCommandOptionType, InteractionContextType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { OptionValue } from '../api.ts';
import type { CommandOption, CommandRecord } from '../interactions/model.ts';
import { guildOf } from '../world/guilds.ts';
import type { ChannelRecord } from '../world/model.ts';
import { permissionsIn } from '../world/permissions.ts';
import type { World } from '../world/world.ts';
import { mergeResolved, type Pointable, type Resolved, resolve } from './resolve.ts';
import { upload } from './upload.ts';

const Kind = ApplicationCommandOptionType;

/** A command as somebody typed it. `focused` names the option that is being completed; what is missing then may be. */
export interface Typed {
  words: string;
  options: Record<string, OptionValue>;
  focused?: string;
}

interface SentOption {
  name: string;
  type: number;
  value?: OptionValue;
  focused?: boolean;
  options?: SentOption[];
}

/** What hides a command from a person: its place, or permissions that an administrator can waive. */
function isOffered(world: World, command: CommandRecord, userId: string, channel: ChannelRecord): boolean {
  if (channel.kind === 'dm')
    return (
      !command.guildId && (command.contexts ?? [InteractionContextType.BotDM]).includes(InteractionContextType.BotDM)
    );
  if (command.guildId !== undefined && command.guildId !== channel.guildId) return false;
  if (command.contexts && !command.contexts.includes(InteractionContextType.Guild)) return false;
  if (command.default_member_permissions == null) return true;
  const held = permissionsIn(world, userId, channel);
  const needed = BigInt(command.default_member_permissions);
  const isAdministrator = (held & PermissionFlagsBits.Administrator) !== 0n;
  return isAdministrator || (needed !== 0n && (held & needed) === needed);
}

/** All commands that a person finds in a place, by name; the guild's own stand for the global ones of the same name. */
export function offeredCommands(world: World, userId: string, channel: ChannelRecord): CommandRecord[] {
  const offered = world.commands.filter((command) => isOffered(world, command, userId, channel));
  const byName = new Map(offered.map((command) => [command.name, command]));
  for (const command of offered) if (command.guildId !== undefined) byName.set(command.name, command);
  return [...byName.values()].sort((one, other) => one.name.localeCompare(other.name));
}

/** The command that a person finds under a name; the guild's own comes before the global one. @throws Error */
export function findCommand(world: World, name: string, userId: string, channel: ChannelRecord): CommandRecord {
  const named = world.commands.filter((command) => command.name === name);
  const offered = named.filter((command) => isOffered(world, command, userId, channel));
  const found = offered.find(({ guildId }) => guildId !== undefined) ?? offered[0];
  if (found) return found;
  const known = world.commands.map((command) => `/${command.name}`).join(' ');
  throw new Error(
    named.length > 0
      ? `/${name} is not shown to this person here`
      : `There is no command /${name}; there are: ${known || 'none'}`,
  );
}

const POINTS_AT: Partial<Record<ApplicationCommandOptionType, Pointable[]>> = {
  [Kind.User]: ['user'],
  [Kind.Role]: ['role'],
  [Kind.Channel]: ['channel'],
  [Kind.Mentionable]: ['user', 'role'],
};

/** Why the client would not take a value for an option, if it would not. */
function whyNot({ type, choices, ...limits }: CommandOption, value: OptionValue): string | undefined {
  if (typeof value === 'object') return type === Kind.Attachment ? undefined : 'takes no file';
  if (type === Kind.Boolean) return typeof value === 'boolean' ? undefined : 'takes true or false';
  if (type === Kind.Integer && !Number.isInteger(value)) return 'takes a whole number';
  if (type === Kind.Number && typeof value !== 'number') return 'takes a number';
  if (type !== Kind.Integer && type !== Kind.Number && typeof value !== 'string') return 'takes a text';
  if (choices && choices.length > 0 && !choices.some((choice) => choice.value === value)) {
    return `takes one of ${choices.map((choice) => choice.value).join(', ')}`;
  }
  const size = typeof value === 'string' ? [...value].length : Number(value);
  const [min, max] =
    typeof value === 'string'
      ? [limits.min_length ?? 1, limits.max_length ?? 6000]
      : [limits.min_value ?? -(2 ** 53), limits.max_value ?? 2 ** 53];
  return size < min || size > max ? `takes ${min} to ${max}` : undefined;
}

/** Takes the words after the command's name for subcommands and gives the level at which the options stand. */
function descend(
  options: CommandOption[],
  words: string[],
  fill: (options: CommandOption[]) => SentOption[],
): SentOption[] {
  const nested = options.filter(({ type }) => type === Kind.Subcommand || type === Kind.SubcommandGroup);
  if (nested.length === 0) return fill(options);
  const [word, ...rest] = words;
  const next = nested.find(({ name }) => name === word);
  if (!next) throw new Error(`Needs one of: ${nested.map(({ name }) => name).join(', ')}`);
  return [{ name: next.name, type: next.type, options: descend(next.options ?? [], rest, fill) }];
}

/**
 * The data of a command interaction, as the client makes it out of what somebody typed.
 * @throws Error for what the client would not send: unknown, missing or wrong options
 */
export function toCommandData(world: World, command: CommandRecord, typed: Typed, channel: ChannelRecord): object {
  const [, ...subwords] = typed.words.split(' ');
  const resolved: Resolved['resolved'][] = [];
  const unused = new Set(Object.keys(typed.options));
  const fail = (option: string, why: string) => new Error(`/${typed.words}: option "${option}" ${why}`);

  /** What an option points at: a file that goes up first, or somebody or something in the guild. */
  function pointedAt({ type }: CommandOption, given: OptionValue): Resolved | undefined {
    const value = typeof given === 'object' ? given : String(given);
    if (type === Kind.Attachment) return upload(world, channel.id, [value]);
    if (typeof value === 'object') return undefined;
    const kinds = POINTS_AT[type];
    return kinds && channel.kind !== 'dm' ? resolve(world, guildOf(world, channel.guildId), kinds, [value]) : undefined;
  }

  function sent(option: CommandOption, value: OptionValue): SentOption {
    const { name, type } = option;
    const isFocused = typed.focused === name;
    const problem = isFocused ? undefined : whyNot(option, value);
    if (problem) throw fail(name, `${problem}, not ${JSON.stringify(value)}`);
    const found = pointedAt(option, value);
    if (!found) return { name, type, value, ...(isFocused ? { focused: true } : {}) };
    resolved.push(found.resolved);
    return { name, type, value: found.ids[0] ?? '' };
  }

  const fill = (options: CommandOption[]): SentOption[] =>
    options.flatMap((option) => {
      const value = typed.options[option.name];
      unused.delete(option.name);
      if (value !== undefined) return [sent(option, value)];
      if (option.required && typed.focused === undefined) throw fail(option.name, 'is required');
      return [];
    });

  const options = descend(command.options ?? [], subwords, fill);
  for (const name of unused) throw fail(name, 'does not exist');
  const facts = mergeResolved(resolved);
  return {
    id: command.id,
    name: command.name,
    type: command.type,
    ...(command.guildId ? { guild_id: command.guildId } : {}),
    options,
    ...(Object.keys(facts).length > 0 ? { resolved: facts } : {}),
  };
}
