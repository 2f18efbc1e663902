import { createHash } from 'node:crypto';
import type { Match } from './router.ts';

/** `count` calls in any window of `perMs` milliseconds. */
export interface Limit {
  count: number;
  perMs: number;
}

/**
 * Limits by operation (`create_message`), counted per channel, guild or webhook, and `global` over all that is not an
 * interaction. `edit_old_message` counts edits of messages older than an hour. Change them at any time; no entry, no limit.
 */
export type Limits = Record<string, Limit>;

/** What bots usually see; Discord promises no numbers. Source: research, rate limits. */
export const usualLimits = (): Limits => ({
  create_message: { count: 5, perMs: 5000 },
  update_message: { count: 5, perMs: 5000 },
  delete_message: { count: 5, perMs: 5000 },
  execute_webhook: { count: 5, perMs: 5000 },
  update_original_webhook_message: { count: 5, perMs: 5000 },
  update_webhook_message: { count: 5, perMs: 5000 },
  create_thread_from_message: { count: 50, perMs: 300_000 },
  update_channel: { count: 5, perMs: 15_000 },
  create_dm: { count: 10, perMs: 10_000 },
  edit_old_message: { count: 3, perMs: 6000 },
  global: { count: 50, perMs: 1000 },
});

export interface Refused {
  retryAfterMs: number;
  isGlobal: boolean;
}

export interface Verdict {
  headers: Record<string, string>;
  refused?: Refused;
}

interface Window {
  left: number;
  resetAt: number;
}

const majorId = ({ params }: Match) =>
  params.interaction_token ?? params.webhook_token ?? params.channel_id ?? params.guild_id ?? '';

/** Counts on the machine's clock: that is the one on which the client waits. */
export function createLimiter(limits: Limits) {
  const windows = new Map<string, Window>();

  function take(name: string, key: string): { limit: Limit; window: Window; isFull: boolean } | undefined {
    const limit = limits[name];
    if (!limit) return undefined;
    const now = Date.now();
    const id = `${name} ${key}`;
    const before = windows.get(id);
    const window = before && before.resetAt > now ? before : { left: limit.count, resetAt: now + limit.perMs };
    windows.set(id, window);
    const isFull = window.left <= 0;
    if (!isFull) window.left -= 1;
    return { limit, window, isFull };
  }

  /** One call more: the headers of its bucket, and whether it is refused. `operation` may be finer than the route's. */
  return (match: Match, operation = match.route.operation): Verdict => {
    const overall = match.route.auth === 'bot' ? take('global', '') : undefined;
    if (overall?.isFull) {
      return { headers: {}, refused: { retryAfterMs: overall.window.resetAt - Date.now(), isGlobal: true } };
    }
    const own = take(operation, majorId(match));
    if (!own) return { headers: {} };
    const waitMs = Math.max(1, own.window.resetAt - Date.now());
    const headers = {
      'x-ratelimit-limit': String(own.limit.count),
      'x-ratelimit-remaining': String(own.window.left),
      'x-ratelimit-reset': String(own.window.resetAt / 1000),
      'x-ratelimit-reset-after': String(waitMs / 1000),
      'x-ratelimit-bucket': createHash('md5').update(operation).digest('hex'),
    };
    return own.isFull ? { headers, refused: { retryAfterMs: waitMs, isGlobal: false } } : { headers };
  };
}
