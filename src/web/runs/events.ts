import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RunId } from '../../core/ids.ts';
import type { Store } from '../../deploy/ports.ts';
import { PAGE_HEADERS } from '../page.ts';
import type { RunFeed } from './feed.ts';

/** Proxies cut connections that say nothing for a minute. */
const QUIET_MS = 15_000;
/** Then the browser comes back by itself, and its right to see this is asked again. */
const LONGEST_MS = 10 * 60_000;
const PAGE = 500;

export interface Followed {
  store: Pick<Store, 'runs' | 'runLogs'>;
  feed: RunFeed;
  /** Asked before anything is told: somebody may have signed out meanwhile. */
  mayFollow(): Promise<boolean>;
}

/**
 * Server-sent events: what a run said after line `from`, then what it says, then that it ended. Each event's id is its line, so that a
 * browser that lost us, or saw us start anew, goes on where it was.
 */
export async function streamEvents(
  { store, feed, mayFollow }: Followed,
  run: RunId,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<true> {
  const left = new AbortController();
  response.on('close', () => left.abort());
  response.writeHead(200, {
    ...PAGE_HEADERS,
    'content-type': 'text/event-stream; charset=utf-8',
    'x-accel-buffering': 'no',
  });
  response.write('retry: 2000\n\n');
  const until = Date.now() + LONGEST_MS;
  let n = startOf(request);
  while (!left.signal.aborted && !feed.isClosed() && Date.now() < until && (await mayFollow())) {
    const next = feed.next(run, QUIET_MS, left.signal);
    const ended = (await store.runs.find(run))?.endedAt !== undefined; // before the lines: what it said last is there then
    const lines = await store.runLogs.after(run, n, PAGE);
    for (const { n: id, ...line } of lines) response.write(`id: ${id}\nevent: line\ndata: ${JSON.stringify(line)}\n\n`);
    n = lines.at(-1)?.n ?? n;
    if (lines.length === PAGE) continue;
    if (ended) {
      response.write('event: ended\ndata: {}\n\n');
      break;
    }
    response.write(': still here\n\n');
    await next;
  }
  response.end();
  return true;
}

/** The line after which to begin: what the browser had last, else what the page says. */
function startOf({ headers, url }: IncomingMessage): number {
  const text = headers['last-event-id'] ?? new URLSearchParams(url?.split('?', 2)[1]).get('after') ?? '0';
  const n = Number(text);
  return Number.isSafeInteger(n) && n > 0 ? n : 0;
}
