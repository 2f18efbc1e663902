import type { Operation } from '../store/chaos.ts';
import type { Overlay } from './cloud-model.ts';

/** How long operations take: so many milliseconds each, by operation, or as each type's overlay says. */
export type Latency = number | { readonly [operation in Operation]?: number } | 'realistic';

/** The time that an operation on a type takes, in milliseconds. */
export function latencyOf(latency: Latency, operation: Operation, overlay: Overlay): number {
  if (typeof latency === 'number') return operation === 'read' || operation === 'plan' ? 0 : latency;
  return (latency === 'realistic' ? overlay.latencyMs?.[operation] : latency[operation]) ?? 0;
}

/**
 * Reads what `--latency` was given: `realistic`, `250`, or `create=2000,delete=100`.
 * @throws Error when it is none of these
 */
export function parseLatency(given: string): Latency {
  if (given === 'realistic') return given;
  if (/^\d+$/.test(given)) return Number(given);
  const parts = given.split(',').map((part) => /^(plan|create|read|update|delete)=(\d+)$/.exec(part));
  if (parts.some((part) => part === null)) throw new Error(`Not a latency: "${given}"`);
  return Object.fromEntries(parts.map((part) => [part?.[1] ?? '', Number(part?.[2])]));
}

/** Writes a latency so that `parseLatency` reads it back. */
export function printLatency(latency: Latency): string {
  if (typeof latency !== 'object') return String(latency);
  const parts = Object.entries(latency).map(([operation, ms]) => `${operation}=${ms}`);
  return parts.join() || '0';
}

/** Waits so long, or until the signal fires. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (ms <= 0 || signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });
}

/** Waits until one of the signals fires. */
export function untilAborted(...signals: AbortSignal[]): Promise<void> {
  const any = AbortSignal.any(signals);
  if (any.aborted) return Promise.resolve();
  return new Promise((resolve) => any.addEventListener('abort', () => resolve(), { once: true }));
}
