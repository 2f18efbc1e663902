import type { Person } from '../../core/person.ts';

/** A GitHub user as the use cases know people. Logins are compared in lower case, as GitHub does. */
export const toPerson = (login: string): Person => ({
  surface: 'github',
  id: login.toLowerCase(),
  name: login,
  roles: [],
});
