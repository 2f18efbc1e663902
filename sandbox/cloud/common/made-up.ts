import { createHash, randomBytes } from 'node:crypto';
import type { Making } from '../provider/cloud-model.ts';

/** The time, as ISO 8601. */
export const now = (): string => new Date().toISOString();

/** A mark that differs after each change. */
export const fingerprint = (): string => randomBytes(8).toString('base64');

/** A number of 18 digits that always is the same for the same object, as text. */
export function digits({ id }: Pick<Making, 'id'>): string {
  return String(1n + (BigInt(`0x${createHash('sha256').update(id).digest('hex')}`) % 10n ** 18n)).padStart(18, '4');
}

/** A whole number below `limit` that always is the same for the same text. */
export function numberFor(seed: string, limit: number): number {
  return createHash('sha256').update(seed).digest().readUIntBE(0, 6) % limit;
}
