import { z } from 'zod';
import { Refusal } from '../core/refusal.ts';
import type { DeviceFlow, Polled } from '../deploy/ports.ts';
import { loginOfToken, webUrlOf } from './oauth.ts';

const Code = z.object({
  device_code: z.string(),
  user_code: z.string(),
  verification_uri: z.string(),
  expires_in: z.number(),
  interval: z.number(),
});
const Answer = z.object({
  access_token: z.string().optional(),
  error: z.string().optional(),
  interval: z.number().optional(),
});

const GRANT = 'urn:ietf:params:oauth:grant-type:device_code';
const DEADLINE_MS = 10_000;
/** What `slow_down` adds where GitHub does not say how much. */
const SLOWER_S = 5;

/**
 * The App's device flow: whose account it is, without an address of ours that GitHub could send people back to.
 * Source: https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-user-access-token-for-a-github-app#using-the-device-flow-to-generate-a-user-access-token
 */
export function createDeviceFlow({
  clientId,
  apiUrl = 'https://api.github.com',
}: {
  /** Undefined where GitHub does not tell it. */
  clientId: () => Promise<string | undefined>;
  apiUrl?: string;
}): DeviceFlow {
  const web = webUrlOf(apiUrl);

  /** GitHub tells every refusal with 200 and an error in the body. */
  async function post(path: string, fields: Readonly<Record<string, string>>): Promise<unknown> {
    const response = await fetch(`${web}${path}`, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: new URLSearchParams(fields),
      signal: AbortSignal.timeout(DEADLINE_MS),
    });
    return response.json();
  }

  const ours = async (): Promise<string> => {
    const id = await clientId();
    if (id === undefined) throw notAllowed('the client id of the App is not known');
    return id;
  };

  return {
    async begin() {
      const answer = await post('/login/device/code', { client_id: await ours() });
      const code = Code.safeParse(answer).data;
      if (!code) throw notAllowed(`GitHub says ${Answer.safeParse(answer).data?.error ?? 'no'}`);
      const { device_code: deviceCode, user_code: userCode, verification_uri: page } = code;
      return { deviceCode, userCode, page, intervalS: code.interval, livesS: code.expires_in };
    },
    async poll(deviceCode) {
      const fields = { client_id: await ours(), device_code: deviceCode, grant_type: GRANT };
      const answer = Answer.parse(await post('/login/oauth/access_token', fields));
      if (answer.access_token === undefined) return refusalOf(answer);
      const login = await loginOfToken(apiUrl, answer.access_token);
      return login === undefined ? { is: 'denied' } : { is: 'known', login };
    },
  };
}

function refusalOf({ error, interval }: z.infer<typeof Answer>): Polled {
  switch (error) {
    case 'authorization_pending':
      return { is: 'pending' };
    case 'slow_down':
      return { is: 'slow-down', intervalS: interval ?? SLOWER_S * 2 };
    case 'access_denied':
      return { is: 'denied' };
    // Also a code that was answered once already, before we could write that down.
    case 'expired_token':
    case 'incorrect_device_code':
    case 'bad_verification_code':
      return { is: 'expired' };
    default:
      throw new Error(`GitHub's device flow answers ${error ?? 'nothing'}`);
  }
}

const notAllowed = (why: string): Refusal =>
  new Refusal({
    code: 'requirement',
    name: 'the device flow of the GitHub App',
    why,
    wayOn:
      'Its operator enables it in the settings of the App, and sets GITHUB_CLIENT_ID where GitHub does not tell it.',
  });
