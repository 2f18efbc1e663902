import type { Config } from './config.ts';
import { createRedactor } from './core/redact.ts';
import type { Log } from './deploy/ports.ts';
import { createLog } from './log.ts';

/** From its file, or from the environment. */
export const groqKeyOf = (config: Pick<Config, 'GROQ_API_KEY_FILE' | 'GROQ_API_KEY'>): string | undefined =>
  config.GROQ_API_KEY_FILE ?? config.GROQ_API_KEY;

/** The same. */
export const geminiKeyOf = (config: Pick<Config, 'GEMINI_API_KEY_FILE' | 'GEMINI_API_KEY'>): string | undefined =>
  config.GEMINI_API_KEY_FILE ?? config.GEMINI_API_KEY;

/** Every secret setting: none of them may appear in anything that leaves. */
export const secretsOf = (config: Config): string[] =>
  [
    config.DISCORD_TOKEN_FILE,
    config.GITHUB_WEBHOOK_SECRET_FILE,
    config.GITHUB_PRIVATE_KEY_FILE,
    config.GITHUB_CLIENT_SECRET_FILE,
    config.GCP_PRICES_KEY_FILE,
    groqKeyOf(config),
    geminiKeyOf(config),
    ...config.GUILDOPS_KEY_FILE.map(({ key }) => key.toString('base64')),
  ].filter((secret) => secret !== undefined);

export const logOf = (config: Config): Log => createLog(config.GUILDOPS_LOG_LEVEL, createRedactor(secretsOf(config)));
