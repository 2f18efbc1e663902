import { randomBytes } from 'node:crypto';

/** A line for GUILDOPS_KEY_FILE: the key's name and 32 random bytes. */
export const newKey = (name = `k${new Date().toISOString().slice(0, 10).replaceAll('-', '')}`): string =>
  `${name}:${randomBytes(32).toString('base64')}`;
