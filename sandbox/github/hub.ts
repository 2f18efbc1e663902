import type { KeyObject } from 'node:crypto';
import type { Permissions } from './auth/permissions.ts';
import type { Installation, Tokens } from './auth/tokens.ts';
import type { Changes } from './changes.ts';
import type { Directory } from './state/directory.ts';
import type { Repository } from './state/repository.ts';
import type { User } from './state/user.ts';
import type { Webhooks } from './webhooks/webhooks.ts';

/** The GitHub App as registered here. */
export interface RegisteredApp {
  readonly id: number;
  readonly clientId: string;
  readonly slug: string;
  readonly publicKey: KeyObject;
  readonly owner: User;
  /** `slug[bot]`, the account in whose name the App acts. */
  readonly bot: User;
  readonly permissions: Permissions;
  readonly events: readonly string[];
  readonly createdAt: Date;
}

/** The whole of this GitHub: what is stored and the few services that all its parts use. */
export interface Hub {
  /** Where people and git go; `apiUrl` is where the API is, as on an enterprise server. No slash at the end. */
  readonly url: string;
  readonly apiUrl: string;
  now(): Date;
  nextId(): number;
  readonly app: RegisteredApp;
  readonly accounts: Directory;
  /** By lower-case full name. */
  readonly repositories: Map<string, Repository>;
  /** By lower-case login of the owner. */
  readonly installations: Map<string, Installation>;
  /** Logins of the members, by `org/slug` in lower case. */
  readonly teams: Map<string, readonly string[]>;
  readonly tokens: Tokens;
  readonly changes: Changes;
  readonly webhooks: Webhooks;
  /** Remembers work that nobody waits for, until it has ended. */
  background(work: Promise<unknown>): void;
  /** Resolves when no such work is left. */
  atRest(): Promise<void>;
}

export const findRepository = (hub: Hub, fullName: string): Repository | undefined =>
  hub.repositories.get(fullName.toLowerCase());

/** @throws Error when there is none: for callers who named it themselves */
export function repositoryOf(hub: Hub, fullName: string): Repository {
  const repo = findRepository(hub, fullName);
  if (!repo) throw new Error(`No repository ${fullName} in this sandbox`);
  return repo;
}
