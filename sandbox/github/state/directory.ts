import type { User } from './user.ts';
import { noreplyEmail } from './user.ts';

/** Every account of this GitHub, found by login (case does not matter) or by the address in a commit. */
export interface Directory {
  add(login: string, type: User['type']): User;
  find(login: string): User | undefined;
  all(): readonly User[];
  byEmail(email: string): User | undefined;
}

export function createDirectory({ nextId, now }: { nextId(): number; now(): Date }): Directory {
  const byLogin = new Map<string, User>();
  const byAddress = new Map<string, User>();
  return {
    add(login, type) {
      const known = byLogin.get(login.toLowerCase());
      if (known) return known;
      const user: User = { id: nextId(), login, type, since: now() };
      byLogin.set(login.toLowerCase(), user);
      byAddress.set(noreplyEmail(user), user);
      return user;
    },
    find: (login) => byLogin.get(login.toLowerCase()),
    all: () => [...byLogin.values()],
    byEmail: (email) => byAddress.get(email),
  };
}
