import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type Handler, sendJson } from '../../src/web/handler.ts';
import { createHttpServer, type HttpServer, type HttpSettings } from '../../src/web/server.ts';

const LOCAL = { host: '127.0.0.1', port: 0 };
const log = {
  lines: [] as [object, string][],
  error: (fields: object, words: string) => void log.lines.push([fields, words]),
  warn: (fields: object, words: string) => void log.lines.push([fields, words]),
};
const echo: Handler = async (request, response) =>
  sendJson(response, 200, { bytes: (request as { rawBody?: Buffer }).rawBody?.length });

let server: HttpServer | undefined;
async function start(
  facts: {
    maxBytes?: number;
    webhooks?: Handler;
    routes?: HttpSettings['private']['routes'];
    checks?: HttpSettings['checks'];
    degraded?: readonly string[];
  } = {},
) {
  log.lines = [];
  const { webhooks = echo, maxBytes, routes = {}, checks = {}, degraded = [] } = facts;
  server = await createHttpServer({
    public: { ...LOCAL, webhooks: { path: '/hooks', handler: webhooks, ...(maxBytes !== undefined && { maxBytes }) } },
    private: { ...LOCAL, routes },
    checks,
    degraded: () => degraded,
    log,
  });
  return server;
}
afterEach(async () => {
  await server?.close(0);
  server = undefined;
});

describe('two listeners', () => {
  it('serve webhooks and health to everybody, the rest to this machine alone', async () => {
    const { publicUrl, privateUrl } = await start({ routes: { '/state': echo } });
    const status = async (url: string) => (await fetch(url)).status;
    expect(await status(`${publicUrl}/hooks`)).toBe(200);
    expect(await status(`${publicUrl}/healthz`)).toBe(200);
    expect(await status(`${publicUrl}/state/abc`)).toBe(404);
    expect(await status(`${privateUrl}/state/abc?ID=1`)).toBe(200);
    expect(await status(`${privateUrl}/stately`)).toBe(404);
    expect(await status(`${privateUrl}/hooks`)).toBe(404);
  });

  it('refuse to open the private one to others', async () => {
    const settings = { public: { ...LOCAL, webhooks: { path: '/hooks', handler: echo } }, checks: {}, log };
    const open = createHttpServer({ ...settings, private: { host: '0.0.0.0', port: 0, routes: {} } });
    await expect(open).rejects.toThrow(/private listener would be open/);
  });

  it('start both or none', async () => {
    const { privateUrl } = await start();
    const taken = Number(new URL(privateUrl).port);
    const settings = { public: { ...LOCAL, webhooks: { path: '/hooks', handler: echo } }, checks: {}, log };
    const second = createHttpServer({ ...settings, private: { host: '127.0.0.1', port: taken, routes: {} } });
    await expect(second).rejects.toThrow(/EADDRINUSE/);
  });

  it('answer 500 without the reason when a handler fails, and log it', async () => {
    const broken: Handler = async () => {
      throw new Error('the disk is full');
    };
    const { publicUrl } = await start({ webhooks: broken });
    const answer = await fetch(`${publicUrl}/hooks`);
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('disk');
    expect(log.lines).toMatchObject([[{ err: { message: 'the disk is full' } }, 'request failed']]);
  });
});

describe('the cap on bodies', () => {
  it.each([
    { what: 'as large as allowed', bytes: 1000, status: 200 },
    { what: 'one byte too large', bytes: 1001, status: 413 },
    { what: 'far too large', bytes: 300_000, status: 413 },
  ])('$what is answered $status', async ({ bytes, status }) => {
    const { publicUrl } = await start({ maxBytes: 1000 });
    const answer = await fetch(`${publicUrl}/hooks`, { method: 'POST', body: Buffer.alloc(bytes) });
    expect(answer.status).toBe(status);
  });

  it('holds for bodies that do not say how large they are', async () => {
    const { publicUrl } = await start({ maxBytes: 1000 });
    const request = httpRequest(`${publicUrl}/hooks`, { method: 'POST' });
    const answered = once(request, 'response') as Promise<[{ statusCode: number }]>;
    request.on('error', () => undefined); // the connection is closed on what is left
    request.write(Buffer.alloc(600));
    request.write(Buffer.alloc(600));
    const [{ statusCode }] = await answered;
    request.destroy();
    expect(statusCode).toBe(413);
  });
});

describe('health', () => {
  it('is ready when every check is, and names the one that is not', async () => {
    const failing = async () => {
      throw new Error('secret reason');
    };
    const { publicUrl } = await start({ checks: { database: async () => {}, discord: failing } });
    const answer = await fetch(`${publicUrl}/readyz`);
    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual({ ready: false, checks: { database: 'ok', discord: 'failing' } });
    expect(log.lines).toMatchObject([[{ check: 'discord', err: { message: 'secret reason' } }, 'not ready']]);
  });

  it('is ready with less protection than it should have, and names what is missing', async () => {
    const { publicUrl } = await start({ degraded: ['jail'] });
    const answer = await fetch(`${publicUrl}/readyz`);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ ready: true, checks: {}, degraded: ['jail'] });
  });

  it('is ready without checks, and only for reading', async () => {
    const { publicUrl } = await start();
    expect((await fetch(`${publicUrl}/readyz`)).status).toBe(200);
    expect((await fetch(`${publicUrl}/healthz`, { method: 'POST' })).status).toBe(404);
  });
});

describe('closing', () => {
  it('lets a request end that is underway, takes no new one, and cuts idle connections', async () => {
    let finish: () => void = () => undefined;
    const entered = makeGate();
    const slow: Handler = async (_request, response) => {
      entered.resolve(undefined);
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      return sendJson(response, 200, { done: true });
    };
    const { publicUrl } = await start({ webhooks: slow });
    const idle = connect(Number(new URL(publicUrl).port), '127.0.0.1');
    await once(idle, 'connect');
    const underway = fetch(`${publicUrl}/hooks`);
    await entered.promise;
    const closed = server?.close(5_000);
    await expect(fetch(`${publicUrl}/healthz`)).rejects.toThrow();
    finish();
    expect((await underway).status).toBe(200);
    idle.destroy();
    await closed;
  });

  it('does not wait for ever for a request that does not end', async () => {
    const entered = makeGate();
    const stuck: Handler = () => {
      entered.resolve(undefined);
      return new Promise(() => undefined);
    };
    const { publicUrl } = await start({ webhooks: stuck });
    const underway = fetch(`${publicUrl}/hooks`).catch(() => 'cut');
    await entered.promise;
    await server?.close(10);
    expect(await underway).toBe('cut');
  });
});

function makeGate() {
  let resolve: (value: unknown) => void = () => undefined;
  const promise = new Promise((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
