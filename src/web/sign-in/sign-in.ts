import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Handler, pathOf } from '../handler.ts';
import { escapeHtml, pageAround, sendPage } from '../page.ts';
import type { Sessions } from './session.ts';

export const SIGN_IN_PATH = '/sign-in';
/** Where GitHub sends people back to: the callback URL of the App's settings. */
export const CALLBACK_PATH = `${SIGN_IN_PATH}/callback`;

/** GitHub's side of a sign-in. */
export interface OAuth {
  /** Where people go. `state` comes back with them. */
  authorizeUrl(state: string): string;
  /** Whose code it is; undefined for one that GitHub does not take. */
  loginOf(code: string): Promise<string | undefined>;
}

export interface SignInNeeds {
  oauth: OAuth;
  sessions: Sessions;
  /** Told of everybody who has signed in, by login. */
  signedIn(login: string): Promise<void>;
  log: { warn(fields: object, message: string): void };
}

/** Only a page of ours is gone to: nobody is led elsewhere by a link that begins here. */
const isOurs = (path: string): boolean => /^\/runs\/[a-z0-9][a-z0-9-]{0,99}$/.test(path);

/** Sends somebody who has not signed in to GitHub, and remembers where they wanted to go. */
export function askToSignIn(
  { oauth, sessions }: SignInNeeds,
  request: IncomingMessage,
  response: ServerResponse,
): true {
  const nonce = randomBytes(24).toString('base64url');
  const to = pathOf(request);
  return sendPage(response, 302, '', {
    location: oauth.authorizeUrl(nonce),
    'set-cookie': sessions.keepState({ nonce, to }, CALLBACK_PATH),
  });
}

/**
 * `GET /sign-in/callback?code=…&state=…`: the browser that began is the one that ends, or there is no session: somebody else's code would
 * sign a person in as somebody else.
 */
export const signInCallback =
  ({ oauth, sessions, signedIn, log }: SignInNeeds): Handler =>
  async (request, response) => {
    if (pathOf(request) !== CALLBACK_PATH || request.method !== 'GET') return false;
    const query = new URLSearchParams(request.url?.split('?', 2)[1]);
    const begun = sessions.stateOf(request);
    const isTheirs = begun !== undefined && query.get('state') === begun.nonce;
    const login = isTheirs ? await oauth.loginOf(query.get('code') ?? '') : undefined;
    const cookies = [sessions.dropState(CALLBACK_PATH)];
    if (!login || !begun || !isOurs(begun.to)) {
      log.warn({ begun: begun !== undefined, isTheirs }, 'sign-in refused');
      return send(response, 403, refused(begun?.to), cookies);
    }
    await signedIn(login.toLowerCase());
    return send(response, 302, '', [...cookies, await sessions.begin(login.toLowerCase())], {
      location: begun.to,
    });
  };

const send = (
  response: ServerResponse,
  status: number,
  page: string,
  cookies: string[],
  headers: Record<string, string> = {},
): true => {
  response.setHeader('set-cookie', cookies);
  return sendPage(response, status, page, headers);
};

const refused = (to = ''): string =>
  pageAround(
    'You are not signed in',
    `<p>GitHub did not confirm it, or it took longer than ten minutes.${
      isOurs(to) ? ` <a href="${escapeHtml(to)}">Try again.</a>` : ''
    }</p>`,
  );
