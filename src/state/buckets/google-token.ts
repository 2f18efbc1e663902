import { sign } from 'node:crypto';
import { z } from 'zod';
import { Cannot, expectStatus, type Fetch } from './bucket.ts';

const KEY = z.object({ client_email: z.string(), private_key: z.string(), token_uri: z.url() });
const SCOPE = 'https://www.googleapis.com/auth/devstorage.read_write';
const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

/**
 * A token of the credentials as terraform's gcs backend takes them: a token itself, or the text of a service account's key.
 * Google's own library for this needs Node 22. Source: https://developers.google.com/identity/protocols/oauth2/service-account#httprest
 * @throws Cannot for any other form
 */
export async function googleToken(variables: Readonly<Record<string, string>>, fetch: Fetch): Promise<string> {
  if (variables.GOOGLE_OAUTH_ACCESS_TOKEN) return variables.GOOGLE_OAUTH_ACCESS_TOKEN;
  const text = variables.GOOGLE_BACKEND_CREDENTIALS ?? variables.GOOGLE_CREDENTIALS ?? '';
  const { client_email: iss, private_key: key, token_uri: aud } = keyIn(text);
  const iat = Math.floor(Date.now() / 1000);
  const claims = `${encoded({ alg: 'RS256', typ: 'JWT' })}.${encoded({ iss, aud, iat, exp: iat + 600, scope: SCOPE })}`;
  const assertion = `${claims}.${sign('RSA-SHA256', Buffer.from(claims), key).toString('base64url')}`;
  const body = new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion });
  const answer = await fetch(aud, { method: 'POST', body });
  expectStatus(answer, 'a token for the service account', 200);
  return z.object({ access_token: z.string() }).parse(await answer.json()).access_token;
}

function keyIn(text: string): z.output<typeof KEY> {
  try {
    return KEY.parse(JSON.parse(text));
  } catch {
    throw new Cannot(
      'only GOOGLE_CREDENTIALS with the key of a service account, or GOOGLE_OAUTH_ACCESS_TOKEN, can be used to look',
    );
  }
}
