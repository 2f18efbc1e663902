import { type APIApplicationCommand, type Client, Events, Routes } from 'discord.js';
import type { GuildId } from '../core/ids.ts';
import type { Log } from '../deploy/ports.ts';
import { COMMAND_NAMES, COMMANDS } from './commands.ts';
import type { LinkCommands } from './refusal-text.ts';

/** Ids of the registered commands by server and name, so that text can offer them to be clicked. */
export type CommandIds = Map<string, ReadonlyMap<string, string>>;

const COMMAND = new RegExp(`/(${COMMAND_NAMES.join('|')})(?![\\w-])`, 'g');

/** Turns `/cloud-list` into a link where its id in this server is known, and into bold words where it is not. */
export const linkCommands =
  (ids: CommandIds, guild: GuildId): LinkCommands =>
  (text) =>
    text.replace(COMMAND, (written, name: string) => {
      const id = ids.get(guild)?.get(name);
      return id === undefined ? `**${written}**` : `</${name}:${id}>`;
    });

/** Registers our commands in a server; repeating it changes nothing. */
async function registerIn({ rest, application }: Client<true>, guild: string): Promise<Map<string, string>> {
  const route = Routes.applicationGuildCommands(application.id, guild);
  const registered = (await rest.put(route, { body: COMMANDS })) as APIApplicationCommand[];
  return new Map(registered.map(({ name, id }) => [name, id]));
}

/** Registers the commands in every configured server that we are in, and in those that invite us later; `ids` learns theirs. */
export async function registerCommands(
  client: Client<true>,
  { guilds, log, ids }: { guilds: ReadonlySet<GuildId>; log: Log; ids: CommandIds },
): Promise<void> {
  const register = async (guild: string): Promise<void> => {
    try {
      ids.set(guild, await registerIn(client, guild));
      log.info({ guild, commands: COMMANDS.length }, 'commands registered');
    } catch (error) {
      log.error({ guild, err: error }, 'commands could not be registered');
    }
  };
  client.on(Events.GuildCreate, ({ id }) => {
    if (guilds.has(id as GuildId)) void register(id);
  });
  const here = [...guilds].filter((id) => client.guilds.cache.has(id));
  for (const guild of guilds)
    if (!here.includes(guild)) log.warn({ guild }, 'the bot is not in this server; invite it');
  await Promise.all(here.map(register));
}
