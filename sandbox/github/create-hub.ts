import { createPublicKey } from 'node:crypto';
import type { Registration } from './app-registration.ts';
import { createTokens } from './auth/tokens.ts';
import { createChanges } from './changes.ts';
import type { Faults } from './faults.ts';
import type { Hub } from './hub.ts';
import { createBackground } from './state/background.ts';
import { createDirectory } from './state/directory.ts';
import { createWebhooks } from './webhooks/webhooks.ts';

export interface HubSettings {
  readonly url: string;
  readonly now: () => Date;
  readonly faults: Faults;
  readonly app: Registration;
  readonly webhookPatienceMs: number;
}

/** A GitHub with one registered App and nothing else. */
export function createHub({ url, now, faults, app, webhookPatienceMs: patienceMs }: HubSettings): Hub {
  let lastId = 1_000;
  const nextId = () => ++lastId;
  const accounts = createDirectory({ nextId, now });
  const changes = createChanges();
  const { id, slug, privateKey, webhookSecret: secret, permissions, events } = app;
  return {
    url,
    apiUrl: `${url}/api/v3`,
    now,
    nextId,
    app: {
      id,
      clientId: `Iv1.${slug}`,
      slug,
      publicKey: createPublicKey(privateKey),
      owner: accounts.add(`${slug}-maker`, 'User'),
      bot: accounts.add(`${slug}[bot]`, 'Bot'),
      permissions,
      events,
      createdAt: now(),
    },
    accounts,
    repositories: new Map(),
    installations: new Map(),
    teams: new Map(),
    tokens: createTokens(now),
    changes,
    webhooks: createWebhooks({ secret, appId: id, patienceMs, faults, changes, now, nextId }),
    ...createBackground(),
  };
}
