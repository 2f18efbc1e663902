import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Bucket, type BucketOptions, put } from '../../sandbox/storage/buckets.ts';
import { type SandboxGcs, startSandboxGcs } from '../../sandbox/storage/gcs.ts';
import { type SandboxS3, startSandboxS3 } from '../../sandbox/storage/s3.ts';
import { type CloudBackend, parseBackend } from '../../src/core/backend.ts';
import { lookAtBucket } from '../../src/state/buckets/look.ts';

const inCloud = (address: string): CloudBackend => {
  const backend = parseBackend(address, 'shop');
  if (backend.kind === 'http') throw new Error(`${address} is not in a cloud`);
  return backend;
};
const said = async (...args: Parameters<typeof lookAtBucket>): Promise<string[]> =>
  (await lookAtBucket(...args)).map(({ is, what }) => `${is}: ${what}`);

const STORAGES = [
  { kind: 'S3', start: startSandboxS3, address: 's3://states?region=eu-west-1', lock: 'shop/terraform.tfstate.tflock' },
  { kind: 'Cloud Storage', start: startSandboxGcs, address: 'gs://states', lock: 'shop/default.tflock' },
];

describe.each(STORAGES)('a look at a bucket in $kind', ({ start, address, lock }) => {
  let storage: SandboxS3 | SandboxGcs;
  beforeAll(async () => {
    storage = await start();
  });
  afterAll(() => storage.close());
  const look = (environment = storage.environment) => said(inCloud(address), environment);
  const add = (options?: BucketOptions): Bucket => storage.addBucket('states', options);
  const locked = (bucket: Bucket, bytes: string) =>
    put(bucket, lock, { bytes: Buffer.from(bytes), generation: 1, at: new Date(), metadata: {} });

  it('says that there is none', async () => {
    expect(await look()).toEqual(['wrong: the bucket is not there']);
  });

  it('has nothing to say of a good one, and leaves no lock', async () => {
    const bucket = add();
    expect(await look()).toEqual([]);
    expect([...bucket.objects.keys()]).toEqual([]);
    expect(storage.requests.some((line) => line.includes('tflock') && line.endsWith('412'))).toBe(true);
  });

  it('says that it keeps no versions and does not lock', async () => {
    const bucket = add({ versioned: false, carefree: true });
    expect(await look()).toEqual([
      'wrong: it is not versioned: a state that is overwritten is lost',
      'wrong: it does not lock: two got the lock of the state at once',
    ]);
    expect([...bucket.objects.keys()]).toEqual([]);
  });

  it.each([
    ['{"Who":"ana@laptop","Created":"2026-01-02T03:04:05Z"}', 'ana@laptop since 2026-01-02T03:04:05Z'],
    ['no JSON', 'somebody'],
  ])('names who holds its lock, and leaves it: %s', async (info, who) => {
    const bucket = add();
    locked(bucket, info);
    expect(await look()).toEqual([`weak: its lock is held by ${who}`]);
    expect(bucket.objects.has(lock)).toBe(true);
  });

  it('says what it cannot see, never a secret', async () => {
    add();
    const foreign = { AWS_SECRET_ACCESS_KEY: 'another-secret', GOOGLE_OAUTH_ACCESS_TOKEN: 'another-secret' };
    const [first, ...more] = await look({ ...storage.environment, ...foreign });
    expect(first).toMatch(/^weak: it cannot be seen whole; \S+: the credentials of the plan may not$/);
    expect(more).toEqual([]);
    expect((await look({}))[0]).toMatch(/^weak: .* can be used to look$/);
    const nowhere = {
      AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:1',
      GOOGLE_STORAGE_CUSTOM_ENDPOINT: 'http://127.0.0.1:1/storage/v1/',
    };
    expect((await look({ ...storage.environment, ...nowhere }))[0]).toMatch(/^wrong: fetch failed: /);
  });
});

describe('a look at a container in Azure', () => {
  const credentials = {
    ARM_TENANT_ID: 'tenant',
    ARM_CLIENT_ID: 'client',
    ARM_CLIENT_SECRET: 'azure-secret',
    ARM_SUBSCRIPTION_ID: 'subscription',
  };
  const asked: string[] = [];
  beforeEach(() => asked.splice(0));

  /** Answers as Azure documents them, by method, address and lease action. */
  const azure =
    (answers: Record<string, Response>) =>
    async (address: string, init: RequestInit = {}): Promise<Response> => {
      const url = new URL(address);
      if (url.host === 'login.microsoftonline.com') return Response.json({ access_token: 'token', expires_in: 3599 });
      const headers = new Headers(init.headers);
      expect(headers.get('authorization')).toBe('Bearer token');
      const action = headers.get('x-ms-lease-action') ?? '';
      asked.push(`${init.method ?? 'GET'} ${url.host}${url.pathname}${url.search} ${action}`.trim());
      const key = Object.keys(answers).find((part) => asked.at(-1)?.includes(part));
      const answer = key === undefined ? undefined : answers[key];
      if (key === 'acquire' && answer?.status === 201) answers[key] = new Response(LEASED, { status: 409 });
      return answer?.clone() ?? new Response(null, { status: 404 });
    };
  const LEASED = '<Error><Code>LeaseAlreadyPresent</Code></Error>';
  const versioning = (isVersioningEnabled?: boolean) =>
    Response.json({ name: 'default', properties: { isVersioningEnabled } });
  const good = () => ({
    'restype=container': new Response(null, { status: 200 }),
    blobServices: versioning(true),
    acquire: new Response(null, { status: 201, headers: { 'x-ms-lease-id': 'lease-1' } }),
    release: new Response(null, { status: 200 }),
  });
  const look = (answers: Record<string, Response>, variables: Record<string, string> = credentials) =>
    said(inCloud('azurerm://infra/acmestates/tfstate'), variables, azure(answers));

  it('asks for container, versioning and lease, and gives the lease back', async () => {
    expect(await look(good())).toEqual([]);
    expect(asked).toEqual([
      'GET acmestates.blob.core.windows.net/tfstate?restype=container',
      'GET management.azure.com/subscriptions/subscription/resourceGroups/infra/providers/Microsoft.Storage/storageAccounts/acmestates/blobServices/default?api-version=2023-05-01',
      'PUT acmestates.blob.core.windows.net/tfstate/shop/terraform.tfstate?comp=lease acquire',
      'PUT acmestates.blob.core.windows.net/tfstate/shop/terraform.tfstate?comp=lease acquire',
      'PUT acmestates.blob.core.windows.net/tfstate/shop/terraform.tfstate?comp=lease release',
    ]);
  });

  it.each([
    ['there is none', {}, ['wrong: the bucket is not there']],
    ['it keeps no versions', { ...good(), blobServices: versioning() }, [expect.stringContaining('not versioned')]],
    [
      'somebody has the lease',
      { ...good(), acquire: new Response(LEASED, { status: 409 }) },
      ['weak: its lock is held by a lease'],
    ],
    [
      'there is no state yet',
      { ...good(), acquire: new Response(null, { status: 404 }) },
      [expect.stringContaining('not tried')],
    ],
    [
      'it may not see versioning',
      { ...good(), blobServices: new Response(null, { status: 403 }) },
      [expect.stringContaining('Reader on the storage account: the credentials of the plan may not')],
    ],
  ])('says when %s', async (_, answers, remarks) => {
    expect(await look(answers)).toEqual(remarks);
  });

  it('says which credentials it can use', async () => {
    expect(await look(good(), {})).toEqual([expect.stringMatching(/^weak: .*ARM_CLIENT_SECRET/)]);
    expect(await look(good(), { ...credentials, ARM_ENVIRONMENT: 'china' })).toEqual([
      expect.stringContaining('public cloud'),
    ]);
  });
});
