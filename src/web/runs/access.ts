import type { Repo } from '../../core/ids.ts';
import type { Clock, Permission } from '../../deploy/ports.ts';

const FRESH_MS = 60_000;
const MOST = 10_000;

/** Whether somebody may read a repository, as GitHub says; asked again after a minute, so that a right taken away is gone soon. */
export function createAccess(permission: (repo: Repo, login: string) => Promise<Permission>, { now }: Clock) {
  const known = new Map<string, { at: number; mayRead: Promise<boolean> }>();
  return (repo: Repo, login: string): Promise<boolean> => {
    const key = `${repo} ${login}`;
    const at = now().getTime();
    const held = known.get(key);
    if (held && at - held.at < FRESH_MS) return held.mayRead;
    if (known.size >= MOST) known.clear();
    const mayRead = permission(repo, login).then((is) => is !== 'none');
    mayRead.catch(() => known.delete(key));
    known.set(key, { at, mayRead });
    return mayRead;
  };
}
