import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { type Fetch, fetched, type Patience, Refused } from '../../catalog/refresh/retry.ts';
import { NotGenuine } from './signed-sums.ts';

const MOST_REDIRECTS = 5;

/** A download is fetched anew when it breaks off; a release has about 30 MB. */
export const PATIENCE: Patience = { attempts: 3, firstMs: 1_000, mostMs: 30_000, timeoutMs: 10 * 60_000 };

/** Follows redirects to https, or within the server that was asked; a mirror on plain http leads nowhere else. */
export async function followingWithCare(url: string, init: Parameters<Fetch>[1] = {}): Promise<Response> {
  let at = new URL(url);
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const answer = await fetch(at, { ...init, redirect: 'manual' });
    const location = answer.headers.get('location');
    if (answer.status < 300 || answer.status > 399 || location === null) return answer;
    await answer.body?.cancel();
    const to = new URL(location, at);
    if (to.protocol !== 'https:' && to.origin !== at.origin)
      throw new Refused(`it leads to ${to.origin}, another server and not https`);
    at = to;
  }
  throw new Refused('it leads from one address to the next without end');
}

/** How much may come, and how often it is tried. */
export interface Within {
  mostBytes: number;
  patience: Patience;
}

/** @throws Error that names the address, also for more than `mostBytes` */
export const fetchSmall = (url: string, { mostBytes, patience }: Within): Promise<Buffer> =>
  fetched({ fetch: followingWithCare, patience }, url, async (answer) => {
    const parts: Buffer[] = [];
    for await (const part of capped(answer, mostBytes)) parts.push(part);
    return Buffer.concat(parts);
  });

/**
 * Fetches a file to `path`, and checks it as it comes in.
 * @throws NotGenuine when its checksum is another one; Error that names the address, also for more than `mostBytes`
 */
export async function fetchFile(url: string, path: string, expected: Within & { sha256: string }) {
  const { patience } = expected;
  const sha256 = await fetched({ fetch: followingWithCare, patience }, url, async (answer) => {
    const hash = createHash('sha256');
    await pipeline(
      capped(answer, expected.mostBytes),
      async function* (parts: AsyncIterable<Buffer>) {
        for await (const part of parts) {
          hash.update(part);
          yield part;
        }
      },
      createWriteStream(path, { mode: 0o600 }),
    );
    return hash.digest('hex');
  });
  if (sha256 !== expected.sha256)
    throw new NotGenuine(`its checksum is ${sha256}, and the signed list says ${expected.sha256}`);
}

async function* capped({ body }: Response, mostBytes: number): AsyncGenerator<Buffer> {
  let bytes = 0;
  if (!body) return;
  for await (const part of Readable.fromWeb(body as ReadableStream<Uint8Array>)) {
    bytes += (part as Uint8Array).byteLength;
    if (bytes > mostBytes) throw new Refused(`it has more than ${mostBytes} bytes`);
    yield Buffer.from(part as Uint8Array);
  }
}
