import { DiscordAPIError } from 'discord.js';

/** Discord's error codes that we act on. Source: https://discord.com/developers/docs/topics/opcodes-and-status-codes */
export const errorCode = {
  unknownChannel: 10003,
  unknownMessage: 10008,
  unknownWebhook: 10015,
  unknownUser: 10013,
  unknownInteraction: 10062,
  alreadyAcknowledged: 40060,
  missingAccess: 50001,
  missingPermissions: 50013,
  dmsClosed: 50007,
  tokenExpired: 50027,
  archivedThread: 50083,
  wrongChannelType: 50024,
  threadExists: 160004,
  tooManyThreads: 160006,
} as const;

export const isCode = (error: unknown, ...codes: readonly number[]): boolean =>
  error instanceof DiscordAPIError && codes.includes(Number(error.code));

/** The interaction can no longer be answered: too late, never acknowledged, or its message was dismissed. */
export const isUnanswerable = (error: unknown): boolean =>
  isCode(
    error,
    errorCode.unknownInteraction,
    errorCode.unknownWebhook,
    errorCode.unknownMessage,
    errorCode.tokenExpired,
  );
