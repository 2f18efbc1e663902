import { ApplicationFlags } from 'discord-api-types/v10';
import { ok } from '../http/call.ts';
import type { Route } from '../http/router.ts';
import { toUser } from '../wire/people.ts';
import type { GuildRecord } from '../world/model.ts';
import { guildPermissions } from '../world/permissions.ts';
import type { World } from '../world/world.ts';

const toApplication = (world: World) => ({
  id: world.bot.id,
  name: world.bot.name,
  icon: null,
  description: 'Infrastructure change by chat and pull request',
  type: null,
  verify_key: '0'.repeat(64),
  flags: Number(ApplicationFlags.ApplicationCommandBadge),
  flags_new: String(Number(ApplicationFlags.ApplicationCommandBadge)),
  bot: toUser(world.bot),
  bot_public: true,
  bot_require_code_grant: false,
  redirect_uris: [],
  interactions_endpoint_url: null,
  role_connections_verification_url: null,
  owner: toUser({ ...world.bot, bot: false, name: 'operator' }),
  approximate_guild_count: world.guilds.size,
  approximate_user_install_count: 0,
  approximate_user_authorization_count: 0,
  explicit_content_filter: 0,
  team: null,
  eligible_oauth2_scopes: [],
});

const permissionsOfBot = (world: World, guild: GuildRecord): bigint => {
  const bot = guild.members.get(world.bot.id);
  return bot ? guildPermissions(guild, bot) : 0n;
};

export const identityRoutes: Route[] = [
  {
    method: 'GET',
    path: '/gateway/bot',
    operation: 'get_bot_gateway',
    auth: 'bot',
    answer: (_call, world) =>
      ok({
        url: world.url.replace('http', 'ws'),
        shards: 1,
        session_start_limit: { total: 1000, remaining: 999, reset_after: 14_400_000, max_concurrency: 1 },
      }),
  },
  {
    method: 'GET',
    path: '/users/@me',
    operation: 'get_my_user',
    auth: 'bot',
    answer: (_call, world) =>
      ok({ ...toUser(world.bot), mfa_enabled: true, verified: true, email: null, locale: 'en-US' }),
  },
  {
    method: 'GET',
    path: '/users/@me/guilds',
    operation: 'list_my_guilds',
    auth: 'bot',
    answer: (_call, world) =>
      ok(
        [...world.guilds.values()].map((guild) => ({
          id: guild.id,
          name: guild.name,
          icon: null,
          banner: null,
          owner: false,
          permissions: String(permissionsOfBot(world, guild)),
          features: [],
        })),
      ),
  },
  {
    method: 'GET',
    path: '/applications/@me',
    operation: 'get_my_application',
    auth: 'bot',
    answer: (_call, world) => ok(toApplication(world)),
  },
  {
    method: 'GET',
    path: '/oauth2/applications/@me',
    operation: 'get_my_oauth2_application',
    auth: 'bot',
    answer: (_call, world) => ok(toApplication(world)),
  },
];
