import type { IncomingMessage, ServerResponse } from 'node:http';
import { createCodes } from '../auth/oauth-codes.ts';
import type { Hub } from '../hub.ts';
import { createDevicePages, DEVICE_GRANT } from './device.ts';
import { choose, problem, refuse, SESSION, signedIn, textOf } from './visitors.ts';

export interface OAuthRegistration {
  readonly clientId: string;
  readonly clientSecret: string;
  /** The callback URL of the App's settings; until it is set nobody can sign in. */
  callbackUrl(): string | undefined;
}

/**
 * The web flow of a GitHub App: `/login/oauth/authorize`, `/login/oauth/access_token`, and a sign-in without a password.
 * Source: https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-user-access-token-for-a-github-app
 */
export function createOAuthPages(hub: Hub, app: OAuthRegistration, violated: (what: string) => void) {
  const codes = createCodes(hub.now);
  const device = createDevicePages(hub, app, violated);

  function authorize(url: URL, request: IncomingMessage, response: ServerResponse): void {
    const { searchParams: query } = url;
    const redirectUri = query.get('redirect_uri') ?? app.callbackUrl() ?? '';
    if (query.get('client_id') !== app.clientId) return void refuse(response, 404, 'No App has this client id.');
    if (app.callbackUrl() === undefined || redirectUri !== app.callbackUrl()) {
      violated(`redirect_uri ${redirectUri} is not the App's callback URL`);
      return void refuse(
        response,
        400,
        'The redirect_uri MUST match the registered callback URL for this application.',
      );
    }
    if (!query.get('state')) violated('a sign-in without a state can be forged');
    const user = signedIn(hub, request);
    if (!user) return void choose(hub, url, response);
    const to = new URL(redirectUri);
    to.searchParams.set('code', codes.issue({ user, redirectUri }));
    const state = query.get('state');
    if (state !== null) to.searchParams.set('state', state);
    response.writeHead(302, { location: to.href }).end();
  }

  /** As GitHub does, a refusal is told with 200. */
  async function exchange(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = new URLSearchParams(await textOf(request));
    if (form.get('grant_type') === DEVICE_GRANT) return device.exchange(form, request, response);
    const answer = (body: object) => {
      response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
      response.end(JSON.stringify(body));
    };
    if (!request.headers.accept?.includes('application/json'))
      violated('the answer of access_token was not asked for as JSON');
    if (form.get('client_id') !== app.clientId || form.get('client_secret') !== app.clientSecret)
      return answer(
        problem('incorrect_client_credentials', 'The client_id and/or client_secret passed are incorrect.'),
      );
    const grant = codes.take(form.get('code') ?? '');
    if (!grant) return answer(problem('bad_verification_code', 'The code passed is incorrect or expired.'));
    if (form.has('redirect_uri') && form.get('redirect_uri') !== grant.redirectUri)
      return answer(
        problem(
          'redirect_uri_mismatch',
          'The redirect_uri MUST match the registered callback URL for this application.',
        ),
      );
    const token = hub.tokens.forUser(grant.user);
    answer({ access_token: token, token_type: 'bearer', scope: '', expires_in: 28_800 });
  }

  /** False for what is no part of the flow. */
  return async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean> => {
    const { method } = request;
    if (method === 'GET' && url.pathname === '/login/oauth/authorize') authorize(url, request, response);
    else if (method === 'POST' && url.pathname === '/login/oauth/access_token') await exchange(request, response);
    else if (method === 'GET' && url.pathname === '/login') signIn(hub, url, response);
    else if (url.pathname.startsWith('/login/device')) return device.page(request, response, url);
    else return false;
    return true;
  };
}

function signIn(hub: Hub, { searchParams }: URL, response: ServerResponse): void {
  const user = hub.accounts.find(searchParams.get('as') ?? '');
  const back = searchParams.get('return_to') ?? '/';
  if (!user || !back.startsWith('/') || back.startsWith('//'))
    return void refuse(response, 404, 'Nobody is called that.');
  const cookie = `${SESSION}=${hub.tokens.forPerson(user)}; Path=/; HttpOnly; SameSite=Lax`;
  response.writeHead(302, { location: back, 'set-cookie': cookie }).end();
}
