import { type Call, created, noContent, ok, type Reply } from '../http/call.ts';
import { errors, invalidForm } from '../http/errors.ts';
import type { Route } from '../http/router.ts';
import type { CommandRecord } from '../interactions/model.ts';
import { type CommandBody, commandListProblems, commandProblems } from '../rules/command.ts';
import type { World } from '../world/world.ts';

/** Where commands are registered: for one guild, or for all (`undefined`). */
type Scope = string | undefined;

const inScope = (world: World, scope: Scope) => world.commands.filter(({ guildId }) => guildId === scope);

const toCommand = (world: World, { guildId, ...command }: CommandRecord) => ({
  ...command,
  application_id: world.bot.id,
  default_member_permissions:
    command.default_member_permissions == null ? null : String(command.default_member_permissions),
  name_localizations: command.name_localizations ?? null,
  description_localizations: command.description_localizations ?? null,
  nsfw: command.nsfw ?? false,
  ...(guildId
    ? { guild_id: guildId }
    : { contexts: command.contexts ?? null, integration_types: command.integration_types ?? [0] }),
});

/** A command keeps its id for as long as its name is registered. */
function toRecord(world: World, scope: Scope, body: CommandBody): CommandRecord {
  const before = inScope(world, scope).find(({ name, type }) => name === body.name && type === (body.type ?? 1));
  const id = before?.id ?? world.nextId();
  const { options, ...rest } = body;
  return {
    type: 1,
    description: '',
    ...rest,
    ...(options ? { options } : {}),
    id,
    version: world.nextId(),
    ...(scope ? { guildId: scope } : {}),
  };
}

function replaceAll({ params, body }: Call, world: World): Reply {
  const scope = params.guild_id;
  const commands = body as CommandBody[];
  const problems = commandListProblems(commands);
  if (problems.length > 0) throw invalidForm(problems);
  const records = commands.map((command) => toRecord(world, scope, command));
  world.commands = [...world.commands.filter(({ guildId }) => guildId !== scope), ...records];
  return ok(records.map((record) => toCommand(world, record)));
}

function createOne({ params, body }: Call, world: World): Reply {
  const scope = params.guild_id;
  const problems = commandProblems(body as CommandBody, []);
  if (problems.length > 0) throw invalidForm(problems);
  const record = toRecord(world, scope, body as CommandBody);
  const isNew = !world.commands.some(({ id }) => id === record.id);
  world.commands = [...world.commands.filter(({ id }) => id !== record.id), record];
  return isNew ? created(toCommand(world, record)) : ok(toCommand(world, record));
}

function oneOf({ params }: Call, world: World): CommandRecord {
  const found = inScope(world, params.guild_id).find(({ id }) => id === params.command_id);
  if (!found) throw errors.unknownCommand();
  return found;
}

/** @throws DiscordError 404 for another application, 10004 for a guild without the bot */
function checkScope({ params }: Call, world: World): void {
  if (params.application_id !== world.bot.id) throw errors.notFound();
  if (params.guild_id !== undefined && !world.guilds.has(params.guild_id)) throw errors.unknownGuild();
}

function routesOf(path: string, kind: 'application_command' | 'guild_application_command'): Route[] {
  const checked =
    (answer: Route['answer']): Route['answer'] =>
    (call, world) => {
      checkScope(call, world);
      return answer(call, world);
    };
  const route = (method: Route['method'], at: string, operation: string, answer: Route['answer']): Route => ({
    method,
    path: at,
    operation,
    auth: 'bot',
    answer: checked(answer),
  });
  const one = `${path}/{command_id}`;
  return [
    route('PUT', path, `bulk_set_${kind}s`, replaceAll),
    route('GET', path, `list_${kind}s`, ({ params }, world) =>
      ok(inScope(world, params.guild_id).map((record) => toCommand(world, record))),
    ),
    route('POST', path, `create_${kind}`, createOne),
    route('GET', one, `get_${kind}`, (call, world) => ok(toCommand(world, oneOf(call, world)))),
    route('DELETE', one, `delete_${kind}`, (call, world) => {
      const { id } = oneOf(call, world);
      world.commands = world.commands.filter((command) => command.id !== id);
      return noContent;
    }),
  ];
}

export const commandRoutes: Route[] = [
  ...routesOf('/applications/{application_id}/commands', 'application_command'),
  ...routesOf('/applications/{application_id}/guilds/{guild_id}/commands', 'guild_application_command'),
];
