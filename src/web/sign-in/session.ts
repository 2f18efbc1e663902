import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { type Digest, digestOf } from '../../core/ids.ts';
import type { SealKey } from '../../core/seal.ts';
import { createSigner } from '../signing.ts';
import { cookieOf, sealed } from './cookies.ts';

/** Who has signed in: a GitHub login, in lower case. Nothing else is kept of them, no token of GitHub's either. */
export interface Session {
  login: string;
  /** Proves that a form of ours was sent from a page that we made for this session. */
  formToken: string;
}

/** Sessions that have not been ended, by the hash of what the browser holds: the database opens none of them. */
export interface KnownSessions {
  add(session: { hash: Digest; login: string; at: Date; until: Date }): Promise<void>;
  loginOf(hash: Digest, at: Date): Promise<string | undefined>;
  end(hash: Digest): Promise<void>;
  endAllOf(login: string): Promise<void>;
}

export interface SessionSettings {
  keys: readonly SealKey[];
  known: KnownSessions;
  secure: boolean;
  now(): Date;
}

const HOURS = 3_600_000;
const SESSION_MS = 8 * HOURS;
const STATE_MS = 10 * 60_000;
const SESSION = 'guildops_session';
const STATE = 'guildops_sign_in';

/** Cookies of people who sign in and have signed in: out of reach of scripts, and never sent along by another site's form. */
export function createSessions({ keys, known, secure, now }: SessionSettings) {
  const states = sealed<{ nonce: string; to: string }>(keys, 'guildops sign-in v1');
  const forms = createSigner(keys, 'guildops form v1');
  const set = (name: string, value: string, path: string, ms: number): string =>
    `${name}=${value}; Path=${path}; Max-Age=${ms / 1000}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
  return {
    /** Who asks, if they have signed in and not signed out. */
    async of(request: IncomingMessage): Promise<Session | undefined> {
      const secret = cookieOf(request, SESSION);
      const login = secret === undefined ? undefined : await known.loginOf(digestOf(secret), now());
      return secret === undefined || login === undefined ? undefined : { login, formToken: forms.sign(secret) };
    },
    /** A session that ends in eight hours; answers the cookie that holds it. */
    async begin(login: string): Promise<string> {
      const secret = randomBytes(32).toString('base64url');
      const at = now();
      await known.add({ hash: digestOf(secret), login, at, until: new Date(at.getTime() + SESSION_MS) });
      return set(SESSION, secret, '/', SESSION_MS);
    },
    /** Ends the session of the request, or all of its person; answers the cookie that clears the browser's. */
    async end(request: IncomingMessage, { login }: Session, { everywhere }: { everywhere: boolean }): Promise<string> {
      if (everywhere) await known.endAllOf(login);
      else await known.end(digestOf(cookieOf(request, SESSION) ?? ''));
      return set(SESSION, '', '/', 0);
    },
    /** Whether a form was made for the session of the request. */
    isOurForm: (request: IncomingMessage, token: string): boolean =>
      forms.isValid(cookieOf(request, SESSION) ?? '', token),
    /** Remembers in the browser that asks what it asked for; `nonce` is what GitHub gives back. */
    keepState: (state: { nonce: string; to: string }, path: string): string =>
      set(STATE, states.write(state, new Date(now().getTime() + STATE_MS)), path, STATE_MS),
    stateOf: (request: IncomingMessage) => states.read(cookieOf(request, STATE), now()),
    dropState: (path: string): string => set(STATE, '', path, 0),
  };
}
export type Sessions = ReturnType<typeof createSessions>;
