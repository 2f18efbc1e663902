import PQueue from 'p-queue';

/** What became of a reference. `unclear`: nobody could say, for example because the network is down. */
export interface LinkState {
  reference: string;
  is: 'fine' | 'moved' | 'dead' | 'unclear';
  what: string;
}

export interface LinkPatience {
  atOnce: number;
  timeoutMs: number;
}

export const LINK_PATIENCE: LinkPatience = { atOnce: 4, timeoutMs: 15_000 };

/** Looks at each address once, a few at a time: HEAD first, GET where that gives no clear answer. */
export async function lookAtLinks(references: Iterable<string>, patience = LINK_PATIENCE): Promise<LinkState[]> {
  const queue = new PQueue({ concurrency: patience.atOnce });
  return queue.addAll([...new Set(references)].map((reference) => () => lookAt(reference, patience.timeoutMs)));
}

async function lookAt(reference: string, timeoutMs: number): Promise<LinkState> {
  try {
    const head = await ask(reference, 'HEAD', timeoutMs);
    return stateOf(reference, head.ok ? head : await ask(reference, 'GET', timeoutMs));
  } catch (error) {
    return { reference, is: 'unclear', what: `no answer: ${whyNone(error, timeoutMs)}` };
  }
}

function whyNone(error: unknown, timeoutMs: number): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `none within ${timeoutMs / 1_000} s`;
  return error.cause instanceof Error ? error.cause.message : error.message;
}

/** What comes back is not read: status and last address are enough. */
async function ask(reference: string, method: 'HEAD' | 'GET', timeoutMs: number) {
  const answer = await fetch(reference, { method, signal: AbortSignal.timeout(timeoutMs) });
  await answer.body?.cancel();
  return answer;
}

function stateOf(reference: string, { ok, status, url }: Response): LinkState {
  if (status === 404 || status === 410) return { reference, is: 'dead', what: `answers ${status}` };
  if (!ok) return { reference, is: 'unclear', what: `answers ${status}` };
  return pageOf(url) === pageOf(reference)
    ? { reference, is: 'fine', what: `answers ${status}` }
    : { reference, is: 'moved', what: `is at ${url} now` };
}

/** A page without what sites add for a reader's language, and without its host's nickname. */
function pageOf(address: string): string {
  const { host, pathname } = new URL(address);
  return host.replace(/^(www|docs)\./, '') + pathname.replace(/^\/[a-z]{2}-[a-z]{2}\//i, '/').replace(/\/$/, '');
}
