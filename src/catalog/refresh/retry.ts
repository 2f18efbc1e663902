import { setTimeout as sleep } from 'node:timers/promises';

/** What fetches: the global `fetch`, or a test's. */
export type Fetch = (
  url: string,
  init?: { headers?: Record<string, string>; signal?: AbortSignal },
) => Promise<Response>;

export interface Patience {
  /** How often one address is tried before it is an error. */
  attempts: number;
  /** First wait; each next one is twice as long. A server that names its own is obeyed, up to `mostMs`. */
  firstMs: number;
  mostMs: number;
  /** For one answer, with its body. */
  timeoutMs: number;
}

export const PATIENCE: Patience = { attempts: 5, firstMs: 1_000, mostMs: 60_000, timeoutMs: 30 * 60_000 };

/** An answer that another attempt may better. */
class TryAgain extends Error {
  constructor(
    message: string,
    readonly afterMs?: number,
  ) {
    super(message);
  }
}

/**
 * Fetches an address and reads the answer; both again when the server is busy, is broken, or the answer breaks off.
 * @throws Error that names the address, when it was refused or no attempt came through
 */
export async function fetched<T>(
  { fetch, patience, headers = {} }: { fetch: Fetch; patience: Patience; headers?: Record<string, string> },
  url: string,
  read: (answer: Response) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      const answer = await fetch(url, { headers, signal: AbortSignal.timeout(patience.timeoutMs) });
      await refuse(answer);
      return await read(answer);
    } catch (error) {
      if (error instanceof Refused || attempt >= patience.attempts)
        throw new Error(`${placeOf(url)}: ${reasonOf(error)} (attempt ${attempt})`, { cause: error });
      const wait = (error instanceof TryAgain ? error.afterMs : undefined) ?? patience.firstMs * 2 ** (attempt - 1);
      await sleep(Math.min(wait, patience.mostMs));
    }
  }
}

/** An answer that no other attempt would change. */
export class Refused extends Error {
  constructor(
    message: string,
    /** What the server answered, where it did. */
    readonly status?: number,
  ) {
    super(message);
  }
}

async function refuse(answer: Response): Promise<void> {
  if (answer.ok) return;
  await answer.body?.cancel();
  const told = `answered ${answer.status}`;
  if (answer.status !== 429 && answer.status < 500) throw new Refused(told, answer.status);
  const seconds = Number(answer.headers.get('retry-after') ?? Number.NaN);
  throw new TryAgain(told, Number.isFinite(seconds) ? seconds * 1_000 : undefined);
}

/** Without what may be secret in a query. */
const placeOf = (url: string): string => url.replace(/\?.*$/, '');

const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
};
