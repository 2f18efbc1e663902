import type { Sent } from './chat-model.ts';

/**
 * Why a model gave no answer. `busy`: too many requests; `down`: a fault of theirs or of the network; `slow`: no answer in time;
 * `refused`: it or a filter would not; `broken`: half an answer, or none of the shape; `gone`: there is no such model, or it cannot do this;
 * `key`: the key does not count.
 */
export type TroubleKind = 'busy' | 'down' | 'slow' | 'refused' | 'broken' | 'gone' | 'key';

export class ModelTrouble extends Error {
  constructor(
    readonly kind: TroubleKind,
    message: string,
    /** Of a busy one: when to ask again, and whether all of today's is used up. */
    readonly more: { retryAfterMs?: number; isPerDay?: boolean } = {},
  ) {
    super(message);
    this.name = 'ModelTrouble';
  }
}

/** Whether a model worked on it: a refusal at the door costs nothing and is soon over. */
export const tookTime = ({ kind }: ModelTrouble): boolean => ['slow', 'refused', 'broken'].includes(kind);

const LONGEST = 200;
/** Gemini says 400 to a wrong key; Groq to a model that is gone, or that cannot decode by a schema. */
const KEY = /API[ _]key not valid|API_KEY_INVALID/i;
const GONE = /model_decommissioned|model_not_found|does not support|not supported/i;

/** What a status means. @param said what the server said about it, for the log */
export function troubleOfStatus(
  status: number | undefined,
  said: string,
  more: ModelTrouble['more'] = {},
): ModelTrouble {
  const message = `${status ?? 'no answer'}: ${said}`.slice(0, LONGEST);
  if (status === undefined || status >= 500) return new ModelTrouble('down', message);
  if (status === 429) return new ModelTrouble('busy', message, more);
  if (status === 401 || status === 403 || KEY.test(said)) return new ModelTrouble('key', message);
  if (status === 404 || GONE.test(said)) return new ModelTrouble('gone', message);
  return new ModelTrouble(status === 408 ? 'slow' : 'broken', message);
}

/**
 * The answer, or trouble when it is not whole in time. SDKs stop their own clock once the first bytes are there.
 * @throws the reason of `unwanted` once that is aborted
 */
export async function inTime<Answer>(
  { timeoutMs, signal: unwanted }: Pick<Sent, 'timeoutMs' | 'signal'>,
  ask: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  unwanted?.throwIfAborted();
  const late = AbortSignal.timeout(timeoutMs);
  const over = new Promise<never>((_, reject) => {
    const end = () =>
      reject(unwanted?.aborted ? unwanted.reason : new ModelTrouble('slow', `no whole answer within ${timeoutMs} ms`));
    // On each by itself: nothing else keeps a timeout signal from being collected before it is due.
    for (const signal of [late, unwanted]) signal?.addEventListener('abort', end, { once: true });
  });
  return Promise.race([ask(unwanted ? AbortSignal.any([late, unwanted]) : late), over]);
}
