import { readFileSync } from 'node:fs';
import { Cron } from 'croner';
import { z } from 'zod';
import { type GuildId, parseRepo, type Repo } from './core/ids.ts';
import { toVerb, VERB_NAMES, type Verb } from './github/comment/verbs.ts';
import { parseAuthority } from './runner/egress/proxy.mjs';

/** A setting that must name a readable file; its text, trimmed, is the value. Secrets live in files: an environment is readable through /proc. */
const secretFile = (about: string, check: (text: string) => string | undefined = () => undefined) =>
  z
    .string()
    .min(1)
    .transform((path, context) => {
      try {
        const text = readFileSync(path, 'utf8').trim();
        const wrong = text === '' ? 'the file is empty' : check(text);
        if (wrong === undefined) return text;
        context.addIssue({ code: 'custom', message: wrong });
      } catch (error) {
        context.addIssue({
          code: 'custom',
          message: `cannot read ${path}: ${(error as NodeJS.ErrnoException).code ?? 'error'}`,
        });
      }
      return z.NEVER;
    })
    .describe(about);

const number = (about: string, fallback: number, min: number, max: number) =>
  z.coerce.number().int().min(min).max(max).default(fallback).describe(about);

const flag = (about: string) =>
  z
    .enum(['0', '1', ''])
    .default('0')
    .transform((value) => value === '1')
    .describe(about);

/** `111=acme/infra,acme/network;222=other/infra` */
function parseGuilds(text: string, context: z.RefinementCtx): Map<GuildId, { repos: readonly Repo[] }> {
  const guilds = new Map<GuildId, { repos: readonly Repo[] }>();
  for (const entry of text
    .split(/[;\n]/)
    .map((part) => part.trim())
    .filter(Boolean)) {
    const [guild = '', names = ''] = entry.split('=');
    const repos = names.split(',').map((name) => parseRepo(name.trim()));
    if (!/^\d{17,20}$/.test(guild.trim()))
      context.addIssue({ code: 'custom', message: `"${guild}" is not a Discord server id` });
    else if (repos.some((repo) => repo === undefined))
      context.addIssue({ code: 'custom', message: `"${names}" is not owner/repo,owner/repo` });
    else guilds.set(guild.trim() as GuildId, { repos: repos.filter((repo) => repo !== undefined) });
  }
  return guilds;
}

/** `acme/infra, acme/network` */
function parseRepos(text: string, context: z.RefinementCtx): Repo[] {
  const names = text.split(/[\s,;]+/).filter(Boolean);
  const wrong = names.find((name) => !parseRepo(name));
  if (wrong !== undefined) context.addIssue({ code: 'custom', message: `"${wrong}" is not owner/repo` });
  return names.flatMap((name) => parseRepo(name) ?? []);
}

/** Stands in for a Discord server where there is none. */
const NO_SERVER = '0' as GuildId;

/** `plan, apply` */
function parseVerbs(text: string, context: z.RefinementCtx): Verb[] {
  const words = text.split(/[\s,]+/).filter(Boolean);
  const unknown = words.find((word) => !toVerb(word));
  if (unknown !== undefined)
    context.addIssue({ code: 'custom', message: `"${unknown}" is no command; commands are ${VERB_NAMES.join(', ')}` });
  return words.flatMap((word) => toVerb(word) ?? []);
}

/** `vault.acme.com:8200, *.acme.com`; port 443 where none is given. */
function parseHosts(text: string, context: z.RefinementCtx): string[] {
  return text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((entry) => (/:\d+$/.test(entry) ? entry : `${entry}:443`))
    .filter((entry) => {
      const { host, port } = parseAuthority(entry.replace(/^\*\./, ''));
      const isHost = host !== '' && port > 0 && port < 65_536;
      if (!isHost) context.addIssue({ code: 'custom', message: `"${entry}" is not host, host:port or *.domain` });
      return isHost;
    });
}

/** Keys of the seal: one `id:base64 of 32 bytes` a line, the first seals, all open. */
function parseKeys(text: string, context: z.RefinementCtx): { id: string; key: Buffer }[] {
  const keys = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => {
      const [id = '', encoded = ''] = line.split(':');
      return { id, key: Buffer.from(encoded, 'base64') };
    });
  if (keys.length === 0 || keys.some(({ id, key }) => !/^[\w-]{1,32}$/.test(id) || key.length !== 32))
    context.addIssue({
      code: 'custom',
      message: 'each line must be "name:base64 of 32 random bytes", as `guildops keygen` prints',
    });
  return keys;
}

/** Five fields of cron; croner has the last word on what is in them. */
function isPattern(text: string): boolean {
  try {
    return text.split(/\s+/).length === 5 && new Cron(text, { paused: true }) !== undefined;
  } catch {
    return false;
  }
}

const url = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/+$/, ''));

const KEYS = 'File with the keys that seal states and plans; make one with `guildops keygen`';

const DISCORD = 'File with the token of the Discord bot';

const GCP_KEY = "File with an API key for Google's price list; only `guildops prices refresh` reads it";

/** Every setting, what it is for, and its default. The README's table is made from this. */
export const SETTINGS = z.object({
  GUILDOPS_GUILDS: z
    .string()
    .default('')
    .transform(parseGuilds)
    .describe(
      'Discord servers and their repositories: guildId=owner/repo,owner/repo; the first is the default. Needed, or GUILDOPS_REPOS',
    ),
  GUILDOPS_REPOS: z
    .string()
    .default('')
    .transform(parseRepos)
    .describe('Without Discord: the repositories, owner/repo,owner/repo'),
  GUILDOPS_ADMINS: z
    .string()
    .default('')
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .describe('Discord ids of the first administrators, until grants exist'),
  GUILDOPS_DATA: z
    .string()
    .min(1)
    .default('./data')
    .describe('Folder of database, repository mirrors and run folders; one process owns it'),
  GUILDOPS_KEY_FILE: secretFile(KEYS).transform(parseKeys).describe(KEYS),
  GUILDOPS_CREDENTIALS: z
    .string()
    .min(1)
    .optional()
    .describe('YAML file that names the cloud credentials per project or environment, for plan and apply'),
  GUILDOPS_HOST: z.string().min(1).default('0.0.0.0').describe('Address of the public listener: webhooks and health'),
  GUILDOPS_PORT: number('Port of the public listener', 3000, 0, 65_535),
  GUILDOPS_URL: url
    .optional()
    .describe(
      'Address under which people reach the public listener, https://guildops.example.com; without it no comment links the whole text of a plan, and clouds cannot verify what GuildOps signs',
    ),
  GUILDOPS_STATE_PORT: number(
    'Port of the private listener on loopback: terraform state; fixed, as an apply outlives a restart',
    3001,
    0,
    65_535,
  ),
  GUILDOPS_ALLOW_UNJAILED: flag('1: plan trees that people pushed to even where bubblewrap does not work'),
  GUILDOPS_EGRESS: z
    .string()
    .default('')
    .transform(parseHosts)
    .describe(
      'Hosts that runs may reach beside their cloud, their state and the registries: vault.acme.com:8200, *.acme.com',
    ),
  GUILDOPS_PLAN_HOURS: number('Hours a plan stays valid', 24, 1, 24 * 14),
  GUILDOPS_DRAFT_MINUTES: number('Minutes a draft lives after its last change', 30, 1, 24 * 60),
  GUILDOPS_DRIFT: z
    .string()
    .default('')
    .transform((text) => text.trim())
    .refine((pattern) => pattern === '' || isPattern(pattern), 'a cron pattern of five fields, such as 0 6 * * *')
    .describe('When to look for drift, as a cron pattern in UTC such as 0 6 * * *; without one only when asked'),
  GUILDOPS_BACKUPS: z
    .string()
    .min(1)
    .optional()
    .describe('Folder for the daily copy of the database; default: backups in GUILDOPS_DATA'),
  GUILDOPS_LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('How much is logged'),
  GITHUB_APP_ID: z.coerce.number().int().positive().describe('Id of the GitHub App'),
  GITHUB_PRIVATE_KEY_FILE: secretFile('File with the private key of the GitHub App (PEM)', (text) =>
    text.includes('PRIVATE KEY') ? undefined : 'it is not a PEM private key',
  ),
  GITHUB_WEBHOOK_SECRET_FILE: secretFile(
    'File with the webhook secret of the GitHub App, at least 16 characters',
    (text) =>
      text.length < 16 || text === 'development' ? 'the secret is too weak: at least 16 random characters' : undefined,
  ),
  GUILDOPS_TRIGGERS: z
    .string()
    .default('')
    .transform((text) =>
      text
        .toLowerCase()
        .split(/[\s,]+/)
        .filter(Boolean),
    )
    .refine((words) => words.every((word) => /^[a-z][a-z0-9_-]{1,30}$/.test(word)), 'words of letters, digits, - and _')
    .describe(
      'Further words that begin a command in a pull request, beside guildops: atlantis lets a team keep its habits',
    ),
  GUILDOPS_COMMANDS: z
    .string()
    .default('')
    .transform(parseVerbs)
    .describe('Commands that may be given in pull requests, when not all of them: plan,apply,approve'),
  GITHUB_CLIENT_ID: z
    .string()
    .regex(/^[\w.]{4,64}$/, 'it is no client id: copy it from the settings of the App')
    .optional()
    .describe('Client id of the GitHub App: lets people sign in to read the logs of runs'),
  GITHUB_CLIENT_SECRET_FILE: secretFile('File with a client secret of the GitHub App, for sign-in')
    .optional()
    .describe('File with a client secret of the GitHub App, for sign-in'),
  GUILDOPS_LOG_DAYS: number('Days that what runs said is kept', 30, 1, 366),
  GITHUB_API_URL: url.optional().describe('Address of the GitHub API, for GitHub Enterprise Server'),
  GITHUB_WRITE_SPACING_MS: number(
    'Milliseconds between two writes to GitHub; its guidelines ask for 1000',
    1000,
    0,
    60_000,
  ),
  DISCORD_TOKEN_FILE: secretFile(DISCORD).optional().describe(`${DISCORD}; needed with GUILDOPS_GUILDS`),
  DISCORD_API_URL: url.optional().describe('Address of the Discord API, for a stand-in'),
  TERRAFORM_BIN: z.string().min(1).default('terraform').describe('The terraform binary'),
  TOFU_BIN: z.string().min(1).default('tofu').describe('The OpenTofu binary'),
  ENGINE_PROVIDER_MIRROR: z
    .string()
    .min(1)
    .optional()
    .describe('Folder with unpacked providers (terraform providers mirror); without it they come from the registry'),
  GCP_PRICES_KEY_FILE: secretFile(GCP_KEY).optional().describe(GCP_KEY),
  GCP_PRICES_URL: url.default('https://cloudbilling.googleapis.com').describe("Address of Google's billing catalog"),
  AWS_PRICES_URL: url.default('https://pricing.us-east-1.amazonaws.com').describe("Address of AWS's bulk price list"),
  AZURE_PRICES_URL: url.default('https://prices.azure.com').describe("Address of Azure's retail prices"),
  ENGINE_REATTACH: z
    .string()
    .min(2)
    .optional()
    .describe('Sandbox only: TF_REATTACH_PROVIDERS of the pretend cloud; refused together with real credentials'),
});

export type Config = z.output<typeof SETTINGS>;
export type Environment = Readonly<Record<string, string | undefined>>;

/** Secrets that people would put into the environment: refused, as every process of the same user could read them there. */
const NOT_IN_ENVIRONMENT = [
  'DISCORD_TOKEN',
  'GITHUB_PRIVATE_KEY',
  'GITHUB_WEBHOOK_SECRET',
  'GITHUB_CLIENT_SECRET',
  'GCP_PRICES_KEY',
] as const;

/** Every bad or missing setting at once, each with what it is for. */
export class ConfigError extends Error {
  constructor(readonly lines: readonly string[]) {
    super(`These settings are missing or wrong:\n${lines.map((line) => `  ${line}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

const aboutOf = (name: string): string =>
  (SETTINGS.shape as Record<string, z.ZodType | undefined>)[name]?.description ?? '';

/** Settings of a schema, and what is wrong with them; a line for each. */
function readSettings<Shape extends z.ZodRawShape>(schema: z.ZodObject<Shape>, environment: Environment) {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([name, value]) => name in schema.shape && value !== ''),
  );
  const parsed = schema.safeParse(given);
  const lines = (parsed.error?.issues ?? []).map(({ path, message }) => {
    const name = String(path[0]);
    return `${name}: ${given[name] === undefined ? 'is missing' : message}. ${aboutOf(name)}`;
  });
  for (const name of NOT_IN_ENVIRONMENT)
    if (environment[name])
      lines.push(`${name}: a secret does not belong into the environment. Write it to a file and set ${name}_FILE.`);
  return { settings: parsed.data, lines };
}

/** The environment as settings. @throws ConfigError that names all that is wrong */
export function parseConfig(environment: Environment): Config {
  const { settings, lines } = readSettings(SETTINGS, environment);
  if (environment.ENGINE_REATTACH && environment.GUILDOPS_CREDENTIALS)
    lines.push('ENGINE_REATTACH: the sandbox is refused together with real credentials (GUILDOPS_CREDENTIALS).');
  lines.push(...whereWeAre(environment));
  if (!settings || lines.length > 0) throw new ConfigError(lines);
  const { GUILDOPS_REPOS: repos } = settings;
  return repos.length > 0 ? { ...settings, GUILDOPS_GUILDS: new Map([[NO_SERVER, { repos }]]) } : settings;
}

/** Either Discord servers with a bot, or repositories alone. */
function whereWeAre({
  GUILDOPS_GUILDS: guilds,
  GUILDOPS_REPOS: repos,
  DISCORD_TOKEN_FILE: token,
}: Environment): string[] {
  if (guilds && repos)
    return ['GUILDOPS_REPOS: with GUILDOPS_GUILDS every repository belongs to a server. Leave one of them out.'];
  if (repos) return [];
  return Object.entries({ GUILDOPS_GUILDS: guilds, DISCORD_TOKEN_FILE: token }).flatMap(([name, value]) =>
    value ? [] : [`${name}: is missing. ${aboutOf(name)}`],
  );
}

/** What price lists need: they are read also where no service is set up yet. */
const PRICE_SETTINGS = SETTINGS.pick({
  GUILDOPS_DATA: true,
  GCP_PRICES_KEY_FILE: true,
  GCP_PRICES_URL: true,
  AWS_PRICES_URL: true,
  AZURE_PRICES_URL: true,
});
export type PriceConfig = z.output<typeof PRICE_SETTINGS>;

/** The same for `guildops prices`. @throws ConfigError */
export function parsePriceConfig(environment: Environment): PriceConfig {
  const { settings, lines } = readSettings(PRICE_SETTINGS, environment);
  if (!settings || lines.length > 0) throw new ConfigError(lines);
  return settings;
}
