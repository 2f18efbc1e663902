import { type APIApplicationCommand, type Client, Events, Routes } from 'discord.js';
import type { GuildId } from '../core/ids.ts';
import type { Log } from '../deploy/ports.ts';
import { COMMAND_NAMES, COMMANDS } from './commands.ts';
import type { LinkCommands } from './refusal-text.ts';

/** Ids of the registered commands by name, so that text can offer them to be clicked. */
export type CommandIds = Map<string, string>;

const COMMAND = new RegExp(`/(${COMMAND_NAMES.join('|')})(?![\\w-])`, 'g');

/** Turns `/cloud-list` into a link where its id is known; ids differ by server, so with several servers text stays text. */
export const linkCommands =
  (ids: CommandIds): LinkCommands =>
  (text) =>
    text.replace(COMMAND, (written, name: string) =>
      ids.has(name) ? `</${name}:${ids.get(name)}>` : `**${written}**`,
    );

/** Registers our commands in a server; repeating it changes nothing. */
async function registerIn(client: Client<true>, guild: string): Promise<APIApplicationCommand[]> {
  const route = Routes.applicationGuildCommands(client.application.id, guild);
  return (await client.rest.put(route, { body: COMMANDS })) as APIApplicationCommand[];
}

/** Registers the commands in every configured server that we are in, and in those that invite us later. */
export async function registerCommands(
  client: Client<true>,
  guilds: ReadonlySet<GuildId>,
  log: Log,
): Promise<CommandIds> {
  const ids: CommandIds = new Map();
  const register = async (guild: string): Promise<void> => {
    try {
      for (const { name, id } of await registerIn(client, guild)) if (guilds.size === 1) ids.set(name, id);
      log.info({ guild, commands: COMMANDS.length }, 'commands registered');
    } catch (error) {
      log.error({ guild, err: error }, 'commands could not be registered');
    }
  };
  client.on(Events.GuildCreate, ({ id }) => {
    if (guilds.has(id as GuildId)) void register(id);
  });
  const [here, absent] = [
    [...guilds].filter((id) => client.guilds.cache.has(id)),
    [...guilds].filter((id) => !client.guilds.cache.has(id)),
  ];
  for (const guild of absent) log.warn({ guild }, 'the bot is not in this server; invite it');
  await Promise.all(here.map(register));
  return ids;
}
