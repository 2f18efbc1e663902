import { generateKeyPair, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { meets, type Need, type Permissions } from './auth/permissions.ts';

/** What an App of ours asks for: the least that lets it work, as in app.yml. */
const defaultPermissions: Permissions = {
  metadata: 'read',
  contents: 'write',
  pull_requests: 'write',
  issues: 'write',
  checks: 'write',
  deployments: 'write',
  statuses: 'read',
  administration: 'read',
  members: 'read',
  merge_queues: 'read',
};

const defaultEvents = [
  'pull_request',
  'issue_comment',
  'pull_request_review',
  'check_run',
  'push',
  'merge_group',
] as const;

/** What an App has to be allowed to read before it can ask for an event; installations are told of anyway. */
const readableBy = {
  check_run: 'checks:read',
  deployment: 'deployments:read',
  deployment_status: 'deployments:read',
  issue_comment: 'issues:read',
  issues: 'issues:read',
  merge_group: 'merge_queues:read',
  pull_request: 'pull_requests:read',
  pull_request_review: 'pull_requests:read',
  push: 'contents:read',
} as const satisfies Readonly<Record<string, Need>>;

/** @throws Error for events that GitHub would not let an App with these permissions ask for, or that do not happen here */
function refuseUnreadableEvents(permissions: Permissions, events: readonly string[]): void {
  for (const event of events) {
    const need: Need | undefined = (readableBy as Readonly<Record<string, Need>>)[event];
    if (need === undefined) throw new Error(`The sandbox sends no ${event} events`);
    if (!meets(permissions, need)) throw new Error(`Events of ${event} need the permission ${need}`);
  }
}

/** An App as its maker knows it. The private key is PEM. */
export interface Registration {
  readonly id: number;
  readonly slug: string;
  readonly privateKey: string;
  readonly webhookSecret: string;
  readonly clientSecret: string;
  readonly permissions: Permissions;
  readonly events: readonly string[];
}

/**
 * Registers an App as wished: fresh secrets where none are given, and of our events those that its permissions let it ask for.
 * @throws Error as refuseUnreadableEvents
 */
export async function registerApp(wish: Partial<Registration>): Promise<Registration> {
  const { permissions = defaultPermissions, slug = 'guildops' } = wish;
  const { events = defaultEvents.filter((event) => meets(permissions, readableBy[event])) } = wish;
  refuseUnreadableEvents(permissions, events);
  const { webhookSecret = randomBytes(24).toString('hex'), privateKey = await createPrivateKey() } = wish;
  const clientSecret = randomBytes(20).toString('hex');
  return { id: 4_242, slug, privateKey, webhookSecret, clientSecret, permissions, events };
}

/** A private key as GitHub lets Apps download it: 2048 bit RSA, PKCS#1. */
async function createPrivateKey(): Promise<string> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  return privateKey;
}
