import { randomUUID } from 'node:crypto';
import { AwsClient } from 'aws4fetch';
import type { CloudBackend } from '../../core/backend.ts';
import { type BucketLook, Cannot, expectStatus, holderOf, type LockTrial, lockInfo } from './bucket.ts';

type S3 = Extract<CloudBackend, { kind: 's3' }>;
type Variables = Readonly<Record<string, string>>;

/** Buckets in the path work on AWS and on everything that speaks like it. */
function endpointOf({ region }: S3, variables: Variables): string {
  const own = variables.AWS_ENDPOINT_URL_S3 ?? variables.AWS_ENDPOINT_URL;
  return (own ?? `https://s3.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`).replace(/\/+$/, '');
}

/** @throws Cannot without keys: roles and profiles are for terraform itself to take */
export function lookAtS3(backend: S3, variables: Variables): BucketLook {
  const {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  } = variables;
  if (!accessKeyId || !secretAccessKey)
    throw new Cannot('only credentials with AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY can be used to look');
  const { bucket, key, region } = backend;
  const client = new AwsClient({
    ...{ accessKeyId, secretAccessKey, region },
    service: 's3',
    retries: 2,
    ...(sessionToken && { sessionToken }),
  });
  const home = `${endpointOf(backend, variables)}/${bucket}`;
  const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
    client.fetch(home + path, { ...init, redirect: 'manual', signal: AbortSignal.timeout(15_000) });
  const lock = `/${key}.tflock`;
  const take = () =>
    ask(lock, {
      method: 'PUT',
      headers: { 'if-none-match': '*' },
      body: lockInfo(randomUUID(), `${bucket}/${key}`, new Date()),
    });

  return {
    async isThere() {
      const answer = await ask('', { method: 'HEAD' });
      if (answer.status === 301) throw new Cannot(`${bucket} is in another region than ${region}`);
      return expectStatus(answer, 's3:ListBucket', 200, 404) === 200;
    },
    async isVersioned() {
      const answer = await ask('?versioning');
      expectStatus(answer, 's3:GetBucketVersioning', 200);
      return /<Status>Enabled<\/Status>/.test(await answer.text());
    },
    async tryLock(): Promise<LockTrial> {
      // Looked for first: a store that takes no notice of conditions would write over somebody's lock.
      const there = await ask(lock);
      if (there.status === 200) return { is: 'held', by: holderOf(await there.text()) };
      if (expectStatus(await take(), 's3:PutObject of the lock', 200, 409, 412) !== 200)
        return { is: 'held', by: 'somebody' };
      try {
        return {
          is: expectStatus(await take(), 's3:PutObject of the lock', 200, 409, 412) === 200 ? 'shared' : 'exclusive',
        };
      } finally {
        expectStatus(await ask(lock, { method: 'DELETE' }), 's3:DeleteObject of the lock', 200, 204);
      }
    },
  };
}
