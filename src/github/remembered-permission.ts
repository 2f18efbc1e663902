import type { Repo } from '../core/ids.ts';
import type { Permission } from '../deploy/ports.ts';

type Ask = (repo: Repo, login: string) => Promise<Permission>;

/** More people than ask within minutes; the oldest answers are forgotten first. */
const MOST = 200;

/** Asks as `ask` does, unless an answer is there that is not older than the caller allows; one that is on its way is waited for. */
export function rememberedPermission(
  ask: Ask,
): (...who: [...Parameters<Ask>, maxAgeMs?: number]) => Promise<Permission> {
  const known = new Map<string, { at: number; answer: Promise<Permission> }>();
  return (repo, login, maxAgeMs = 0) => {
    const key = `${repo} ${login.toLowerCase()}`;
    const now = Date.now();
    const before = known.get(key);
    if (before && now - before.at < maxAgeMs) return before.answer;
    const answer = ask(repo, login);
    known.delete(key);
    known.set(key, { at: now, answer });
    answer.catch(() => known.delete(key)); // asked again next time
    const [oldest] = known.keys();
    if (known.size > MOST && oldest !== undefined) known.delete(oldest);
    return answer;
  };
}
