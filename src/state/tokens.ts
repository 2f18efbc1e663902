import { randomBytes } from 'node:crypto';
import { type Digest, digestOf } from '../core/ids.ts';

/** The user name every run logs in with; the token is what counts. */
export const STATE_USER = 'run';

/** A new token, 256 random bits; only its hash is stored. */
export function newToken(): { token: string; hash: Digest } {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: digestOf(token) };
}

/**
 * Hash of the token in a basic `Authorization` header, or undefined when there is none for our user. Looking up a hash instead of
 * comparing a token gives an attacker no clock to read: how long a look-up takes says nothing about the token.
 */
export function tokenHashOf(authorization: string | undefined): Digest | undefined {
  const encoded = /^Basic ([A-Za-z0-9+/]{1,1000}={0,2})$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const [user, ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return user === STATE_USER && rest.length > 0 ? digestOf(rest.join(':')) : undefined;
}
