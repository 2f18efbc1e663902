import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PermissionFlagsBits } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BOT_BY_DEFAULT, type Guild } from '../../sandbox/discord/index.ts';
import { guildops, prepareSite, type Settings, type Site, unbuilt, unplannable } from './site.ts';

describe.skipIf(unbuilt)('guildops doctor', () => {
  let site: Site;
  let quiet: Guild;
  beforeAll(async () => {
    site = await prepareSite();
    const botPermissions = BOT_BY_DEFAULT & ~PermissionFlagsBits.SendMessages;
    quiet = site.discord.addGuild({ name: 'Quiet', botPermissions });
    site.discord.setRolePermissions(quiet, { id: quiet.id, name: '@everyone' }, 0n);
    await writeFile(join(site.dir, 'wrong-token'), 'not.the.token-of-any-bot');
  });
  afterAll(() => site?.end());

  const diagnosed = (change: Settings = {}) => guildops({ ...site.settings, ...change }, 'doctor');

  it.skipIf(unplannable)('finds nothing wrong with a good setup, and names what it looked at', async () => {
    const { code, out } = await diagnosed();
    expect({ code, wrong: out.match(/^✗.*/gm) }).toEqual({ code: 0, wrong: null });
    for (const name of ['node', 'git', 'terraform', 'settings', 'data folder', 'GitHub App', 'repository', 'Discord'])
      expect(out).toMatch(new RegExp(`^[✓!] ${name}`, 'm'));
  });

  it('names what the App may not show, and is content without it', async () => {
    const least = {
      metadata: 'read',
      contents: 'write',
      pull_requests: 'write',
      checks: 'write',
      issues: 'write',
    } as const;
    site.github.grant('acme', least);
    const { out } = await diagnosed();
    site.github.grant('acme', { ...least, deployments: 'write' });
    expect(out).toMatch(/^! repository .*acme\/\S+: applies are not in the list of deployments/m);
    expect(out).not.toMatch(/^✗ repository/m);
  });

  it.each([
    {
      broken: 'terraform is missing',
      with: () => ({ TERRAFORM_BIN: '/nowhere/terraform' }),
      says: /^✗ terraform .*not found/m,
      hint: 'TERRAFORM_BIN',
    },
    {
      broken: 'the bot token is wrong',
      with: () => ({ DISCORD_TOKEN_FILE: join(site.dir, 'wrong-token') }),
      says: /^✗ Discord bot .*(401|Unauthorized)/m,
      hint: 'DISCORD_TOKEN_FILE',
    },
    {
      broken: 'the App is not installed on a repository',
      with: () => ({ GUILDOPS_GUILDS: `${site.guild.id}=${site.repo},acme/elsewhere` }),
      says: /^✗ repository .*acme\/elsewhere.*not installed/m,
      hint: 'Install the App',
    },
    {
      broken: 'the bot is not in a server',
      with: () => ({ GUILDOPS_GUILDS: `100000000000000001=${site.repo}` }),
      says: /^✗ Discord server .*100000000000000001/m,
      hint: 'Invite it',
    },
    {
      broken: 'the bot may not write in a server',
      with: () => ({ GUILDOPS_GUILDS: `${quiet.id}=${site.repo}` }),
      says: /^✗ Discord server Quiet: the bot lacks SendMessages$/m,
      hint: 'Invite it',
    },
    {
      broken: 'a setting is missing',
      with: () => ({ GITHUB_APP_ID: '' }),
      says: /^✗ settings .*GITHUB_APP_ID: is missing/m,
      hint: 'README',
    },
  ] satisfies { broken: string; with: () => Settings; says: RegExp; hint: string }[])(
    'says so when $broken, with what to do about it',
    async ({ with: change, says, hint }) => {
      const { code, out, err } = await diagnosed(change());
      expect({ code, err }).toEqual({ code: 1, err: '' });
      expect(out).toMatch(says);
      expect(out.slice(out.search(says)).split('\n')[1]).toContain(hint);
      for (const secret of [...(await site.secrets()), 'not.the.token-of-any-bot']) expect(out).not.toContain(secret);
    },
  );
});
