import type { IncomingMessage } from 'node:http';
import type { SealKey } from '../../core/seal.ts';
import { createSigner } from '../signing.ts';

/** `<payload, base64url>.<signature>`; what was signed for another purpose, or has expired, is nothing. */
export function sealed<Payload extends object>(keys: readonly SealKey[], purpose: string) {
  const { sign, isValid } = createSigner(keys, purpose);
  return {
    write(payload: Payload, until: Date): string {
      const text = Buffer.from(JSON.stringify({ ...payload, until: until.getTime() })).toString('base64url');
      return `${text}.${sign(text)}`;
    },
    read(value: string | undefined, now: Date): Payload | undefined {
      const [text = '', signature = ''] = value?.split('.', 2) ?? [];
      if (!isValid(text, signature)) return undefined;
      const { until, ...payload } = JSON.parse(Buffer.from(text, 'base64url').toString()) as Payload & {
        until: number;
      };
      return until > now.getTime() ? (payload as unknown as Payload) : undefined;
    },
  };
}

/** A cookie of the request. Whoever reads it has to look whether it is ours. */
export function cookieOf({ headers }: IncomingMessage, name: string): string | undefined {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}
