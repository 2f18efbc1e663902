import { z } from 'zod';
import type { CloudBackend } from '../../core/backend.ts';
import { type BucketLook, Cannot, expectStatus, type Fetch, type LockTrial } from './bucket.ts';

type Azure = Extract<CloudBackend, { kind: 'azurerm' }>;
type Variables = Readonly<Record<string, string>>;

const MANAGEMENT = 'https://management.azure.com';
const LEASE_SECONDS = '15';

/** Source: https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow */
async function azureToken(variables: Variables, scope: string, fetch: Fetch): Promise<string> {
  const {
    ARM_TENANT_ID: tenant,
    ARM_CLIENT_ID: id,
    ARM_CLIENT_SECRET: secret,
    ARM_ENVIRONMENT: cloud = 'public',
  } = variables;
  if (!tenant || !id || !secret || cloud !== 'public')
    throw new Cannot(
      'only credentials with ARM_TENANT_ID, ARM_CLIENT_ID and ARM_CLIENT_SECRET, in the public cloud, can be used to look',
    );
  const form = { grant_type: 'client_credentials', client_id: id, client_secret: secret, scope: `${scope}/.default` };
  const url = `https://login.microsoftonline.com/${encodeURIComponent(tenant)}/oauth2/v2.0/token`;
  const answer = await fetch(url, { method: 'POST', body: new URLSearchParams(form) });
  expectStatus(answer, 'a token for the service principal', 200);
  return z.object({ access_token: z.string() }).parse(await answer.json()).access_token;
}

/** @throws Cannot for credentials that only terraform itself can use */
export async function lookAtAzure(backend: Azure, variables: Variables, fetch: Fetch): Promise<BucketLook> {
  const { account, container, group, key } = backend;
  const storage = await azureToken(variables, 'https://storage.azure.com', fetch);
  const home = `https://${account}.blob.core.windows.net/${container}`;
  const ask = (path: string, method: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(home + path, {
      method,
      headers: { ...headers, authorization: `Bearer ${storage}`, 'x-ms-version': '2023-11-03' },
    });
  const lease = (headers: Record<string, string>) => ask(`/${key}?comp=lease`, 'PUT', headers);
  const take = () => lease({ 'x-ms-lease-action': 'acquire', 'x-ms-lease-duration': LEASE_SECONDS });

  return {
    isThere: async () =>
      expectStatus(await ask('?restype=container', 'GET'), 'reading the container', 200, 404) === 200,
    async isVersioned() {
      const { ARM_SUBSCRIPTION_ID: subscription } = variables;
      if (!subscription) throw new Cannot('versioning is seen with ARM_SUBSCRIPTION_ID only');
      const authorization = `Bearer ${await azureToken(variables, MANAGEMENT, fetch)}`;
      const of = `subscriptions/${encodeURIComponent(subscription)}/resourceGroups/${group}/providers/Microsoft.Storage`;
      const url = `${MANAGEMENT}/${of}/storageAccounts/${account}/blobServices/default?api-version=2023-05-01`;
      const answer = await fetch(url, { headers: { authorization } });
      expectStatus(answer, 'Reader on the storage account', 200);
      const form = z.object({ properties: z.object({ isVersioningEnabled: z.boolean().optional() }) });
      return form.parse(await answer.json()).properties.isVersioningEnabled ?? false;
    },
    /** The lock is a lease on the state itself, which terraform makes when it first locks. */
    async tryLock(): Promise<LockTrial> {
      const first = await take();
      const status = expectStatus(first, 'a lease on the state', 201, 404, 409);
      if (status === 404) return { is: 'unborn' };
      if (status === 409) return { is: 'held', by: 'a lease' };
      try {
        return { is: expectStatus(await take(), 'a lease on the state', 201, 409) === 201 ? 'shared' : 'exclusive' };
      } finally {
        const id = first.headers.get('x-ms-lease-id') ?? '';
        expectStatus(await lease({ 'x-ms-lease-action': 'release', 'x-ms-lease-id': id }), 'releasing the lease', 200);
      }
    },
  };
}
