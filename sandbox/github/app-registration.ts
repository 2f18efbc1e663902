import { createPublicKey, generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import type { Permissions } from './auth/permissions.ts';

/** What an App of ours asks for: the least that lets it work, as in app.yml. */
export const defaultPermissions: Permissions = {
  metadata: 'read',
  contents: 'write',
  pull_requests: 'write',
  issues: 'read',
  checks: 'write',
  deployments: 'write',
  statuses: 'read',
};

export const defaultEvents = ['pull_request', 'issue_comment', 'pull_request_review', 'check_run', 'push'] as const;

/** A private key as GitHub lets Apps download it: 2048 bit RSA, PKCS#1. */
export async function createPrivateKey(): Promise<string> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  return privateKey;
}

export const publicKeyOf = (privateKey: string) => createPublicKey(privateKey);
