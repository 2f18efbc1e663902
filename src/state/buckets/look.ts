import type { CloudBackend } from '../../core/backend.ts';
import { lookAtAzure } from './azurerm.ts';
import { type BucketLook, Cannot, type Fetch, type LockTrial } from './bucket.ts';
import { lookAtGcs } from './gcs.ts';
import { lookAtS3 } from './s3.ts';

/** What a look at a bucket found wrong, or could not see; nothing when all is well. */
export interface BucketRemark {
  is: 'weak' | 'wrong';
  what: string;
}

const timed: Fetch = (url, init) => fetch(url, { ...init, signal: AbortSignal.timeout(15_000) });

async function open(
  backend: CloudBackend,
  variables: Readonly<Record<string, string>>,
  fetch: Fetch,
): Promise<BucketLook> {
  switch (backend.kind) {
    case 's3':
      return lookAtS3(backend, variables);
    case 'gcs':
      return lookAtGcs(backend, variables, fetch);
    case 'azurerm':
      return lookAtAzure(backend, variables, fetch);
  }
}

/** Whether the bucket of a state is there, is versioned, and locks, as far as the credentials of a plan can tell. */
export async function lookAtBucket(
  backend: CloudBackend,
  variables: Readonly<Record<string, string>>,
  fetch: Fetch = timed,
): Promise<BucketRemark[]> {
  try {
    const look = await open(backend, variables, fetch);
    if (!(await look.isThere())) return [{ is: 'wrong', what: 'the bucket is not there' }];
    const versioned = await remark(async () => ((await look.isVersioned()) ? undefined : NOT_VERSIONED));
    const locks = await remark(async () => ofLock(await look.tryLock()));
    return [...versioned, ...locks];
  } catch (fault) {
    return [cannot(fault)];
  }
}

const NOT_VERSIONED: BucketRemark = { is: 'wrong', what: 'it is not versioned: a state that is overwritten is lost' };

function ofLock(trial: LockTrial): BucketRemark | undefined {
  switch (trial.is) {
    case 'exclusive':
      return undefined;
    case 'shared':
      return { is: 'wrong', what: 'it does not lock: two got the lock of the state at once' };
    case 'held':
      return { is: 'weak', what: `its lock is held by ${trial.by}` };
    case 'unborn':
      return { is: 'weak', what: 'its lock is not tried before there is a state' };
  }
}

const remark = async (ask: () => Promise<BucketRemark | undefined>): Promise<BucketRemark[]> => {
  try {
    const found = await ask();
    return found ? [found] : [];
  } catch (fault) {
    return [cannot(fault)];
  }
};

/** A question without an answer is no proof of anything wrong, unless nothing could be reached at all. */
function cannot(fault: unknown): BucketRemark {
  if (fault instanceof Cannot) return { is: 'weak', what: `it cannot be seen whole; ${fault.message}` };
  const { message, cause } = fault instanceof Error ? fault : new Error(String(fault));
  return { is: 'wrong', what: cause instanceof Error ? `${message}: ${cause.message}` : message };
}
