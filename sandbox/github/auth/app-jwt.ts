import { type KeyObject, verify } from 'node:crypto';
import { ApiError } from '../rest/api-error.ts';

export interface AppJwtRules {
  readonly publicKey: KeyObject;
  readonly issuers: readonly string[];
  readonly now: Date;
}

/**
 * Accepts the RS256 token an App proves itself with: issued in the past, ending within ten minutes.
 * @throws ApiError 401 in GitHub's words; clients recognise a wrong clock by them
 */
export function verifyAppJwt(token: string, { publicKey, issuers, now }: AppJwtRules): void {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const { alg } = decode(header);
  const signed = verify(
    'RSA-SHA256',
    Buffer.from(`${header}.${payload}`),
    publicKey,
    Buffer.from(signature, 'base64url'),
  );
  if (alg !== 'RS256' || !signed) throw new ApiError(401, 'A JSON web token could not be decoded');
  const { iss, iat, exp } = decode(payload);
  const seconds = now.getTime() / 1000;
  if (!issuers.includes(String(iss))) throw new ApiError(404, 'Integration not found');
  if (typeof iat !== 'number' || iat > seconds)
    throw new ApiError(
      401,
      "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued",
    );
  if (typeof exp !== 'number' || exp <= seconds)
    throw new ApiError(
      401,
      "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
    );
  if (exp > seconds + 600) throw new ApiError(401, "'Expiration time' claim ('exp') is too far in the future");
}

function decode(part: string): Record<string, unknown> {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
  } catch {
    throw new ApiError(401, 'A JSON web token could not be decoded');
  }
}

/** Three base64url parts; no other token of GitHub looks so. */
export const looksLikeJwt = (token: string): boolean => /^[\w-]+\.[\w-]+\.[\w-]+$/.test(token);
