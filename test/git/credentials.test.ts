import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { gitEnvironment } from '../../src/git/environment.ts';
import { createGitRig, REPO } from './rig.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function listen(answer: (request: IncomingMessage) => { status: number; location?: string }) {
  const seen: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    seen.push(request.headers.authorization);
    const { status, location } = answer(request);
    response.writeHead(status, location === undefined ? {} : { location }).end();
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { seen, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const authorization = `Basic ${Buffer.from('x-access-token:ghs_secretsecretsecret').toString('base64')}`;

describe('credentials for git', () => {
  it('reach the remote, and stay out of arguments, errors and files', async () => {
    const { seen, origin } = await listen(() => ({ status: 403 }));
    const rig = await createGitRig({ remote: async () => ({ url: `${origin}/acme/infra.git`, authorization }) });
    const fault = await rig.repositories.refresh(REPO).catch((error: unknown) => error as Error);
    expect(seen).toContain(authorization);
    expect(String(fault) + JSON.stringify(fault)).not.toContain(authorization.slice(6));
    expect(await readFile(join(rig.options.dir, `${REPO}.git`, 'config'), 'utf8')).not.toMatch(/basic|secret/i);
    await rig.close();
  });

  it('do not follow a redirect to somebody else', async () => {
    const thief = await listen(() => ({ status: 404 }));
    const { origin } = await listen(({ url }) => ({ status: 301, location: `${thief.origin}${url}` }));
    const rig = await createGitRig({ remote: async () => ({ url: `${origin}/acme/infra.git`, authorization }) });
    await expect(rig.repositories.refresh(REPO)).rejects.toThrow();
    expect(thief.seen.filter((header) => header !== undefined)).toEqual([]);
    await rig.close();
  });

  it('are never asked of a person', async () => {
    const { origin } = await listen(() => ({ status: 401 }));
    const rig = await createGitRig({ remote: async () => ({ url: `${origin}/acme/infra.git` }) });
    await expect(rig.repositories.refresh(REPO)).rejects.toThrow('git fetch failed');
    await rig.close();
  });

  it('and everything else come from us alone', () => {
    const environment = gitEnvironment({ PATH: '/bin' }, '/home/none', {
      url: 'https://github.com/a/b.git',
      authorization,
    });
    expect(environment).toMatchObject({
      PATH: '/bin',
      HOME: '/home/none',
      GIT_TERMINAL_PROMPT: '0',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: '/dev/null',
    });
    const keys = Object.entries(environment).filter(([name]) => name.startsWith('GIT_CONFIG_KEY_'));
    expect(keys.map(([, key]) => key)).toContain('http.https://github.com/.extraHeader');
    expect(
      Object.keys(environment).filter((name) => name in process.env && !['PATH', 'HOME', 'LC_ALL'].includes(name)),
    ).toEqual(Object.keys(environment).filter((name) => name.startsWith('GIT_') && name in process.env));
  });
});
