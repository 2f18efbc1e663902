import type { IncomingMessage } from 'node:http';
import type { SealKey } from '../../core/seal.ts';
import { createSigner } from '../signing.ts';

/** Who has signed in: a GitHub login, in lower case. Nothing else is kept of them, no token either. */
export interface Session {
  login: string;
}

const HOURS = 3_600_000;
const SESSION_MS = 8 * HOURS;
const STATE_MS = 10 * 60_000;
const SESSION = 'guildops_session';
const STATE = 'guildops_sign_in';

/** `<payload, base64url>.<signature>`; what was signed for another purpose, or has expired, is nothing. */
function sealed<Payload extends object>(keys: readonly SealKey[], purpose: string) {
  const { sign, isValid } = createSigner(keys, purpose);
  return {
    write(payload: Payload, until: Date): string {
      const text = Buffer.from(JSON.stringify({ ...payload, until: until.getTime() })).toString('base64url');
      return `${text}.${sign(text)}`;
    },
    read(value: string | undefined, now: Date): Payload | undefined {
      const [text = '', signature = ''] = value?.split('.', 2) ?? [];
      if (!isValid(text, signature)) return undefined;
      const { until, ...payload } = JSON.parse(Buffer.from(text, 'base64url').toString()) as Payload & {
        until: number;
      };
      return until > now.getTime() ? (payload as unknown as Payload) : undefined;
    },
  };
}

/** A cookie of the request. A value that holds no signature of ours is refused where it is read. */
function cookie({ headers }: IncomingMessage, name: string): string | undefined {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

/** Cookies of people who sign in and have signed in: signed, out of reach of scripts, and never sent along by another site's request. */
export function createSessions({ keys, secure, now }: { keys: readonly SealKey[]; secure: boolean; now(): Date }) {
  const sessions = sealed<Session>(keys, 'guildops session v1');
  const states = sealed<{ nonce: string; to: string }>(keys, 'guildops sign-in v1');
  const set = (name: string, value: string, path: string, ms: number): string =>
    `${name}=${value}; Path=${path}; Max-Age=${ms / 1000}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
  const in_ = (ms: number) => new Date(now().getTime() + ms);
  return {
    /** Who asks, if they have signed in. */
    of: (request: IncomingMessage): Session | undefined => sessions.read(cookie(request, SESSION), now()),
    begin: (session: Session): string => set(SESSION, sessions.write(session, in_(SESSION_MS)), '/', SESSION_MS),
    /** Remembers in the browser that asks what it asked for; `nonce` is what GitHub gives back. */
    keepState: (state: { nonce: string; to: string }, path: string): string =>
      set(STATE, states.write(state, in_(STATE_MS)), path, STATE_MS),
    stateOf: (request: IncomingMessage) => states.read(cookie(request, STATE), now()),
    dropState: (path: string): string => set(STATE, '', path, 0),
  };
}
export type Sessions = ReturnType<typeof createSessions>;
