import type { SandboxDiscord } from '../../../sandbox/discord/index.ts';

export interface RestAnswer {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
}

/** A bare call, for what the real client would never send. */
export async function rest(
  discord: SandboxDiscord,
  method: string,
  path: string,
  body?: unknown,
  token = discord.token,
): Promise<RestAnswer> {
  const response = await fetch(`${discord.apiUrl}/v10${path}`, {
    method,
    headers: { authorization: `Bot ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : {} };
}
