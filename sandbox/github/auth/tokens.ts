import { randomBytes } from 'node:crypto';
import type { User } from '../state/user.ts';
import type { Permissions } from './permissions.ts';

/** The App as installed for one owner. Without `repositoryIds` a token sees all repositories of that owner. */
export interface Installation {
  readonly id: number;
  readonly account: User;
  readonly createdAt: Date;
  permissions: Permissions;
  /** Until it is unsuspended nothing is allowed, and only the installation itself is told of. */
  suspendedAt?: Date | undefined;
  /** Ids of the owner's repositories that it does not have. */
  readonly without: Set<number>;
}

export interface InstallationToken {
  readonly token: string;
  readonly installation: Installation;
  readonly permissions: Permissions;
  readonly repositoryIds: ReadonlySet<number> | undefined;
  readonly expiresAt: Date;
}

export interface Tokens {
  issue(token: Omit<InstallationToken, 'token' | 'expiresAt'>): InstallationToken;
  revoke(token: string): void;
  revokeOf(installation: Installation): void;
  /** Ends every installation token at once, as when somebody resets the App's access. */
  revokeAll(): void;
  /** The token if it is known and its hour is not over. */
  find(token: string): InstallationToken | undefined;
  forPerson(user: User): string;
  /** What an App gets for a person who signed in to it. */
  forUser(user: User): string;
  person(token: string): User | undefined;
}

const hourMs = 3_600_000;
const secret = (prefix: string) => `${prefix}_${randomBytes(18).toString('hex')}`;

export function createTokens(now: () => Date): Tokens {
  const installation = new Map<string, InstallationToken>();
  const people = new Map<string, User>();
  const personal = (prefix: string, user: User): string => {
    const token = secret(prefix);
    people.set(token, user);
    return token;
  };
  return {
    issue(grant) {
      const issued = { ...grant, token: secret('ghs'), expiresAt: new Date(now().getTime() + hourMs) };
      installation.set(issued.token, issued);
      return issued;
    },
    revoke: (token) => void installation.delete(token),
    revokeOf(ended) {
      for (const [token, issued] of installation) if (issued.installation === ended) installation.delete(token);
    },
    revokeAll: () => installation.clear(),
    find(token) {
      const found = installation.get(token);
      return found && found.expiresAt > now() ? found : undefined;
    },
    forPerson: (user) => personal('ghp', user),
    forUser: (user) => personal('ghu', user),
    person: (token) => people.get(token),
  };
}
