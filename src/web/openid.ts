import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Handler, sendJson } from './handler.ts';

const DISCOVERY = '/.well-known/openid-configuration';
const JWKS = '/.well-known/jwks.json';

/**
 * What a cloud reads to verify the statements that GuildOps signs. Public on purpose, like every key that only verifies.
 * Source: https://openid.net/specs/openid-connect-discovery-1_0.html
 */
export function openIdPages(
  issuer: string,
  algorithm: string,
  published: () => Promise<object>,
): Record<string, Handler> {
  const document = {
    issuer,
    jwks_uri: `${issuer}${JWKS}`,
    response_types_supported: ['id_token'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: [algorithm],
    claims_supported: ['iss', 'sub', 'aud', 'iat', 'nbf', 'exp', 'jti', 'repository', 'project', 'environment', 'use'],
    scopes_supported: ['openid'],
  };
  const answer = (body: () => Promise<object>) => async (request: IncomingMessage, response: ServerResponse) =>
    request.method === 'GET' || request.method === 'HEAD'
      ? sendJson(response, 200, await body())
      : sendJson(response, 405, { error: 'read only' });
  return { [DISCOVERY]: answer(async () => document), [JWKS]: answer(published) };
}
