import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { CommandOption, OfferedCommand } from '../../discord/index.ts';
import type { View } from '../view.ts';

const { Subcommand, SubcommandGroup } = ApplicationCommandOptionType;

/** A command as one types it: with the words of its subcommand, and the options of that. */
export interface Typable {
  words: string;
  description: string;
  options: readonly CommandOption[];
}

function leaves({
  name,
  description,
  options = [],
}: Pick<CommandOption, 'name' | 'description' | 'options'>): Typable[] {
  const nested = options.filter(({ type }) => type === Subcommand || type === SubcommandGroup);
  if (nested.length === 0) return [{ words: name, description, options }];
  return nested.flatMap(leaves).map((leaf) => ({ ...leaf, words: `${name} ${leaf.words}` }));
}

/** What this person can type where they are; nothing in direct messages. */
export function typable({ actor, spot }: Pick<View, 'actor' | 'spot'>): Typable[] {
  if (spot.kind === 'dms') return [];
  const toLeaves = ({ name, description, options }: OfferedCommand) =>
    leaves({ name, description, options: [...options] });
  return actor.offered({ channel: spot.channel }).flatMap(toLeaves);
}
