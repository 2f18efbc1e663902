import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createRemoteJWKSet, type JWTPayload, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSandboxS3 } from '../../sandbox/storage/s3.ts';
import { createSealer } from '../../src/core/seal.ts';
import { identityFor, WebIdentity } from '../../src/identity/clouds.ts';
import { createIssuer, type Issuer, subjectText } from '../../src/identity/issuer.ts';
import { createIdentityKeys } from '../../src/identity/keys.ts';
import { openIdPages } from '../../src/web/openid.ts';
import { createRig, jail, project, terraform } from './rig.ts';

const sealer = createSealer([{ id: 'test', key: Buffer.alloc(32, 7) }]);
const memoryFile = () => {
  let bytes: Uint8Array | undefined;
  return {
    read: async () => bytes,
    write: async (given: Uint8Array) => {
      bytes = given;
    },
  };
};

/** GuildOps' public pages on a port of their own, with a key that signs for them. */
async function startIssuer() {
  const keys = createIdentityKeys(memoryFile(), sealer, () => new Date());
  let pages: ReturnType<typeof openIdPages> = {};
  const server = createServer((request, response) => void pages[request.url ?? '']?.(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  pages = openIdPages(url, 'RS256', () => keys.published());
  return { issuer: createIssuer(url, keys, () => new Date()), url, close: () => server.close() };
}

/** What a cloud does with a statement: find the keys of who signed it, and believe nothing else. */
async function verified(token: string, issuer: string, audience: string): Promise<JWTPayload> {
  const document = (await (await fetch(`${issuer}/.well-known/openid-configuration`)).json()) as {
    issuer: string;
    jwks_uri: string;
  };
  expect(document.issuer).toBe(issuer);
  return (await jwtVerify(token, createRemoteJWKSet(new URL(document.jwks_uri)), { issuer, audience })).payload;
}

/** A local STS that knows one action. */
async function startSts(issuer: string, role: string, keys: { id: string; secret: string }) {
  const seen: { subject: string | undefined; lasts: number; fingerprint: string }[] = [];
  const server = createServer(async (request, response) => {
    const form = new URLSearchParams(await text(request));
    const token = form.get('WebIdentityToken') ?? '';
    const payload = await verified(token, issuer, 'sts.amazonaws.com').catch(() => undefined);
    const isFine = payload && form.get('Action') === 'AssumeRoleWithWebIdentity' && form.get('RoleArn') === role;
    if (!isFine)
      return response.writeHead(403).end('<ErrorResponse><Error><Code>AccessDenied</Code></Error></ErrorResponse>');
    const fingerprint = createHash('sha256').update(token).digest('hex');
    seen.push({ subject: payload.sub, lasts: Number(payload.exp) - Number(payload.iat), fingerprint });
    const credentials = `<AccessKeyId>${keys.id}</AccessKeyId><SecretAccessKey>${keys.secret}</SecretAccessKey><SessionToken>session</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration>`;
    const result = `<AssumeRoleWithWebIdentityResult><Credentials>${credentials}</Credentials><AssumedRoleUser><Arn>${role}</Arn><AssumedRoleId>x:y</AssumedRoleId></AssumedRoleUser></AssumeRoleWithWebIdentityResult>`;
    return response
      .writeHead(200, { 'content-type': 'text/xml' })
      .end(
        `<AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">${result}</AssumeRoleWithWebIdentityResponse>`,
      );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen, close: () => server.close() };
}

const ROLE = 'arn:aws:iam::123456789012:role/guildops-plan';
const subject = { ...project, use: 'plan' } as const;

describe('a statement', () => {
  let far: Awaited<ReturnType<typeof startIssuer>>;
  beforeAll(async () => {
    far = await startIssuer();
  });
  afterAll(() => far.close());

  it('says who plans what where, is good for a quarter of an hour, and verifies by the published key', async () => {
    const token = await far.issuer.sign(subject, 'sts.amazonaws.com');
    const payload = await verified(token, far.url, 'sts.amazonaws.com');
    expect(payload.sub).toBe('repo:acme/infra:project:shop:environment:dev:use:plan');
    expect(Number(payload.exp) - Number(payload.iat)).toBe(900);
    expect(payload).toMatchObject({ repository: 'acme/infra', project: 'shop', environment: 'dev', use: 'plan' });
  });

  it('is of no use for another cloud', async () => {
    const token = await far.issuer.sign(subject, 'sts.amazonaws.com');
    await expect(verified(token, far.url, 'api://AzureADTokenExchange')).rejects.toThrow('aud');
  });

  it('tells a plan from an apply', () => {
    expect(subjectText({ ...subject, use: 'apply' })).toBe('repo:acme/infra:project:shop:environment:dev:use:apply');
  });
});

describe('the keys', () => {
  const at = (day: number) => new Date(Date.UTC(2026, 0, 1 + day));

  it('change every thirty days, are known a day before they sign, and stay as long as their statements', async () => {
    let today = at(0);
    const keys = createIdentityKeys(memoryFile(), sealer, () => today);
    const kids = async () => (await keys.published()).keys.map(({ kid }) => kid);
    const [first] = await kids();
    const signs = async () => (await keys.signing()).kid;
    expect(await signs()).toBe(first);
    today = at(30);
    const [second, ...rest] = await kids();
    expect(rest).toEqual([first]);
    expect(await signs()).toBe(first);
    today = at(31);
    expect(await signs()).toBe(second);
    today = at(61);
    expect(await kids()).not.toContain(first);
  });

  it('are the same after a restart, two that look at once see the same, and no private part is published or in clear', async () => {
    const file = memoryFile();
    const [a, b] = [createIdentityKeys(file, sealer, () => at(0)), createIdentityKeys(file, sealer, () => at(0))];
    const [one, two] = await Promise.all([a.published(), a.signing()]);
    expect(await b.published()).toEqual(one);
    expect(one.keys.map(({ kid }) => kid)).toEqual([two.kid]);
    expect(Object.keys(one.keys[0] ?? {}).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
    expect(Buffer.from((await file.read()) ?? '').toString()).not.toContain('PRIVATE KEY');
  });
});

describe('what a run is told of who it is', () => {
  const sign = async (_: unknown, audience: string) => `statement for ${audience}`;
  const issuer: Issuer = { url: 'https://guildops.example.com', sign };
  const of = (given: object) => identityFor(WebIdentity.parse(given), subject, issuer);

  it('for AWS', async () => {
    const identity = of({ aws_role_arn: ROLE });
    expect(identity.variables('/i')).toEqual({
      AWS_ROLE_ARN: ROLE,
      AWS_WEB_IDENTITY_TOKEN_FILE: '/i/aws',
      AWS_ROLE_SESSION_NAME: 'guildops-plan-shop',
    });
    expect(await identity.files('/i')).toEqual({ aws: 'statement for sts.amazonaws.com' });
  });

  it('for Google, also in the name of a service account', async () => {
    const provider = 'projects/1/locations/global/workloadIdentityPools/pool/providers/guildops';
    const identity = of({ gcp_provider: provider, gcp_service_account: 'plan@acme.iam.gserviceaccount.com' });
    expect(identity.variables('/i')).toEqual({ GOOGLE_APPLICATION_CREDENTIALS: '/i/gcp.json' });
    const files = await identity.files('/i');
    expect(files.gcp).toBe(`statement for https://iam.googleapis.com/${provider}`);
    expect(JSON.parse(files['gcp.json'] ?? '')).toMatchObject({
      type: 'external_account',
      audience: `//iam.googleapis.com/${provider}`,
      credential_source: { file: '/i/gcp' },
    });
    expect(files['gcp.json']).toContain('plan@acme.iam.gserviceaccount.com:generateAccessToken');
  });

  it('for Azure', async () => {
    const id = '00000000-1111-2222-3333-444444444444';
    const identity = of({ azure_client_id: id, azure_tenant_id: id, azure_subscription_id: id });
    expect(identity.variables('/i')).toMatchObject({
      ARM_USE_OIDC: 'true',
      ARM_CLIENT_ID: id,
      ARM_OIDC_TOKEN_FILE_PATH: '/i/azure',
    });
    expect(await identity.files('/i')).toEqual({ azure: 'statement for api://AzureADTokenExchange' });
  });

  it.each([
    {},
    { aws_role_arn: 'role' },
    { azure_client_id: '00000000-1111-2222-3333-444444444444' },
    { gcp_service_account: 'a@b.iam.gserviceaccount.com' },
    { key: 'x' },
  ])('not %j', (given) => {
    expect(WebIdentity.safeParse(given).success).toBe(false);
  });
});

describe.runIf(terraform && jail.kind === 'bwrap')('a run with a statement instead of a key', () => {
  it('gets its credentials from the cloud, in plan and apply, and leaves nothing of it behind', async () => {
    const far = await startIssuer();
    const keys = { id: 'AKIASANDBOX', secret: 'sandbox-secret-key' };
    const sts = await startSts(far.url, ROLE, keys);
    const s3 = await startSandboxS3();
    s3.addBucket('states');
    const rig = await createRig({
      credentials: async () => ({
        AWS_ENDPOINT_URL_S3: s3.url,
        AWS_ENDPOINT_URL_STS: sts.url,
        AWS_REGION: 'eu-west-1',
      }),
      identities: async (of, use) => identityFor({ aws_role_arn: ROLE }, { ...of, use }, far.issuer),
    });
    const backend = {
      kind: 's3',
      bucket: 'states',
      key: 'shop/terraform.tfstate',
      region: 'eu-west-1',
      compatible: true,
    } as const;
    const inS3 = { ...project, backend };
    const hcl = `terraform {\n  backend "s3" {}\n}\noutput "read" {\n  value = try(file("/guildops/identity/aws"), "-")\n}\n`;
    const tree = rig.tree({ 'main.tf': hcl });
    const plan = rig.run('plan');
    const outcome = await rig.engine.plan({ run: plan, project: inS3, tree, handMade: true });
    if (outcome.kind !== 'planned') throw new Error(JSON.stringify(outcome));
    expect(outcome.text).toMatch(/read = "?\[redacted\]/);
    expect(JSON.stringify(outcome.json)).not.toMatch(/eyJ[\w-]+\.eyJ/);
    const apply = rig.run('apply');
    const applied = await rig.engine.apply({ run: apply, project: inS3, tree, file: outcome.file }, () => {});
    expect(applied).toEqual({ kind: 'applied' });
    const uses = sts.seen.map(({ subject: who }) => who?.split(':').at(-1));
    expect(new Set(uses)).toEqual(new Set(['plan', 'apply']));
    expect(new Set(sts.seen.map(({ fingerprint }) => fingerprint)).size).toBe(2);
    expect(readdirSync(join(rig.options.dir, 'runs', apply, 'identity'))).toEqual([]);
    expect(existsSync(join(rig.options.dir, 'runs', plan, 'identity', 'aws'))).toBe(false);
    expect(readFileSync(join(rig.options.dir, 'runs', apply, 'outcome.json'), 'utf8')).not.toContain('eyJ');
    await rig.close();
    await s3.close();
    sts.close();
    far.close();
  });
});
