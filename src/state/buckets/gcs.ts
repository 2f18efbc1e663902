import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type CloudBackend, objectOf } from '../../core/backend.ts';
import { type BucketLook, expectStatus, type Fetch, holderOf, type LockTrial, lockInfo } from './bucket.ts';
import { googleToken } from './google-token.ts';

type Gcs = Extract<CloudBackend, { kind: 'gcs' }>;

const API = 'https://storage.googleapis.com/storage/v1/';

/** @throws Cannot for credentials that only terraform itself can use */
export async function lookAtGcs(
  backend: Gcs,
  variables: Readonly<Record<string, string>>,
  fetch: Fetch,
): Promise<BucketLook> {
  const authorization = `Bearer ${await googleToken(variables, fetch)}`;
  const { GOOGLE_BACKEND_STORAGE_CUSTOM_ENDPOINT: own, GOOGLE_STORAGE_CUSTOM_ENDPOINT: common } = variables;
  const home = new URL(`b/${backend.bucket}`, own ?? common ?? API).href;
  const ask = (url: string, init: RequestInit = {}): Promise<Response> =>
    fetch(url, { ...init, headers: { authorization } });
  const { key } = objectOf(backend);
  const lock = key.replace(/\.tfstate$/, '.tflock');
  const object = `${home}/o/${encodeURIComponent(lock)}`;
  const upload = home.replace('/storage/v1/', '/upload/storage/v1/');
  const take = () =>
    ask(`${upload}/o?uploadType=media&ifGenerationMatch=0&name=${encodeURIComponent(lock)}`, {
      method: 'POST',
      body: lockInfo(randomUUID(), `${backend.bucket}/${key}`, new Date()),
    });

  return {
    isThere: async () => expectStatus(await ask(`${home}?fields=name`), 'storage.buckets.get', 200, 404) === 200,
    async isVersioned() {
      const answer = await ask(`${home}?fields=versioning`);
      expectStatus(answer, 'storage.buckets.get', 200);
      const { versioning } = z
        .object({ versioning: z.object({ enabled: z.boolean() }).optional() })
        .parse(await answer.json());
      return versioning?.enabled ?? false;
    },
    async tryLock(): Promise<LockTrial> {
      const first = expectStatus(await take(), 'storage.objects.create of the lock', 200, 412);
      if (first === 412) return { is: 'held', by: holderOf(await (await ask(`${object}?alt=media`)).text()) };
      try {
        const second = expectStatus(await take(), 'storage.objects.create of the lock', 200, 412);
        return { is: second === 200 ? 'shared' : 'exclusive' };
      } finally {
        expectStatus(await ask(object, { method: 'DELETE' }), 'storage.objects.delete of the lock', 200, 204);
      }
    },
  };
}
