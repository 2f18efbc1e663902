import { createHmac, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Stage } from '../story/stage.ts';
import * as scene from './scene.ts';
import { foundIn, secretsOf } from './secrets.ts';
import { expectNoViolations, useStage } from './use-stage.ts';

interface Knock {
  method: string;
  headers: Record<string, string>;
  body: string;
}

const sign = (body: string, secret: string, kind = 'sha256') =>
  `${kind}=${createHmac(kind, secret).update(body).digest('hex')}`;

/** A delivery as GitHub sends it; each row of the table breaks it in one way. */
const proper = ({ github }: Stage, body: string): Knock => ({
  method: 'POST',
  headers: {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    'x-github-event': 'pull_request',
    'x-github-delivery': randomUUID(),
    'x-hub-signature-256': sign(body, github.app.webhookSecret),
  },
  body,
});

const without = (headers: Record<string, string>, name: string) =>
  Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name));

const BROKEN: readonly { does: string; status: number[]; breaks: (knock: Knock, stage: Stage) => Knock }[] = [
  {
    does: 'no signature',
    status: [400],
    breaks: (knock) => ({ ...knock, headers: without(knock.headers, 'x-hub-signature-256') }),
  },
  {
    does: 'the signature of another secret',
    status: [400],
    breaks: (knock) => ({
      ...knock,
      headers: { ...knock.headers, 'x-hub-signature-256': sign(knock.body, 'development') },
    }),
  },
  {
    does: 'the signature of another body',
    status: [400],
    breaks: (knock, { github }) => ({
      ...knock,
      headers: { ...knock.headers, 'x-hub-signature-256': sign(`${knock.body} `, github.app.webhookSecret) },
    }),
  },
  {
    does: 'a signature of the old kind alone',
    status: [400],
    breaks: (knock, { github }) => ({
      ...knock,
      headers: {
        ...without(knock.headers, 'x-hub-signature-256'),
        'x-hub-signature': sign(knock.body, github.app.webhookSecret, 'sha1'),
      },
    }),
  },
  {
    does: 'a body that is no JSON',
    status: [400],
    breaks: (knock, { github }) => ({
      ...knock,
      body: 'payload=1',
      headers: {
        ...knock.headers,
        'content-length': '9',
        'x-hub-signature-256': sign('payload=1', github.app.webhookSecret),
      },
    }),
  },
  {
    does: 'another content type',
    status: [400, 415],
    breaks: (knock) => ({
      ...knock,
      headers: { ...knock.headers, 'content-type': 'application/x-www-form-urlencoded' },
    }),
  },
  {
    does: 'no event',
    status: [400],
    breaks: (knock) => ({ ...knock, headers: without(knock.headers, 'x-github-event') }),
  },
  {
    does: 'a body of 26 MB',
    status: [413],
    breaks: (knock) => ({ ...knock, body: '', headers: { ...knock.headers, 'content-length': '27262976' } }),
  },
  { does: 'GET', status: [404, 405], breaks: (knock) => ({ ...knock, method: 'GET', body: '' }) },
  { does: 'PUT', status: [404, 405], breaks: (knock) => ({ ...knock, method: 'PUT' }) },
];

/** Sends exactly these headers, true or not; answers the status. */
const send = (url: string, { method, headers, body }: Knock): Promise<number> =>
  new Promise((resolve, reject) => {
    const sent = method === 'GET' ? without(headers, 'content-length') : headers;
    const call = request(url, { method, headers: sent }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
      call.destroy();
    });
    call.on('error', reject);
    call.write(body);
    if (body !== '' || method === 'GET') call.end();
  });

describe('the public door', () => {
  let number: number;
  let body: string;
  const onStage = useStage(async (stage) => {
    stage.github.fault({ kind: 'drop-delivery', event: 'pull_request.opened' });
    await scene.addProject(stage, 'door');
    await scene.seed(stage, 'door');
    const files = scene.inProject('door', { 'note.tf': scene.output('hello') });
    number = await scene.openByHand(stage, { branch: 'door', files });
    await stage.github.settled();
    body = scene.deliveriesOf(stage, 'pull_request.opened', number)[0]?.payload ?? '';
  });
  const webhooks = () => `${onStage().origin}/api/github/webhooks`;

  it.each(BROKEN)('refuses a webhook with $does, and stores nothing', async ({ status, breaks }) => {
    const stage = onStage();
    const knock = breaks(proper(stage, body), stage);
    expect(status).toContain(await send(webhooks(), knock));
    const { inbox, deploys } = stage.program.ports.store;
    expect(await inbox.find(knock.headers['x-github-delivery'] ?? '')).toBeUndefined();
    expect(await deploys.byPull(stage.repo as never, number)).toEqual([]);
  });

  it('takes the same delivery when it is as it should be', async () => {
    const knock = proper(onStage(), body);
    expect(await send(webhooks(), knock)).toBe(200);
    expect(await scene.whenAt(onStage(), number, 'plan_ready')).toMatchObject({ project: 'door' });
  });

  it('leads to no state, no control and no file', async () => {
    const { origin } = onStage();
    for (const path of ['/state/x', '/control/ping', '/control/backup', '/metrics', '/../control.json', '/'])
      expect((await fetch(`${origin}${path}`)).status).toBe(404);
  });

  it('is another than the private one, which opens to no stranger', async () => {
    const { settings } = onStage();
    const control = JSON.parse(await readFile(join(settings.GUILDOPS_DATA ?? '', 'control.json'), 'utf8')) as {
      url: string;
    };
    const statuses = await Promise.all(
      ['/control/ping', '/state/x', '/state/'].map(async (path) => {
        const headers = { authorization: `Bearer ${'x'.repeat(43)}` };
        return (await fetch(`${control.url}${path}`, { method: 'POST', headers, body: '{}' })).status;
      }),
    );
    expect(statuses.filter((status) => status < 400)).toEqual([]);
  });

  it('lets no secret into the log, whatever knocked', async () => {
    const log = onStage().logged.join('');
    expect(log).toContain('"level":"warn"'); // the refusals are told
    expect(foundIn(log, await secretsOf(onStage()))).toEqual([]);
  });

  expectNoViolations(onStage);
});
