/** A look at one bucket with a project's credentials; each storage has its own way to answer. */
export interface BucketLook {
  /** @throws Cannot for anything but "it is there" and "there is none" */
  isThere(): Promise<boolean>;
  isVersioned(): Promise<boolean>;
  /** Takes the lock of the state as terraform would, tries to take it again, and gives it back. */
  tryLock(): Promise<LockTrial>;
}

/** `shared`: a second one got it too, so it protects nothing. `unborn`: there is nothing to lock before the first apply. */
export type LockTrial = { is: 'exclusive' } | { is: 'shared' } | { is: 'held'; by: string } | { is: 'unborn' };

/** A question that these credentials, or this storage, do not answer. */
export class Cannot extends Error {
  override readonly name = 'Cannot';
}

export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** @throws Cannot when the answer is none of those expected */
export function expectStatus({ status }: Response, what: string, ...expected: readonly number[]): number {
  if (expected.includes(status)) return status;
  const why =
    status === 401 || status === 403 ? 'the credentials of the plan may not' : `the storage answered ${status}`;
  throw new Cannot(`${what}: ${why}`);
}

/** What terraform writes into a lock, so that whoever meets ours knows whose it is. */
export const lockInfo = (id: string, path: string, now: Date): string =>
  JSON.stringify({
    ID: id,
    Operation: 'guildops doctor',
    Info: '',
    Who: 'guildops doctor',
    Version: '',
    Created: now.toISOString(),
    Path: path,
  });

/** Whose a lock is, as far as it says so. */
export function holderOf(text: string): string {
  try {
    const { Who: who, Created: since } = JSON.parse(text) as { Who?: unknown; Created?: unknown };
    return `${String(who)} since ${String(since)}`;
  } catch {
    return 'somebody';
  }
}
