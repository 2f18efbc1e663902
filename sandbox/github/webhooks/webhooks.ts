import { randomUUID } from 'node:crypto';
import type { Changes } from '../changes.ts';
import type { Faults } from '../faults.ts';
import { createCarrier } from './carrier.ts';
import { type Delivery, type Parcel, wasAccepted } from './delivery.ts';

export interface Webhooks {
  /** Every attempt so far, oldest first. */
  readonly deliveries: readonly Delivery[];
  /** @throws TypeError for what is no address */
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
  readonly patienceMs: number;
  readonly faults: Faults;
  readonly changes: Changes;
  now(): Date;
  nextId(): number;
}

export function createWebhooks({ secret, appId, patienceMs, faults, changes, now, nextId }: WebhookNeeds): Webhooks {
  const deliveries: Delivery[] = [];
  const { setTarget, carry, misplace, settled, stop } = createCarrier({ secret, appId, patienceMs }, changes);

  const record = (parcel: Parcel, guid: string, redelivery: boolean): Delivery => {
    const start = { outcome: 'waiting', statusCode: 0, answer: '', durationMs: 0 } as const;
    const delivery: Delivery = { ...parcel, id: nextId(), guid, redelivery, createdAt: now(), ...start };
    deliveries.push(delivery);
    return delivery;
  };

  const redeliver = async (guid: string): Promise<Delivery> => {
    const original = deliveries.find((delivery) => delivery.guid === guid);
    if (!original) throw new Error(`No delivery ${guid}`);
    const again = record(original, guid, true);
    await carry(again);
    return again;
  };

  return {
    deliveries,
    setTarget,
    dispatch(parcel) {
      const guid = randomUUID();
      const delivery = record(parcel, guid, false);
      const fault = faults.forDelivery(parcel.event, parcel.action);
      if (fault) void misplace(delivery, fault, () => record(parcel, guid, false));
      else void carry(delivery);
    },
    redeliver,
    async redeliverMissed() {
      const done = deliveries.filter((delivery) => wasAccepted(delivery) || delivery.outcome === 'waiting');
      const home = new Set(done.map(({ guid }) => guid));
      const missed = new Set(deliveries.map(({ guid }) => guid).filter((guid) => !home.has(guid)));
      for (const guid of missed) await redeliver(guid);
    },
    settled,
    stop,
  };
}
