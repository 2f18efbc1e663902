import { randomBytes, randomInt } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { PermissionFlagsBits } from 'discord-api-types/v10';
import { type Latency, type SandboxCloud, startSandboxCloud } from '../cloud/index.ts';
import {
  type Actor,
  type Channel,
  type Guild,
  type Limits,
  type SandboxDiscord,
  startSandboxDiscord,
} from '../discord/index.ts';
import { type Person, type SandboxGitHub, startSandboxGitHub } from '../github/index.ts';

export interface WorldOptions {
  /** Holds everything: repositories, the pretend cloud, secrets, the program's data. */
  dir: string;
  latencyMs?: Latency;
  limits?: Limits;
  /** Beside the settings every sandbox has. */
  settings?: Readonly<Record<string, string>>;
  /** Whether people can open pages of the program: it knows its address, and they can sign in. */
  pages?: boolean;
  /** Whether the repository begins without a commit. */
  emptyRepository?: boolean;
}

/** The far ends, standing, with one guild bound to one repository and the people of the story; and the settings that lead there. */
export interface World {
  github: SandboxGitHub;
  discord: SandboxDiscord;
  cloud: SandboxCloud;
  guild: Guild;
  channel: Channel;
  /** First administrator of the guild. */
  mira: Actor;
  /** Gets a grant in the story. */
  ana: Actor;
  /** In the guild, without any right. */
  kim: Actor;
  /** Pushes by hand; write permission on GitHub. */
  li: Person;
  /** May only read on GitHub. */
  rob: Person;
  repo: string;
  /** Environment of the program, complete. */
  settings: Readonly<Record<string, string>>;
  /** Where the program will listen. */
  origin: string;
  close(): Promise<void>;
}

export const REPO = 'acme/infra';

/** Below what systems take for connections by themselves, from 32768 on: between a look and its use such a port is taken by nobody else. */
const [LOWEST_PORT, HIGHEST_PORT] = [15_000, 32_000];

/** A port that was free a moment ago: the state listener's must be the same after a restart, so the system cannot choose it each time. */
export async function freePort(): Promise<number> {
  const port = randomInt(LOWEST_PORT, HIGHEST_PORT);
  return (await isFree(port)) ? port : freePort();
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });

/** Starts GitHub, Discord and the cloud of a newcomer who has none of them. */
export async function startWorld({
  dir,
  latencyMs = 0,
  limits,
  settings = {},
  emptyRepository = true,
  pages = false,
}: WorldOptions): Promise<World> {
  await mkdir(dir, { recursive: true });
  const [github, discord, cloud, port, statePort] = await Promise.all([
    startSandboxGitHub({ dir: join(dir, 'github') }),
    startSandboxDiscord(limits ? { limits } : {}),
    startSandboxCloud({ dir: join(dir, 'cloud'), latencyMs }),
    freePort(),
    freePort(),
  ]);
  const guild = discord.addGuild({ name: 'Acme' });
  const channel = discord.addChannel(guild, 'deploys');
  const [mira, ana, kim] = ['mira', 'ana', 'kim'].map((name) =>
    // Two may manage the server in Discord; only mira administers GuildOps.
    discord.addMember(guild, name, name === 'ana' ? {} : { permissions: PermissionFlagsBits.ManageGuild }),
  ) as [Actor, Actor, Actor];
  const [li, rob] = ['li', 'rob'].map((login) => github.addPerson(login)) as [Person, Person];
  await github.addRepository(REPO, { roles: { li: 'write', rob: 'read' }, empty: emptyRepository });
  const origin = `http://127.0.0.1:${port}`;
  github.setCallbackUrl(`${origin}/sign-in/callback`);
  github.setWebhookTarget(`${origin}/api/github/webhooks`);
  const secrets = await writeSecrets(join(dir, 'secrets'), { github, discord });
  return {
    ...{ github, discord, cloud, guild, channel, mira, ana, kim, li, rob, repo: REPO, origin },
    settings: {
      ...secrets,
      GUILDOPS_GUILDS: `${guild.id}=${REPO}`,
      GUILDOPS_ADMINS: mira.id,
      GUILDOPS_DATA: join(dir, 'data'),
      GUILDOPS_HOST: '127.0.0.1',
      GUILDOPS_PORT: String(port),
      GUILDOPS_STATE_PORT: String(statePort),
      GITHUB_APP_ID: String(github.app.id),
      GITHUB_CLIENT_ID: github.app.clientId,
      GITHUB_API_URL: github.apiUrl,
      GITHUB_WRITE_SPACING_MS: '0',
      // One person plays many here, faster than anybody types.
      GUILDOPS_RATE_DEPLOYS: '1000',
      GUILDOPS_RATE_COMMANDS: '1000',
      GUILDOPS_RATE_CLICKS: '10000',
      GUILDOPS_RATE_ALL: '100000',
      DISCORD_API_URL: discord.apiUrl,
      DISCORD_FILES_URL: discord.url,
      ENGINE_REATTACH: cloud.reattachFor({ jailed: false }),
      ...(pages && { GUILDOPS_URL: origin }),
      ...settings,
    },
    async close() {
      await Promise.all([github.close(), discord.close(), cloud.close()]);
    },
  };
}

/** Secrets come from files, in the sandbox too. */
async function writeSecrets(
  dir: string,
  { github, discord }: Pick<World, 'github' | 'discord'>,
): Promise<Record<string, string>> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const files = {
    GUILDOPS_KEY_FILE: `sandbox:${randomBytes(32).toString('base64')}\n`,
    GITHUB_PRIVATE_KEY_FILE: github.app.privateKey,
    GITHUB_WEBHOOK_SECRET_FILE: github.app.webhookSecret,
    GITHUB_CLIENT_SECRET_FILE: github.app.clientSecret,
    DISCORD_TOKEN_FILE: discord.token,
  };
  const written = Object.entries(files).map(async ([name, text]) => {
    const path = join(dir, name.toLowerCase());
    await writeFile(path, text, { mode: 0o600 });
    return [name, path] as const;
  });
  return Object.fromEntries(await Promise.all(written));
}
