import { Refusal } from '../core/refusal.ts';
import { MOST_BYTES } from '../generators/batch/limits.ts';

/** A file that somebody sent with a command or a form; Discord keeps it. */
export interface SentFile {
  name: string;
  url: string;
}

/** Where Discord keeps what people send. */
const DISCORDS: readonly string[] = ['https://cdn.discordapp.com', 'https://media.discordapp.net'];
const PATIENCE_MS = 10_000;

const wrong = (why: string, expected: string) => new Refusal({ code: 'bad-input', field: 'file', why, expected });

/** Reads a file that somebody sent. Only from Discord, never more than a batch may have, and never for long. */
export type ReadSent = (file: SentFile) => Promise<Uint8Array>;

/** `origin`: of a stand-in for Discord's own. */
export const createReadSent =
  (origin?: string, patienceMs = PATIENCE_MS): ReadSent =>
  async ({ url }) => {
    const from = origin === undefined ? DISCORDS : [origin];
    if (!from.includes(originOf(url))) throw wrong('it does not come from Discord', 'a file sent with the command');
    const signal = AbortSignal.timeout(patienceMs);
    try {
      return await download(url, signal);
    } catch (error) {
      if (signal.aborted) throw wrong('Discord did not give it in time', AGAIN);
      throw error;
    }
  };

const AGAIN = 'to send it again';

async function download(url: string, signal: AbortSignal): Promise<Uint8Array> {
  const response = await fetch(url, { signal, redirect: 'error' });
  if (response.status === 404 || response.status === 403) throw wrong('Discord has it no longer', AGAIN);
  if (!response.ok || !response.body) throw new Error(`Discord answers ${response.status} for a file`);
  return limited(response.body);
}

function originOf(url: string): string {
  try {
    return new URL(url).origin;
  } catch {
    return '';
  }
}

/** Stops at the limit, whatever length was promised. */
async function limited(body: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of body) {
    length += piece.length;
    if (length > MOST_BYTES) throw wrong('it is too large', `at most ${MOST_BYTES / 1024} KiB`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
