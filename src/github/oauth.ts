import { z } from 'zod';

export interface OAuthSettings {
  clientId: string;
  clientSecret: string;
  /** Root of the REST API; the pages that people see are at the same host, or beside api.github.com. */
  apiUrl?: string;
  /** Where GitHub sends people back to. */
  callbackUrl: string;
}

const Answer = z.object({ access_token: z.string() });
const User = z.object({ login: z.string(), type: z.string() });
const DEADLINE_MS = 10_000;

/** `https://api.github.com` → `https://github.com`; `https://ghe.example.com/api/v3` → `https://ghe.example.com`. */
export const webUrlOf = (apiUrl: string): string =>
  apiUrl
    .replace(/\/+$/, '')
    .replace(/\/api\/v3$/, '')
    .replace('//api.', '//');

/** Whose token it is: asked once, and then the token is forgotten. Undefined for one of no person. */
export async function loginOfToken(apiUrl: string, token: string): Promise<string | undefined> {
  const response = await fetch(`${apiUrl.replace(/\/+$/, '')}/user`, {
    headers: { authorization: `Bearer ${token}`, accept: 'application/vnd.github+json', 'user-agent': 'guildops' },
    signal: AbortSignal.timeout(DEADLINE_MS),
  });
  const user = response.ok ? User.safeParse(await response.json()).data : undefined;
  return user?.type === 'User' ? user.login : undefined;
}

/**
 * The App's web flow: whose code it is. The token that GitHub gives for it is asked for the name of its person, once, and thrown away.
 * Source: https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-user-access-token-for-a-github-app
 */
export function createOAuth({ clientId, clientSecret, callbackUrl, apiUrl = 'https://api.github.com' }: OAuthSettings) {
  const web = webUrlOf(apiUrl);

  async function tokenFor(code: string): Promise<string | undefined> {
    const response = await fetch(`${web}/login/oauth/access_token`, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: new URLSearchParams({ client_id: clientId, client_secret: clientSecret, code, redirect_uri: callbackUrl }),
      signal: AbortSignal.timeout(DEADLINE_MS),
    });
    // A code that is not taken is told with 200 and an error in the body.
    return Answer.safeParse(await response.json()).data?.access_token;
  }

  return {
    authorizeUrl(state: string): string {
      const query = new URLSearchParams({
        client_id: clientId,
        redirect_uri: callbackUrl,
        state,
        allow_signup: 'false',
      });
      return `${web}/login/oauth/authorize?${query}`;
    },
    async loginOf(code: string): Promise<string | undefined> {
      const token = code === '' ? undefined : await tokenFor(code);
      if (token === undefined) return undefined;
      return loginOfToken(apiUrl, token);
    },
  };
}
