import { setTimeout as wait } from 'node:timers/promises';
import type { Changes } from '../changes.ts';
import type { DeliveryFault } from '../faults.ts';
import { createBackground } from '../state/background.ts';
import { type Line, oneAtATime } from '../state/one-at-a-time.ts';
import type { Delivery } from './delivery.ts';
import { type Address, send } from './send.ts';

export interface Carrier {
  setTarget(url: string): void;
  /** Sends after all that is in the line of the same repository, and writes the outcome into the delivery. */
  carry(delivery: Delivery): Promise<void>;
  /** The same with a fault on the way. For a duplicate, `copy` is sent too. */
  misplace(delivery: Delivery, fault: DeliveryFault, copy: () => Delivery): Promise<void>;
  settled(): Promise<void>;
  stop(): void;
}

export function createCarrier(sender: Omit<Address, 'url'>, changes: Changes): Carrier {
  const lines = new Map<string, Line>();
  const overtaken = new Map<Line, Delivery[]>();
  const { background, atRest } = createBackground();
  const stopped = new AbortController();
  let target: string | undefined;

  const lineOf = ({ repository = '' }: Delivery): Line => {
    const line = lines.get(repository) ?? oneAtATime();
    lines.set(repository, line);
    return line;
  };

  const attempt = async (delivery: Delivery): Promise<void> => {
    if (target === undefined) delivery.outcome = 'held';
    else {
      const startedAt = performance.now();
      Object.assign(delivery, await send(delivery, { ...sender, url: target }, stopped.signal));
      delivery.durationMs = Math.round(performance.now() - startedAt);
    }
    changes.announce();
  };

  const inLine = (delivery: Delivery, work: () => Promise<void>): Promise<void> => {
    const line = lineOf(delivery);
    const done = line(async () => {
      const late = overtaken.get(line) ?? [];
      overtaken.delete(line);
      await work();
      for (const earlier of late) await attempt(earlier);
    });
    background(done);
    return done;
  };

  return {
    setTarget(url) {
      target = new URL(url).href;
    },
    carry: (delivery) => inLine(delivery, () => attempt(delivery)),
    misplace: (delivery, fault, copy) =>
      inLine(delivery, async () => {
        const line = lineOf(delivery);
        if (fault.kind === 'drop-delivery') delivery.outcome = 'dropped';
        if (fault.kind === 'delay-delivery') {
          await wait(fault.delayMs ?? 1_000, undefined, { signal: stopped.signal }).catch(() => undefined);
          await attempt(delivery);
        }
        if (fault.kind === 'reorder-delivery') overtaken.set(line, [...(overtaken.get(line) ?? []), delivery]);
        if (fault.kind !== 'duplicate-delivery') return;
        await attempt(delivery);
        await attempt(copy());
      }),
    settled: atRest,
    stop: () => stopped.abort(),
  };
}
