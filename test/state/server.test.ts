import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RunId, StateId } from '../../src/core/ids.ts';
import { createSealer } from '../../src/core/seal.ts';
import { createStateAccess, type StateAccess } from '../../src/state/access.ts';
import { createStateServer } from '../../src/state/server.ts';
import { memoryStateStore } from './memory-store.ts';

const STATE = 'a'.repeat(32) as StateId;
const OTHER = 'b'.repeat(32) as StateId;
const PLAN = '7f3k-1-plan' as RunId;
const APPLY = '7f3k-1-apply' as RunId;
const sealer = createSealer([{ id: 'k1', key: Buffer.alloc(32, 1) }]);
const clock = { now: () => new Date('2026-11-20T12:00:00Z') };

const stateOf = (serial: number, lineage = 'line', secret = 'hunter2') =>
  JSON.stringify({ version: 4, terraform_version: '1.11.4', serial, lineage, outputs: { secret }, resources: [] });
const lockInfo = (id: string) => JSON.stringify({ ID: id, Operation: 'OperationTypeApply', Who: `${id}@host` });
const md5 = (body: string) => createHash('md5').update(body).digest('base64');

let store: ReturnType<typeof memoryStateStore>;
let access: StateAccess;
let server: Server;
let faults: string[];

beforeEach(async () => {
  store = memoryStateStore();
  faults = [];
  const log = { warn() {}, error: (_: object, message: string) => faults.push(message) };
  const states = createStateServer({ store, sealer, clock, log });
  server = createServer(async (request, response) => {
    if (!(await states.handle(request, response))) response.writeHead(418).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  access = createStateAccess({ store, sealer, clock, origin });
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** A client as terraform is one: everything it knows comes from its variables. */
async function client(run: RunId, may: 'plan' | 'apply', stateId = STATE) {
  const {
    TF_HTTP_ADDRESS: address = '',
    TF_HTTP_USERNAME: user,
    TF_HTTP_PASSWORD: token,
  } = await access.grant(run, stateId, may);
  const authorization = `Basic ${Buffer.from(`${user}:${token}`).toString('base64')}`;
  const send = (method: string, body?: string, query = '', headers: Record<string, string> = {}) =>
    fetch(address + query, { method, headers: { authorization, ...headers }, ...(body !== undefined && { body }) });
  return {
    address,
    authorization,
    send,
    get: () => send('GET'),
    lock: (id: string) => send('LOCK', lockInfo(id)),
    unlock: (id: string) => send('UNLOCK', lockInfo(id)),
    post: (body: string, id: string, headers = { 'content-md5': md5(body) }) =>
      send('POST', body, `?ID=${id}`, headers),
  };
}

describe('the state backend', () => {
  it('keeps every serial, sealed, and answers the newest', async () => {
    const apply = await client(APPLY, 'apply');
    expect((await apply.get()).status).toBe(204);
    await apply.lock('l1');
    expect((await apply.post(stateOf(1), 'l1')).status).toBe(200);
    expect((await apply.post(stateOf(2), 'l1')).status).toBe(200);
    expect(await (await apply.get()).text()).toBe(stateOf(2));
    expect(store.kept.map(({ serial, run }) => [serial, run])).toEqual([
      [1, APPLY],
      [2, APPLY],
    ]);
    expect(Buffer.concat(store.kept.map(({ sealed }) => sealed)).toString('latin1')).not.toContain('hunter2');
    expect(Buffer.from((await access.snapshot(STATE, 1))?.bytes ?? []).toString()).toBe(stateOf(1));
    expect(await access.latestSerial(STATE)).toBe(2);
  });

  it('does not open a version that was moved to another place', async () => {
    const apply = await client(APPLY, 'apply');
    await apply.lock('l1');
    await apply.post(stateOf(1), 'l1');
    const [version] = store.kept;
    if (version) store.kept.push({ ...version, stateId: OTHER });
    const other = await client(PLAN, 'plan', OTHER);
    expect((await other.get()).status).toBe(500);
    expect(faults).toEqual(['state request failed']);
  });

  it('leaves other paths alone', async () => {
    const { address } = await client(PLAN, 'plan');
    expect((await fetch(new URL('/metrics', address))).status).toBe(418);
  });
});

describe('who may', () => {
  it.each([
    { who: 'nobody', header: () => undefined },
    { who: 'a wrong token', header: () => `Basic ${Buffer.from('run:wrong').toString('base64')}` },
    {
      who: 'a right token under another name',
      header: (good: string) =>
        `Basic ${Buffer.from(Buffer.from(good.slice(6), 'base64').toString().replace('run:', 'root:')).toString('base64')}`,
    },
    { who: 'a token as bearer', header: (good: string) => good.replace('Basic', 'Bearer') },
    { who: 'rubbish', header: () => 'Basic ???' },
  ])('$who is answered 401', async ({ header }) => {
    const { address, authorization } = await client(APPLY, 'apply');
    const given = header(authorization);
    const response = await fetch(address, { headers: given === undefined ? {} : { authorization: given } });
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toContain('Basic');
  });

  it('a token opens its own state only', async () => {
    const apply = await client(APPLY, 'apply');
    const response = await fetch(apply.address.replace(STATE, OTHER), {
      headers: { authorization: apply.authorization },
    });
    expect(response.status).toBe(403);
  });

  it('a plan reads and locks but does not write', async () => {
    const plan = await client(PLAN, 'plan');
    expect((await plan.lock('l1')).status).toBe(200);
    expect((await plan.post(stateOf(1), 'l1')).status).toBe(403);
    expect((await plan.unlock('l1')).status).toBe(200);
    expect(store.kept).toEqual([]);
  });

  it('a token ends with its run', async () => {
    const plan = await client(PLAN, 'plan');
    await access.revoke(PLAN);
    expect((await plan.get()).status).toBe(401);
  });

  it('nothing but the four methods is served', async () => {
    expect((await (await client(APPLY, 'apply')).send('DELETE')).status).toBe(405);
  });
});

describe('locking', () => {
  it('tells the second who holds it, with 423', async () => {
    const [first, second] = [await client(APPLY, 'apply'), await client(PLAN, 'plan')];
    expect((await first.lock('l1')).status).toBe(200);
    const refused = await second.lock('l2');
    expect(refused.status).toBe(423);
    expect(await refused.json()).toMatchObject({ ID: 'l1', Who: 'l1@host' });
  });

  it('lets a request be repeated whose answer was lost', async () => {
    const apply = await client(APPLY, 'apply');
    expect([(await apply.lock('l1')).status, (await apply.lock('l1')).status]).toEqual([200, 200]);
    expect([(await apply.unlock('l1')).status, (await apply.unlock('l1')).status]).toEqual([200, 200]);
  });

  it('is not undone by another run, another id, or a forced unlock', async () => {
    const [first, second] = [await client(APPLY, 'apply'), await client(PLAN, 'plan')];
    await first.lock('l1');
    expect((await second.unlock('l1')).status).toBe(409);
    expect((await first.unlock('l2')).status).toBe(409);
    expect((await first.send('UNLOCK', '')).status).toBe(400);
    expect(await store.lockOf(STATE)).toMatchObject({ id: 'l1' });
  });

  it('is released for a run that is known to be dead, and for no other', async () => {
    await (await client(APPLY, 'apply')).lock('l1');
    await access.dropLock(PLAN);
    expect(await store.lockOf(STATE)).toBeDefined();
    await access.dropLock(APPLY);
    expect(await store.lockOf(STATE)).toBeUndefined();
  });
});

describe('writing', () => {
  const cases: { does: string; body?: string; lock?: string; headers?: Record<string, string>; status: number }[] = [
    { does: 'without the lock id', lock: '', status: 409 },
    { does: 'with another lock id', lock: 'l2', status: 409 },
    { does: 'of another lineage', body: stateOf(6, 'other'), status: 409 },
    { does: 'of a lower serial', body: stateOf(4), status: 409 },
    { does: 'of another state under the same serial', body: stateOf(5, 'line', 'changed'), status: 409 },
    { does: 'of bytes that changed on their way', headers: { 'content-md5': md5('else') }, status: 400 },
    { does: 'without Content-MD5', headers: {}, status: 400 },
    { does: 'of something that is not a state', body: 'hello', status: 400 },
  ];
  it.each(cases)('$does is refused with $status', async ({ body = stateOf(6), lock = 'l1', headers, status }) => {
    const apply = await client(APPLY, 'apply');
    await apply.lock('l1');
    await apply.post(stateOf(5), 'l1');
    const response = await apply.post(
      body,
      lock,
      (headers ?? { 'content-md5': md5(body) }) as { 'content-md5': string },
    );
    expect(response.status).toBe(status);
    expect(await access.latestSerial(STATE)).toBe(5);
  });

  it('is refused when nobody holds the lock', async () => {
    const apply = await client(APPLY, 'apply');
    expect((await apply.post(stateOf(1), 'l1')).status).toBe(409);
  });

  it('of the very same state again is fine', async () => {
    const apply = await client(APPLY, 'apply');
    await apply.lock('l1');
    expect([(await apply.post(stateOf(1), 'l1')).status, (await apply.post(stateOf(1), 'l1')).status]).toEqual([
      200, 200,
    ]);
    expect(store.kept).toHaveLength(1);
  });
});

describe('a state that terraform could not deliver', () => {
  const bytes = (text: string) => Buffer.from(text);
  const big =
    '{\n  "version": 4,\n  "terraform_version": "1.11.4",\n  "serial": 5,\n  "lineage": "line",\n  "outputs": {},\n  "resources": [{"n": 12345678901234567890}]\n}';

  it('is kept as the next serial, with every digit', async () => {
    const apply = await client(APPLY, 'apply');
    await apply.lock('l1');
    await apply.post(stateOf(5), 'l1');
    expect(await access.recover(APPLY, STATE, bytes(big))).toBeUndefined();
    expect(Buffer.from((await access.snapshot(STATE))?.bytes ?? []).toString()).toBe(
      big.replace('"serial": 5', '"serial": 6'),
    );
  });

  it('that never had a lineage gets one', async () => {
    expect(await access.recover(APPLY, STATE, bytes(big.replace('"line"', '""')))).toBeUndefined();
    expect((await access.snapshot(STATE))?.facts.lineage).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each([
    { of: 'another lineage', text: big.replace('line"', 'other"'), why: 'other-lineage' },
    { of: 'no state at all', text: 'torn', why: 'not-a-state' },
  ])('of $of is refused', async ({ text, why }) => {
    await access.recover(APPLY, STATE, bytes(stateOf(5)));
    expect(await access.recover(APPLY, STATE, bytes(text))).toBe(why);
  });

  it('leaves the fingerprint alone only when no resource differs', async () => {
    const before = await access.fingerprint(STATE);
    await access.recover(APPLY, STATE, bytes(stateOf(5)));
    expect(await access.fingerprint(STATE)).toBe(before);
    await access.recover(APPLY, STATE, bytes(big));
    expect(await access.fingerprint(STATE)).not.toBe(before);
  });
});
