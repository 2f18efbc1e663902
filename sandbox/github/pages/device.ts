import type { IncomingMessage, ServerResponse } from 'node:http';
import { html } from '../../html.ts';
import { createDeviceCodes } from '../auth/device-codes.ts';
import type { Hub } from '../hub.ts';
import type { OAuthRegistration } from './oauth.ts';
import { choose, problem, refuse, show, signedIn, textOf } from './visitors.ts';

export const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

/**
 * The device flow of a GitHub App: a code for the device, a page where its person types the other one, and what the device is told.
 * Source: https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-user-access-token-for-a-github-app#using-the-device-flow-to-generate-a-user-access-token
 */
export function createDevicePages(hub: Hub, app: OAuthRegistration, violated: (what: string) => void) {
  const codes = createDeviceCodes(hub.now);

  function isOurs(form: URLSearchParams, { headers }: IncomingMessage): boolean {
    if (!headers.accept?.includes('application/json')) violated('the device flow was not asked for as JSON');
    if (form.has('client_secret')) violated('the device flow takes no client secret');
    return form.get('client_id') === app.clientId;
  }

  function told(deviceCode: string): object {
    const answer = codes.ask(deviceCode);
    if ('user' in answer) return { access_token: hub.tokens.forUser(answer.user), token_type: 'bearer', scope: '' };
    if (answer.error === 'slow_down') violated('the device asked again before its interval was over');
    const { error, ...more } = answer;
    return { ...problem(error, error.replaceAll('_', ' ')), ...more };
  }

  async function begin(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = new URLSearchParams(await textOf(request));
    if (!isOurs(form, request)) return sendJson(response, NOT_OURS);
    const { deviceCode, userCode, livesS, intervalS } = codes.issue();
    const page = `${hub.url}/login/device`;
    sendJson(response, {
      ...{ device_code: deviceCode, user_code: userCode, verification_uri: page },
      ...{ expires_in: livesS, interval: intervalS },
    });
  }

  async function decide(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const user = signedIn(hub, request);
    if (!user) return refuse(response, 403, 'Sign in first.');
    const form = new URLSearchParams(await textOf(request));
    const isYes = form.get('authorize') === '1';
    if (!codes.decide(form.get('user_code') ?? '', isYes ? { by: user } : 'denied'))
      return refuse(response, 404, 'That code is not known, or has run out.');
    const words = isYes ? 'Congratulations, you are all set.' : 'You said no.';
    show(response, 200, 'Device', html`<h1>${words}</h1><p>Your device is now told. You may close this page.</p>`);
  }

  return {
    /** What the device asks for its token; as GitHub does, a refusal is told with 200. */
    exchange(form: URLSearchParams, request: IncomingMessage, response: ServerResponse): void {
      sendJson(response, isOurs(form, request) ? told(form.get('device_code') ?? '') : NOT_OURS);
    },
    /** False for what is no part of the flow. */
    async page(request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean> {
      const { method = 'GET' } = request;
      if (url.pathname === '/login/device/code' && method === 'POST') await begin(request, response);
      else if (url.pathname !== '/login/device') return false;
      else if (method === 'POST') await decide(request, response);
      else if (!signedIn(hub, request)) choose(hub, url, response);
      else show(response, 200, 'Device', FORM);
      return true;
    },
  };
}

const NOT_OURS = problem('incorrect_client_credentials', 'The client_id passed is incorrect.');

const FORM = html`<h1>Type the code that your device shows</h1>
<form method="post" action="/login/device">
<input name="user_code" autocomplete="off" placeholder="XXXX-XXXX" required>
<button name="authorize" value="1">Authorize</button>
<button name="authorize" value="0">Cancel</button>
</form>`;

function sendJson(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
