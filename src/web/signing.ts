import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { SealKey } from '../core/seal.ts';

/** Signs texts for one purpose. */
export interface Signer {
  /** HMAC-SHA-256, base64url, with the first key. */
  sign(text: string): string;
  /** Whether any of our keys signed it. */
  isValid(text: string, signature: string): boolean;
}

/**
 * A key of its own for each purpose: what is signed for one can never be mistaken for what another, or the seal itself, protects.
 * @throws Error without a key
 */
export function createSigner(keys: readonly SealKey[], purpose: string): Signer {
  const own = keys.map(({ key }) => Buffer.from(hkdfSync('sha256', key, '', purpose, 32)));
  const [current] = own;
  if (!current) throw new Error('signing needs at least one key');
  const macOf = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
  return {
    sign: (text) => macOf(current, text).toString('base64url'),
    isValid(text, signature) {
      const given = Buffer.from(signature, 'base64url');
      return own.map((key) => isEqual(given, macOf(key, text))).some(Boolean);
    },
  };
}

const isEqual = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);
