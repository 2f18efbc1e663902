import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newKey } from '../src/cli/keygen.ts';
import { ConfigError, parseConfig } from '../src/config.ts';
import { SETTINGS } from '../src/settings.ts';

let dir: string;
let complete: Record<string, string>;
const file = (name: string, text: string): string => {
  const path = join(dir, name);
  writeFileSync(path, text);
  return path;
};

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'guildops-config-'));
  complete = {
    GUILDOPS_GUILDS: '700000000000000001=acme/infra,acme/network;700000000000000002=other/infra',
    GUILDOPS_KEY_FILE: file('keys', `${newKey('now')}\n${newKey('before')}\n`),
    GITHUB_APP_ID: '42',
    GITHUB_PRIVATE_KEY_FILE: file('app.pem', '-----BEGIN RSA PRIVATE KEY-----\nx\n-----END RSA PRIVATE KEY-----'),
    GITHUB_WEBHOOK_SECRET_FILE: file('webhook', 'a-long-enough-webhook-secret\n'),
    DISCORD_TOKEN_FILE: file('discord', 'token.of.the.bot\n'),
  };
});
afterAll(() => rmSync(dir, { recursive: true }));

/** The lines of the complaint about these settings. */
function complaints(changes: Record<string, string | undefined>): string[] {
  try {
    parseConfig({ ...complete, ...changes });
  } catch (error) {
    if (error instanceof ConfigError) return [...error.lines];
    throw error;
  }
  return [];
}

describe('settings', () => {
  it('are complete with seven values, and secrets are what stands in their files', () => {
    const config = parseConfig(complete);
    expect(config).toMatchObject({ GITHUB_APP_ID: 42, GUILDOPS_PORT: 3000, DISCORD_TOKEN_FILE: 'token.of.the.bot' });
    expect([...config.GUILDOPS_GUILDS.values()].map(({ repos }) => repos)).toEqual([
      ['acme/infra', 'acme/network'],
      ['other/infra'],
    ]);
    expect(config.GUILDOPS_KEY_FILE.map(({ id, key }) => [id, key.length])).toEqual([
      ['now', 32],
      ['before', 32],
    ]);
  });

  it('need no Discord where the repositories are named alone', () => {
    const alone = { GUILDOPS_GUILDS: undefined, DISCORD_TOKEN_FILE: undefined, GUILDOPS_REPOS: 'acme/infra, acme/net' };
    const { GUILDOPS_GUILDS: guilds } = parseConfig({ ...complete, ...alone });
    expect([...guilds.values()]).toEqual([{ repos: ['acme/infra', 'acme/net'] }]);
    expect(complaints({ ...alone, GUILDOPS_REPOS: 'acme' }).join('\n')).toMatch(/"acme" is not owner\/repo/);
  });

  it('change the deadlines and estimates that are named, and leave the others', () => {
    const { GUILDOPS_DEADLINES: before, GUILDOPS_RUN_MEMORY_MB: estimates } = parseConfig(complete);
    const config = parseConfig({ ...complete, GUILDOPS_DEADLINES: 'apply=180', GUILDOPS_RUN_MEMORY_MB: 'aws=1200' });
    expect(config.GUILDOPS_DEADLINES).toEqual({ ...before, apply: 180 * 60_000 });
    expect(config.GUILDOPS_RUN_MEMORY_MB).toEqual({ ...estimates, aws: 1_200 });
  });

  it('are all missing at once in an empty environment, each with what it is for', () => {
    const lines = complaints(Object.fromEntries(Object.keys(complete).map((name) => [name, undefined])));
    expect(lines).toHaveLength(Object.keys(complete).length);
    expect(lines.find((line) => line.startsWith('DISCORD_TOKEN_FILE'))).toContain('token of the Discord bot');
  });

  it.each([
    {
      does: 'refuses a repository that is none',
      change: { GUILDOPS_GUILDS: '700000000000000001=acme' },
      says: /acme.*is not owner\/repo/,
    },
    {
      does: 'refuses a server id that is none',
      change: { GUILDOPS_GUILDS: 'acme=acme/infra' },
      says: /is not a Discord server id/,
    },
    {
      does: 'refuses a command that there is not',
      change: { GUILDOPS_COMMANDS: 'plan,aply' },
      says: /"aply" is no command; commands are plan, retry, apply/,
    },
    {
      does: 'refuses repositories with a server and without one',
      change: { GUILDOPS_REPOS: 'acme/infra' },
      says: /Leave one of them out/,
    },
    {
      does: 'refuses a deadline of a step that there is not',
      change: { GUILDOPS_DEADLINES: 'plan=30, aply=90' },
      says: /GUILDOPS_DEADLINES: "aply=90" is none of init=5, plan=15, .*apply=60/,
    },
    {
      does: 'refuses memory that is no number',
      change: { GUILDOPS_RUN_MEMORY_MB: 'aws=lots' },
      says: /"aws=lots" is none of gcp=\d+, aws=\d+, azure=\d+, with a number/,
    },
    { does: 'refuses a port out of range', change: { GUILDOPS_PORT: '99999' }, says: /GUILDOPS_PORT/ },
    {
      does: 'refuses a secret in the environment',
      change: { DISCORD_TOKEN: 'x' },
      says: /does not belong into the environment.*DISCORD_TOKEN_FILE/,
    },
    {
      does: 'refuses a file that is not there',
      change: { DISCORD_TOKEN_FILE: '/nowhere/at/all' },
      says: /cannot read .*ENOENT/,
    },
    {
      does: 'refuses the sandbox beside real credentials',
      change: { ENGINE_REATTACH: '{"a":1}', GUILDOPS_CREDENTIALS: '/x' },
      says: /sandbox is refused together with real credentials/,
    },
  ])('$does', ({ change, says }) => {
    expect(complaints(change).join('\n')).toMatch(says);
  });

  it.each(['short', 'development', ''])('refuses "%s" as a webhook secret', (secret) => {
    expect(complaints({ GITHUB_WEBHOOK_SECRET_FILE: file('weak', secret) })).toHaveLength(1);
  });

  it('take keys of models from files, or from an environment that no plan can read', () => {
    const files = { GROQ_API_KEY_FILE: file('groq', 'gsk_of_a_test\n'), GEMINI_API_KEY: 'key-of-a-test' };
    expect(parseConfig({ ...complete, ...files })).toMatchObject({
      ...{ GROQ_API_KEY_FILE: 'gsk_of_a_test', GEMINI_API_KEY: 'key-of-a-test' },
    });
    expect(complaints({ ...files, GROQ_API_KEY: 'gsk_twice' }).join()).toMatch(/GROQ_API_KEY_FILE is set, too/);
    expect(complaints({ ...files, GUILDOPS_ALLOW_UNJAILED: '1' }).join()).toMatch(/a plan could read it/);
  });

  it('name models and shares, and refuse what is neither', () => {
    const { GROQ_MODELS, GEMINI_MODELS, GUILDOPS_AI_COMPARE } = parseConfig({
      ...complete,
      ...{ GROQ_MODELS: 'Groq Llama 3.3, gpt-oss-20b', GEMINI_MODELS: 'none', GUILDOPS_AI_COMPARE: 'gemini-flash=20' },
    });
    expect({ GROQ_MODELS, GEMINI_MODELS, GUILDOPS_AI_COMPARE }).toEqual({
      GROQ_MODELS: ['Groq Llama 3.3', 'gpt-oss-20b'],
      GEMINI_MODELS: [],
      GUILDOPS_AI_COMPARE: { model: 'gemini-flash', percent: 20 },
    });
    expect(complaints({ GROQ_MODELS: '$(id)' }).join()).toMatch(/not the name of a model/);
    expect(complaints({ GUILDOPS_AI_COMPARE: 'gemini-flash=200' }).join()).toMatch(/a model and a percentage/);
    expect(complaints({ GUILDOPS_AI_DAY: 'requests=many' }).join()).toMatch(/requests=500/);
  });

  it('refuses keys that are not 32 bytes, and never prints what stands in a secret file', () => {
    const [line = ''] = complaints({ GUILDOPS_KEY_FILE: file('badkey', 'now:c2hvcnQ=') });
    expect(line).toContain('guildops keygen');
    expect(line).not.toContain('c2hvcnQ=');
  });
});

describe('the README', () => {
  it('names every setting with its meaning', () => {
    const readme = readFileSync(join(import.meta.dirname, '..', 'README.md'), 'utf8');
    const missing = Object.entries(SETTINGS.shape).filter(
      ([name, { description = '?' }]) => !readme.includes(`| \`${name}\` | ${description.replaceAll('|', '\\|')} |`),
    );
    expect(missing.map(([name]) => name)).toEqual([]);
  });
});
