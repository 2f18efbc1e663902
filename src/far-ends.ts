import { join } from 'node:path';
import type { Config } from './config.ts';
import type { Repo } from './core/ids.ts';
import type { Clock, DeviceFlow, Log, Ports } from './deploy/ports.ts';
import { mirrorChat } from './deploy/record.ts';
import { deployOfThread } from './deploy/replies/relay.ts';
import { surroundingsOf } from './deploy/surroundings.ts';
import type { UseCases } from './deploy/use-cases.ts';
import { viewOf } from './deploy/view-of.ts';
import { createDiscord, type Discord } from './discord/bot.ts';
import type { DiscordNeeds } from './discord/needs.ts';
import { createRepositories, type GitRepositories } from './git/repositories.ts';
import { createGitHub, type GitHub, type GitHubSettings } from './github/app.ts';
import { createDeviceFlow } from './github/device-flow.ts';

export const gitHubOf = (config: Config, clock: Clock, log: Log, onLimit?: GitHubSettings['onLimit']): GitHub =>
  createGitHub({
    appId: config.GITHUB_APP_ID,
    privateKey: config.GITHUB_PRIVATE_KEY_FILE,
    webhookSecret: config.GITHUB_WEBHOOK_SECRET_FILE,
    writeSpacingMs: config.GITHUB_WRITE_SPACING_MS,
    home: homeOf(config),
    now: () => clock.now(),
    log,
    ...(onLimit && { onLimit }),
    ...(config.GITHUB_API_URL && { apiUrl: config.GITHUB_API_URL }),
  });

/** The first bound repository: through its installation the bot learns who it is. */
function homeOf({ GUILDOPS_GUILDS: guilds }: Config): Repo {
  const [repo] = [...guilds.values()].flatMap(({ repos }) => repos);
  if (!repo) throw new Error('the settings name no repository');
  return repo;
}

export const repositoriesOf = ({ GUILDOPS_DATA }: Config, github: GitHub, log: Log): GitRepositories =>
  createRepositories({ dir: join(GUILDOPS_DATA, 'git'), remote: github.gitAccess, signature: github.botIdentity, log });

/** The App's device flow, by the client id of the settings, else by what GitHub says of the App. */
export const deviceFlowOf = (
  { GITHUB_CLIENT_ID: clientId, GITHUB_API_URL: apiUrl }: Config,
  github: GitHub,
): DeviceFlow =>
  createDeviceFlow({
    clientId: async () => clientId ?? (await github.describeApp()).clientId,
    ...(apiUrl && { apiUrl }),
  });

export interface DiscordParts extends Pick<DiscordNeeds, 'accept' | 'clock' | 'log' | 'health' | 'appUrl'> {
  ports: Ports;
  useCases: UseCases;
  onFatal(error: Error): void;
}

/** Undefined where the settings name no bot. */
export const discordOf = (config: Config, { ports, ...parts }: DiscordParts): Discord | undefined =>
  config.DISCORD_TOKEN_FILE === undefined || config.GUILDOPS_REPOS.length > 0
    ? undefined
    : createDiscord({
        token: config.DISCORD_TOKEN_FILE,
        ...(config.DISCORD_API_URL && { apiUrl: config.DISCORD_API_URL }),
        ...(config.DISCORD_FILES_URL && { filesOrigin: new URL(config.DISCORD_FILES_URL).origin }),
        ...parts,
        viewOf: async (id) => {
          const deploy = await ports.store.deploys.find(id);
          return deploy && viewOf(ports, deploy);
        },
        lobbyOf: async (id) => (await ports.store.mirrors.of(`deploy:${id}:lobby`))[0]?.remoteId,
        refresh: (id) => mirrorChat(ports.store, id),
        surroundingsOf: (id) => surroundingsOf(ports, id),
        repositoriesOf: (guild) => ports.rules.guilds.get(guild)?.repos ?? [],
        guilds: new Set(ports.rules.guilds.keys()),
        ...(ports.rules.mirrorsReplies && { deployOfThread: (channel) => deployOfThread(ports, channel) }),
        lifetimes: ports.rules,
        rates: {
          deploys: config.GUILDOPS_RATE_DEPLOYS,
          commands: config.GUILDOPS_RATE_COMMANDS,
          clicks: config.GUILDOPS_RATE_CLICKS,
          all: config.GUILDOPS_RATE_ALL,
        },
        threads: { name: config.DISCORD_THREAD_NAME, ...config.DISCORD_THREAD_ARCHIVE },
      });
