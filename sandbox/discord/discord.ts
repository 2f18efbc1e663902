import { once } from 'node:events';
import { PATIENCE_MS } from '../patience.ts';
import { createActor } from './actor/actor.ts';
import { dmsOf, messagesIn, toSeenThread } from './actor/seen.ts';
import type { Guild, MemberOptions, Named, SandboxDiscord, SandboxOptions } from './api.ts';
import { openChecks } from './checks.ts';
import { createGateway } from './gateway/gateway.ts';
import { createFaults, type Faults } from './http/faults.ts';
import { createFront } from './http/front.ts';
import { createLimiter, usualLimits } from './http/limits.ts';
import type { Log } from './http/log.ts';
import { createPipeline } from './http/pipeline.ts';
import { createRouter } from './http/router.ts';
import { deleteMessage } from './messages/write.ts';
import { routes } from './routes/index.ts';
import { systemClock } from './world/clock.ts';
import * as guilds from './world/guilds.ts';
import { createWorld, type World } from './world/world.ts';

/** The part of the API that builds servers and their people. */
const builders = (
  world: World,
  faults: Faults,
): Pick<SandboxDiscord, 'addGuild' | 'addChannel' | 'addRole' | 'addMember' | 'overwrite' | 'setRolePermissions'> => ({
  addGuild: (options) => guilds.createGuild(world, options),
  addChannel: (guild, name) => guilds.createTextChannel(world, guilds.guildOf(world, guild.id), name),
  addRole: (guild, name, permissions) => guilds.createRole(world, guilds.guildOf(world, guild.id), name, permissions),
  addMember(guild: Guild, name: string, { roles = [], permissions, userId, locale }: MemberOptions = {}) {
    const record = guilds.guildOf(world, guild.id);
    const user = world.users.get(userId ?? '') ?? guilds.createUser(world, name, locale);
    const own = permissions === undefined ? [] : [guilds.createRole(world, record, `rights of ${name}`, permissions)];
    guilds.createMember(
      world,
      record,
      user.id,
      [...roles, ...own].map(({ id }) => id),
    );
    return createActor({ world, user, guildId: guild.id }, faults);
  },
  overwrite({ id }, overwritten, role) {
    const channel = guilds.channelOf(world, id);
    if (channel.kind !== 'text') throw new Error('Only text channels have overwrites');
    guilds.setOverwrite(world, channel, overwritten, role?.id);
  },
  setRolePermissions: (guild, role, permissions) =>
    guilds.setRolePermissions(world, guilds.guildOf(world, guild.id), role.id, permissions),
});

/** The part of the API that looks, and takes away. */
const views = (
  world: World,
): Pick<
  SandboxDiscord,
  'messages' | 'threads' | 'dms' | 'commands' | 'deleteMessage' | 'deleteChannel' | 'until' | 'onChange'
> => ({
  messages: (channelId) => messagesIn(world, channelId),
  threads: (channelId) =>
    [...world.channels.values()].flatMap((channel) =>
      channel.kind === 'thread' && channel.parentId === channelId ? [toSeenThread(channel)] : [],
    ),
  dms: (userId) => dmsOf(world, userId),
  commands: ({ id }) =>
    world.commands.filter(({ guildId }) => guildId === undefined || guildId === id).map(({ name }) => name),
  deleteMessage({ id }) {
    const message = world.messages.get(id);
    if (message) deleteMessage(world, message);
  },
  deleteChannel: ({ id }) => guilds.removeChannel(world, guilds.channelOf(world, id)),
  until: (look, what, timeoutMs = PATIENCE_MS) => world.changes.until(look, { what, timeoutMs }),
  onChange: world.changes.onChange,
});

const toNamed = ({ id, name }: Named): Named => ({ id, name });

/** Who and what is in a server. */
const lists = (world: World): Pick<SandboxDiscord, 'channels' | 'roles' | 'members'> => ({
  channels: ({ id }) =>
    [...world.channels.values()].flatMap((channel) =>
      channel.kind === 'text' && channel.guildId === id ? [toNamed(channel)] : [],
    ),
  roles: ({ id }) => [...guilds.guildOf(world, id).roles.values()].map(toNamed),
  members: ({ id }) =>
    [...guilds.guildOf(world, id).members.keys()].flatMap((userId) => {
      const user = world.users.get(userId);
      return user && !user.bot ? [toNamed(user)] : [];
    }),
});

/** Starts a local Discord on 127.0.0.1: REST and gateway on one port, for the real discord.js client. */
export async function startSandboxDiscord(options: SandboxOptions = {}): Promise<SandboxDiscord> {
  const { port = 0, token, botName, clock = systemClock, limits = usualLimits(), openApi } = options;
  const world = createWorld({ clock, ...(token ? { token } : {}), ...(botName ? { botName } : {}) });
  const { validation, validator } = openChecks(openApi);
  const faults = createFaults();
  const log: Log = { requests: [], violations: [] };
  const pipeline = createPipeline({
    world,
    log,
    find: createRouter(routes),
    limiter: createLimiter(limits),
    faults,
    validator,
  });
  const server = createFront(world, pipeline);
  const gateway = createGateway(world, server);

  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('The sandbox Discord got no port');
  world.url = `http://127.0.0.1:${address.port}`;

  return {
    url: world.url,
    apiUrl: `${world.url}/api`,
    token: world.token,
    applicationId: world.bot.id,
    validation,
    ...builders(world, faults),
    ...views(world),
    ...lists(world),
    async ready(timeoutMs = PATIENCE_MS) {
      await world.changes.until(() => gateway.connected() > 0 || undefined, { what: 'a client to connect', timeoutMs });
    },
    fault: (fault) => faults.add(fault),
    disconnect: (kind) => gateway.disconnect(kind),
    limits,
    violations: log.violations,
    requests: log.requests,
    acknowledgements: world.acknowledgements,
    async close() {
      world.changes.close();
      gateway.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
