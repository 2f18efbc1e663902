/** One attempt to bring one event to the App. Attempts for the same event carry the same `guid`. */
export interface Delivery {
  readonly id: number;
  readonly guid: string;
  readonly event: string;
  readonly action: string | null;
  /** Full name; deliveries of one repository arrive in order. */
  readonly repository: string | undefined;
  readonly repositoryId: number | null;
  readonly installationId: number;
  /** The exact bytes that were signed. */
  readonly payload: string;
  readonly redelivery: boolean;
  readonly createdAt: Date;
  /** `waiting` in line; `held` as there was no address yet; `dropped` by a fault; the rest has been tried. */
  outcome: 'waiting' | 'held' | 'dropped' | 'accepted' | 'refused' | 'unreachable' | 'timed-out';
  /** What the App answered, or 0. */
  statusCode: number;
  answer: string;
  durationMs: number;
}

/** An event on its way out, before it has a delivery. */
export type Parcel = Pick<Delivery, 'event' | 'action' | 'repository' | 'repositoryId' | 'installationId' | 'payload'>;

export const wasAccepted = (delivery: Delivery): boolean => delivery.outcome === 'accepted';

/** GitHub's words for how an attempt ended, as its list of deliveries shows them. */
export function deliveryStatus({ outcome, statusCode }: Delivery): string {
  if (outcome === 'accepted') return 'OK';
  if (outcome === 'refused') return `Invalid HTTP Response: ${statusCode}`;
  return outcome === 'timed-out' ? 'timed out' : 'failed to connect to host';
}
