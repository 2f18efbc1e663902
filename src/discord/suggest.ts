import type { APIApplicationCommandAutocompleteInteraction, APIApplicationCommandOptionChoice } from 'discord.js';
import type { GuildId } from '../core/ids.ts';
import type { UseCases } from '../deploy/use-cases.ts';
import type { Suggestion } from './command.ts';
import { commandNamed } from './commands.ts';
import { PATIENCE_MS, type Remembered } from './guild-memory.ts';
import { MAX_OPTIONS } from './render/components.ts';
import { label } from './render/text.ts';
import { within } from './within.ts';

/** Those that contain what was typed so far, those that begin with it first. */
function matching(all: readonly Suggestion[], typed: string): APIApplicationCommandOptionChoice<string>[] {
  const wanted = typed.trim().toLowerCase();
  const begins = ({ value }: Suggestion) => value.toLowerCase().startsWith(wanted);
  const found = all.filter(({ value, name }) => `${value} ${name}`.toLowerCase().includes(wanted));
  return [...found.filter(begins), ...found.filter((one) => !begins(one))]
    .filter(({ value }) => value.length <= 100)
    .slice(0, MAX_OPTIONS)
    .map(({ value, name }) => ({ value, name: label(name, 100) }));
}

function typedSoFar({ data }: APIApplicationCommandAutocompleteInteraction) {
  const options = (data.options ?? []).filter((option) => 'value' in option);
  return {
    texts: new Map(options.map(({ name, value }) => [name, String(value)])),
    focused: options.find((option) => 'focused' in option && option.focused)?.name ?? '',
  };
}

export interface SuggestNeeds {
  remember: (guild: GuildId) => Promise<Remembered>;
  useCases: UseCases;
}

/** Suggestions for what somebody is typing. They are help, never a check: anything can be sent in the end. */
export async function suggest(
  { remember, useCases }: SuggestNeeds,
  raw: APIApplicationCommandAutocompleteInteraction,
): Promise<APIApplicationCommandOptionChoice<string>[]> {
  const { texts, focused } = typedSoFar(raw);
  const complete = commandNamed(raw.data.name)?.spec.options?.find(({ name }) => name === focused)?.complete;
  const guild = raw.guild_id as GuildId;
  const by = raw.member?.user.id;
  if (!complete || !by) return [];
  const all = Promise.resolve(complete({ texts, guild, by, remembered: await remember(guild), useCases }));
  return matching(await within(PATIENCE_MS, all, []), texts.get(focused) ?? '');
}
