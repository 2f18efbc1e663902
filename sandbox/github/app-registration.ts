import { createPublicKey, generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import { meets, type Need, type Permissions } from './auth/permissions.ts';

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

/** What an App has to be allowed to read before it can ask for an event; installations are told of anyway. */
const readableBy: Readonly<Record<string, Need>> = {
  check_run: 'checks:read',
  issue_comment: 'issues:read',
  issues: 'issues:read',
  pull_request: 'pull_requests:read',
  pull_request_review: 'pull_requests:read',
  push: 'contents:read',
};

/** @throws Error for events that GitHub would not let an App with these permissions ask for, or that do not happen here */
export function refuseUnreadableEvents(permissions: Permissions, events: readonly string[]): void {
  for (const event of events) {
    const need = readableBy[event];
    if (need === undefined) throw new Error(`The sandbox sends no ${event} events`);
    if (!meets(permissions, need)) throw new Error(`Events of ${event} need the permission ${need}`);
  }
}

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
