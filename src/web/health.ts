import { type Handler, pathOf, sendJson } from './handler.ts';

/** One thing readiness depends on: resolves when it works, rejects with the reason when not. */
export type Check = () => Promise<void>;

const DEADLINE_MS = 2_000;

/** `/healthz`: the process answers. */
export const liveness: Handler = async (request, response) =>
  pathOf(request) === '/healthz' && isRead(request.method) ? sendJson(response, 200, { ok: true }) : false;

export interface Readiness {
  checks: Readonly<Record<string, Check>>;
  /** Names of what works with less than it should: protection, or access. */
  degraded(): readonly string[];
  onFailure(name: string, error: unknown): void;
}

/**
 * `/readyz`: every named check, each with two seconds. The answer is public, so it names what failed and leaves the reason to `onFailure`.
 * What is degraded is named too, and is ready nevertheless.
 */
export const readiness =
  ({ checks, degraded, onFailure }: Readiness): Handler =>
  async (request, response) => {
    if (pathOf(request) !== '/readyz' || !isRead(request.method)) return false;
    const results = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => [name, await passes(name, check, onFailure)] as const),
    );
    const ready = results.every(([, ok]) => ok);
    const words = results.map(([name, ok]) => [name, ok ? 'ok' : 'failing']);
    const names = degraded();
    const missing = names.length > 0 ? { degraded: names } : {};
    return sendJson(response, ready ? 200 : 503, { ready, checks: Object.fromEntries(words), ...missing });
  };

const isRead = (method: string | undefined): boolean => method === 'GET' || method === 'HEAD';

async function passes(name: string, check: Check, onFailure: (name: string, error: unknown) => void): Promise<boolean> {
  const deadline = new AbortController();
  try {
    await Promise.race([check(), late(deadline.signal)]);
    return true;
  } catch (error) {
    onFailure(name, error);
    return false;
  } finally {
    deadline.abort();
  }
}

const late = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer within ${DEADLINE_MS} ms`)), DEADLINE_MS);
    signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  });
