import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { raiseRoom } from './room.ts';

/** Who may knock: the page has buttons that act for people, and other sites know its address. */
describe('the door of the page', () => {
  let room: Awaited<ReturnType<typeof raiseRoom>>;
  beforeAll(async () => {
    room = await raiseRoom();
  });
  afterAll(() => room?.end());

  const knock = (path: string, headers: Record<string, string>, method = 'POST') =>
    new Promise<{ status: number | undefined; location: string | undefined }>((resolve, reject) => {
      const { url } = room.page;
      const body = 'pull=1&body=hello';
      const type = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(body.length) };
      const call = request(`${url}${path}`, { method, headers: { ...type, ...headers } }, (answer) => {
        answer.resume();
        resolve({ status: answer.statusCode, location: answer.headers.location });
      });
      call.on('error', reject);
      call.end(body);
    });

  it('lets its own forms act, and leads back to where they stood', async () => {
    const { url } = room.page;
    const from = { origin: url, referer: `${url}/?login=rob` };
    const { status, location } = await knock('/github/close-notice', from);
    expect(status).toBe(303);
    expect(location).toContain('login=rob');
  });

  it.each([
    { what: 'another site', path: '/github/comment', headers: { origin: 'https://evil.example' }, status: 403 },
    { what: 'nobody knows where', path: '/github/comment', headers: {}, status: 403 },
    { what: 'a name that only leads here', path: '/', headers: { host: 'evil.example' }, status: 421 },
    { what: 'a deed that there is not', path: '/github/constructor', headers: {}, status: 404 },
  ])('refuses what comes from $what', async ({ path, headers, status }) => {
    expect((await knock(path, headers)).status).toBe(status);
  });

  it.each(['/../page.ts', '/%2e%2e/page.ts', '/tsconfig.json', '/github/comment'])('has no page %s', async (path) => {
    expect((await knock(path, {}, 'GET')).status).toBe(404);
  });

  it('allows no script and no style in its text', async () => {
    const answer = await fetch(room.page.url);
    const policy = answer.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    const text = await answer.text();
    expect(text).not.toMatch(/<script(?![^>]* src=)|<style|style=| on\w+=/);
  });
});
