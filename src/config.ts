import type { z } from 'zod';
import type { GuildId } from './core/ids.ts';
import { SETTINGS } from './settings.ts';

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

/** Reads the settings of a schema, and throws a ConfigError that names all that is wrong. */
function parserOf<Shape extends z.ZodRawShape>(schema: z.ZodObject<Shape>) {
  return (environment: Environment): z.output<z.ZodObject<Shape>> => {
    const { settings, lines } = readSettings(schema, environment);
    if (!settings || lines.length > 0) throw new ConfigError(lines);
    return settings;
  };
}

/** The environment as settings. @throws ConfigError that names all that is wrong */
export function parseConfig(environment: Environment): Config {
  const { settings, lines } = readSettings(SETTINGS, environment);
  if (environment.ENGINE_REATTACH && environment.GUILDOPS_CREDENTIALS)
    lines.push('ENGINE_REATTACH: the sandbox is refused together with real credentials (GUILDOPS_CREDENTIALS).');
  lines.push(...whereWeAre(environment), ...whoseReleases(environment), ...whichKeys(environment));
  if (!settings || lines.length > 0) throw new ConfigError(lines);
  const { GUILDOPS_REPOS: repos } = settings;
  return repos.length > 0 ? { ...settings, GUILDOPS_GUILDS: new Map([[NO_SERVER, { repos }]]) } : settings;
}

/** Stands in for a Discord server where there is none. */
const NO_SERVER = '0' as GuildId;

/** A key of one's own counts where one's own releases are, never for what the vendors are asked for. */
function whoseReleases(environment: Environment): string[] {
  const { ENGINE_RELEASES_KEY_FILE: key, TERRAFORM_RELEASES_URL: terraform, TOFU_RELEASES_URL: tofu } = environment;
  return key && !terraform && !tofu
    ? ['ENGINE_RELEASES_KEY_FILE: set TERRAFORM_RELEASES_URL or TOFU_RELEASES_URL to the mirror that it signs.']
    : [];
}

/** Keys that people have in their environment count, but for where code that runs in a plan could read them. */
function whichKeys(environment: Environment): string[] {
  return ['GROQ_API_KEY', 'GEMINI_API_KEY'].flatMap((name) => {
    if (!environment[name]) return [];
    if (environment[`${name}_FILE`]) return [`${name}: ${name}_FILE is set, too. Leave one of them out.`];
    return environment.GUILDOPS_ALLOW_UNJAILED === '1'
      ? [`${name}: with GUILDOPS_ALLOW_UNJAILED=1 a plan could read it. Write it to a file and set ${name}_FILE.`]
      : [];
  });
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

/** What engines need: they are installed also where no service is set up yet. */
const ENGINE_SETTINGS = SETTINGS.pick({
  GUILDOPS_DATA: true,
  TERRAFORM_BIN: true,
  TOFU_BIN: true,
  GUILDOPS_ENGINES: true,
  GUILDOPS_ENGINE_INSTALL: true,
  TERRAFORM_RELEASES_URL: true,
  TOFU_RELEASES_URL: true,
  ENGINE_RELEASES_KEY_FILE: true,
  ENGINE_PROVIDER_MIRROR: true,
});
export type EngineConfig = z.output<typeof ENGINE_SETTINGS>;

/** The same for `guildops engine`. @throws ConfigError */
export function parseEngineConfig(environment: Environment): EngineConfig {
  const { settings, lines } = readSettings(ENGINE_SETTINGS, environment);
  lines.push(...whoseReleases(environment));
  if (!settings || lines.length > 0) throw new ConfigError(lines);
  return settings;
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
export const parsePriceConfig = parserOf(PRICE_SETTINGS);

/** What models need: they are compared also where no service is set up. */
const MODEL_SETTINGS = SETTINGS.pick({
  GROQ_API_KEY_FILE: true,
  GROQ_API_KEY: true,
  GROQ_API_URL: true,
  GROQ_MODELS: true,
  GEMINI_API_KEY_FILE: true,
  GEMINI_API_KEY: true,
  GEMINI_API_URL: true,
  GEMINI_MODELS: true,
  GUILDOPS_AI_COMPARE: true,
});
export type ModelConfig = z.output<typeof MODEL_SETTINGS>;

/** The same for `npm run bench:review`. @throws ConfigError */
export const parseModelConfig = parserOf(MODEL_SETTINGS);

/** What knowledge needs: it is searched also where no service is set up yet. */
const KNOWLEDGE_SETTINGS = SETTINGS.pick({
  GUILDOPS_DATA: true,
  GUILDOPS_KNOWLEDGE: true,
  GEMINI_API_KEY_FILE: true,
  GEMINI_API_KEY: true,
  GEMINI_API_URL: true,
  GEMINI_EMBEDDING_MODEL: true,
});
export type KnowledgeConfig = z.output<typeof KNOWLEDGE_SETTINGS>;

/** The same for `guildops knowledge`. @throws ConfigError */
export const parseKnowledgeConfig = parserOf(KNOWLEDGE_SETTINGS);
