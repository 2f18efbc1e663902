import { randomUUID } from 'node:crypto';
import type { Changes } from '../changes.ts';
import type { Faults } from '../faults.ts';
import { oneAtATime } from '../state/one-at-a-time.ts';
import { type Delivery, type Parcel, wasAccepted } from './delivery.ts';
import { type Address, send } from './send.ts';

export interface Webhooks {
  /** Every attempt so far, oldest first. */
  readonly deliveries: readonly Delivery[];
  setTarget(url: string): void;
  /** Puts an event in the line of its repository. */
  dispatch(parcel: Parcel): void;
  /** Sends an event once more, under its old GUID, and waits for the answer. */
  redeliver(guid: string): Promise<Delivery>;
  /** Sends, in order, every event that no attempt has brought home. */
  redeliverMissed(): Promise<void>;
  /** Resolves when nothing is on its way. */
  settled(): Promise<void>;
  stop(): void;
}

export interface WebhookNeeds {
  readonly secret: string;
  readonly appId: number;
  readonly faults: Faults;
  readonly changes: Changes;
  now(): Date;
  nextId(): number;
}

export function createWebhooks({ secret, appId, faults, changes, now, nextId }: WebhookNeeds): Webhooks {
  const deliveries: Delivery[] = [];
  const lines = new Map<string, ReturnType<typeof oneAtATime>>();
  const underWay = new Set<Promise<unknown>>();
  const postponed = new Map<string, Delivery[]>();
  const stopped = new AbortController();
  let target: string | undefined;

  const record = (parcel: Parcel, guid: string, redelivery: boolean): Delivery => {
    const start = { outcome: 'waiting', statusCode: 0, answer: '', durationMs: 0 } as const;
    const delivery: Delivery = { ...parcel, id: nextId(), guid, redelivery, createdAt: now(), ...start };
    deliveries.push(delivery);
    return delivery;
  };

  const attempt = async (delivery: Delivery): Promise<void> => {
    if (target === undefined) delivery.outcome = 'held';
    else {
      const address: Address = { url: target, secret, appId };
      const startedAt = performance.now();
      Object.assign(delivery, await send(delivery, address, stopped.signal));
      delivery.durationMs = Math.round(performance.now() - startedAt);
    }
    changes.announce();
  };

  const inLine = (delivery: Delivery, work: () => Promise<void>): Promise<void> => {
    const key = delivery.repository ?? '';
    const line = lines.get(key) ?? oneAtATime();
    lines.set(key, line);
    const done = line(work);
    underWay.add(done);
    return done.finally(() => underWay.delete(done));
  };

  const carry = async (delivery: Delivery): Promise<void> => {
    const key = delivery.repository ?? '';
    const fault = faults.forDelivery(delivery.event, delivery.action)?.kind;
    if (fault === 'reorder-delivery') return void postponed.set(key, [...(postponed.get(key) ?? []), delivery]);
    if (fault === 'drop-delivery') delivery.outcome = 'dropped';
    else await attempt(delivery);
    if (fault === 'duplicate-delivery') await attempt(record(delivery, delivery.guid, false));
    const late = postponed.get(key) ?? [];
    postponed.delete(key);
    for (const overtaken of late) await attempt(overtaken);
  };

  const redeliver = async (guid: string): Promise<Delivery> => {
    const original = deliveries.find((delivery) => delivery.guid === guid);
    if (!original) throw new Error(`No delivery ${guid}`);
    const again = record(original, guid, true);
    await inLine(again, () => attempt(again));
    return again;
  };

  return {
    deliveries,
    setTarget(url) {
      target = url;
    },
    dispatch(parcel) {
      const delivery = record(parcel, randomUUID(), false);
      void inLine(delivery, () => carry(delivery));
    },
    redeliver,
    async redeliverMissed() {
      const done = deliveries.filter((delivery) => wasAccepted(delivery) || delivery.outcome === 'waiting');
      const settled = new Set(done.map(({ guid }) => guid));
      const missed = new Set(deliveries.map(({ guid }) => guid).filter((guid) => !settled.has(guid)));
      for (const guid of missed) await redeliver(guid);
    },
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
    stop: () => stopped.abort(),
  };
}
