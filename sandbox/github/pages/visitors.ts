import type { IncomingMessage, ServerResponse } from 'node:http';
import { html } from '../../html.ts';
import type { Hub } from '../hub.ts';
import type { User } from '../state/user.ts';
import { page } from './html.ts';

/** Cookie of somebody who is signed in to this GitHub: their personal token stands for the session. */
export const SESSION = 'user_session';

export const problem = (error: string, error_description: string) => ({ error, error_description });

export async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

export function signedIn(hub: Hub, { headers }: IncomingMessage): User | undefined {
  const [, token] = new RegExp(`(?:^|; )${SESSION}=([\\w]+)`).exec(headers.cookie ?? '') ?? [];
  return token === undefined ? undefined : hub.tokens.person(token);
}

export function show(response: ServerResponse, status: number, title: string, content: ReturnType<typeof html>): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' });
  response.end(page(title, content));
}

export const refuse = (response: ServerResponse, status: number, words: string): void =>
  show(response, status, 'Be careful!', html`<h1>Be careful!</h1><p>${words}</p>`);

/** There are no passwords here: whoever comes picks who they are. */
export function choose(hub: Hub, url: URL, response: ServerResponse): void {
  const back = encodeURIComponent(`${url.pathname}${url.search}`);
  const people = hub.accounts.all().filter(({ type }) => type === 'User');
  const rows = people.map(
    ({ login }) => html`<li><a href="/login?as=${login}&amp;return_to=${back}">${login}</a></li>`,
  );
  show(response, 200, 'Sign in', html`<h1>Sign in as</h1><ul>${rows}</ul>`);
}
