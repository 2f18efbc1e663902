import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appOctokit } from './app.ts';
import { repo, type Started, startGitHub } from './start.ts';

interface Arrival {
  readonly guid: string;
  readonly name: string;
  readonly signature: string;
  readonly body: string;
}

/** An App's endpoint that writes down what arrives and answers as told. */
async function listenForWebhooks(answer: (arrival: Arrival) => number = () => 200) {
  const arrivals: Arrival[] = [];
  const server: Server = createServer(async (request, response) => {
    const arrival = await read(request);
    arrivals.push(arrival);
    response.writeHead(answer(arrival)).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`;
  return { arrivals, url, server };
}

async function read(request: IncomingMessage): Promise<Arrival> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString();
  const header = (name: string) => String(request.headers[name]);
  const { action = '' } = JSON.parse(body) as { action?: string };
  const name = [header('x-github-event'), action].filter(Boolean).join('.');
  return { guid: header('x-github-delivery'), name, signature: header('x-hub-signature-256'), body };
}

describe('webhooks', () => {
  let started: Started;
  let hooks: Awaited<ReturnType<typeof listenForWebhooks>>;
  beforeEach(async () => {
    started = await startGitHub();
    hooks = await listenForWebhooks();
    await started.wim.push(repo, 'topic', { files: { a: '' }, message: 'a' });
    await started.wim.openPull(repo, { title: 'a', head: 'topic' });
  });
  afterEach(async () => {
    hooks.server.close();
    await started.stop();
  });

  const names = () => hooks.arrivals.map(({ name }) => name);
  const guidOf = (event: string) => started.github.deliveries.find((delivery) => delivery.event === event)?.guid ?? '';

  it('are kept until the App has an address, and then come in order', async () => {
    const { github } = started;
    expect(github.deliveries.every(({ outcome }) => outcome === 'held')).toBe(true);
    github.setWebhookTarget(hooks.url);
    await github.redeliverMissed();
    expect(names()).toEqual(['installation.created', 'push', 'pull_request.opened']);
  });

  it('are signed over the exact bytes', async () => {
    started.github.setWebhookTarget(hooks.url);
    await started.wim.comment(repo, 1, 'ümläut 🚀');
    await started.github.settled();
    const [{ body, signature } = { body: '', signature: '' }] = hooks.arrivals;
    const expected = createHmac('sha256', started.github.app.webhookSecret).update(body).digest('hex');
    expect(signature).toBe(`sha256=${expected}`);
  });

  it('come only for the events the App asked for', async () => {
    const quiet = await startGitHub({ events: ['push'] });
    await quiet.wim.push(repo, 'topic', { files: { a: '' }, message: 'a' });
    await quiet.wim.openPull(repo, { title: 'a', head: 'topic' });
    expect(quiet.github.deliveries.map(({ event }) => event)).toEqual(['installation', 'push']);
    await quiet.stop();
  });

  it('come again under the same GUID, by hand and through the API', async () => {
    const { github } = started;
    github.setWebhookTarget(hooks.url);
    const guid = guidOf('pull_request');
    await github.redeliver(guid);
    const app = appOctokit(github);
    const { data } = await app.rest.apps.listWebhookDeliveries();
    const [{ id } = { id: 0 }] = data.filter((delivery) => delivery.guid === guid);
    await app.rest.apps.redeliverWebhookDelivery({ delivery_id: id });
    await github.until(() => (hooks.arrivals.length === 2 ? true : undefined), 'it arrived twice');
    expect(hooks.arrivals.map((arrival) => arrival.guid)).toEqual([guid, guid]);
    expect(new Set(hooks.arrivals.map(({ body }) => body)).size).toBe(1);
  });

  it('are found by an App that was away, in its list of deliveries', async () => {
    const { github } = started;
    hooks.server.close();
    github.setWebhookTarget(hooks.url);
    await started.wim.comment(repo, 1, 'Is anybody there?');
    await github.settled();
    const app = appOctokit(github);
    const { data } = await app.rest.apps.listWebhookDeliveries({ per_page: 1 });
    expect(data).toMatchObject([{ event: 'issue_comment', status_code: 0, status: 'failed to connect to host' }]);
    hooks = await listenForWebhooks();
    github.setWebhookTarget(hooks.url);
    await app.rest.apps.redeliverWebhookDelivery({ delivery_id: data[0]?.id ?? 0 });
    await github.until(() => hooks.arrivals[0], 'it arrived after all');
    expect(hooks.arrivals[0]?.guid).toBe(data[0]?.guid);
  });

  it('remember what the App answered, and do not come again by themselves', async () => {
    const { github } = started;
    hooks.server.close();
    hooks = await listenForWebhooks(() => 500);
    github.setWebhookTarget(hooks.url);
    await started.wim.comment(repo, 1, 'x');
    await github.settled();
    expect(github.deliveries.at(-1)).toMatchObject({ outcome: 'refused', statusCode: 500 });
    expect(hooks.arrivals).toHaveLength(1);
  });

  it('are given up when the App takes too long', async () => {
    const hasty = await startGitHub({ webhookPatienceMs: 20 });
    const silent = createServer();
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    hasty.github.setWebhookTarget(`http://127.0.0.1:${(silent.address() as AddressInfo).port}`);
    await hasty.github.redeliverMissed();
    expect(hasty.github.deliveries.at(-1)).toMatchObject({ outcome: 'timed-out', redelivery: true });
    silent.close();
    await hasty.stop();
  });

  it.each([
    {
      kind: 'duplicate-delivery' as const,
      arrivals: ['issue_comment.created', 'issue_comment.created', 'issue_comment.edited'],
    },
    { kind: 'drop-delivery' as const, arrivals: ['issue_comment.edited'] },
    { kind: 'reorder-delivery' as const, arrivals: ['issue_comment.edited', 'issue_comment.created'] },
  ])('can go wrong: $kind', async ({ kind, arrivals }) => {
    const { github } = started;
    github.setWebhookTarget(hooks.url);
    github.fault({ kind, event: 'issue_comment.created' });
    const id = await started.wim.comment(repo, 1, 'one');
    await started.wim.editComment(repo, id, 'two');
    await github.settled();
    expect(names()).toEqual(arrivals);
    const guids = hooks.arrivals.filter(({ name }) => name === 'issue_comment.created').map(({ guid }) => guid);
    expect(new Set(guids).size).toBe(Math.min(1, guids.length));
  });
});
