import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import type { Delivery } from './delivery.ts';

const answerLimit = 4_096;

export interface Address {
  readonly url: string;
  readonly secret: string;
  readonly appId: number;
  /** How long the App may take to answer. */
  readonly patienceMs: number;
}

export const signature = (secret: string, payload: string): string =>
  `sha256=${createHmac('sha256', secret).update(payload).digest('hex')}`;

/** The headers of a delivery, as GitHub sends them. */
export const deliveryHeaders = (delivery: Delivery, { secret, appId }: Address): Record<string, string> => ({
  accept: '*/*',
  'content-type': 'application/json',
  'user-agent': 'GitHub-Hookshot/sandbox',
  'x-github-delivery': delivery.guid,
  'x-github-event': delivery.event,
  'x-github-hook-id': String(appId),
  'x-github-hook-installation-target-id': String(appId),
  'x-github-hook-installation-target-type': 'integration',
  'x-hub-signature-256': signature(secret, delivery.payload),
});

type Result = Pick<Delivery, 'outcome' | 'statusCode' | 'answer'>;

/** Posts a delivery once. Never throws: how it ended is the result. */
export function send(delivery: Delivery, address: Address, stop: AbortSignal): Promise<Result> {
  const patience = AbortSignal.timeout(address.patienceMs);
  const failed = (): Result => ({ outcome: patience.aborted ? 'timed-out' : 'unreachable', statusCode: 0, answer: '' });
  return new Promise((resolve) => {
    const body = Buffer.from(delivery.payload);
    const headers = { ...deliveryHeaders(delivery, address), 'content-length': body.length };
    // No kept connection: an App that stops must not be held up by us.
    const options = { method: 'POST', headers, agent: false, signal: AbortSignal.any([patience, stop]) } as const;
    const outgoing = request(address.url, options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', () => resolve(failed()));
      response.on('end', () => {
        const statusCode = response.statusCode ?? 0;
        const answer = Buffer.concat(chunks).toString().slice(0, answerLimit);
        resolve({ outcome: statusCode >= 200 && statusCode < 300 ? 'accepted' : 'refused', statusCode, answer });
      });
    });
    outgoing.on('error', () => resolve(failed()));
    outgoing.end(body);
  });
}
