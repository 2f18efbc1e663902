/** Where a person acts. `system` is GuildOps itself (the sweeper, the queue), or a program with a token. */
export type Surface = 'discord' | 'github' | 'system';

/**
 * Who does something, as the platform proved it. `id` is the Discord user's snowflake or the GitHub login in lower case; `name` is for
 * display only and is hostile text. `linked` is the same person's id on the other surface, when a verified flow has bound them.
 */
export interface Person {
  surface: Surface;
  id: string;
  name: string;
  /** Discord role ids, as the interaction carried them; empty on GitHub. */
  roles: readonly string[];
  linked?: string;
}

export const SYSTEM: Person = { surface: 'system', id: 'guildops', name: 'GuildOps', roles: [] };

const TOKEN = 'token:';

/** Who acts with a token of the JSON API: a program, so it counts as nobody's yes. Its name is our own word for it. */
export const tokenHolder = (name: string): Person => ({
  surface: 'system',
  id: `${TOKEN}${name}`,
  name: `token ${name}`,
  roles: [],
});

/** GuildOps itself, and not a token. */
export const isSelf = ({ surface, id }: Person): boolean => surface === SYSTEM.surface && id === SYSTEM.id;

export type Sameness = 'same' | 'different' | 'unknown';

/** A GitHub user. Logins are compared in lower case, as GitHub does; `name` is what people read. */
export const onGitHub = (login: string, name: string = login): Person => ({
  surface: 'github',
  id: login.toLowerCase(),
  name,
  roles: [],
});

const ADDRESS = 'email:';

/** Who wrote a commit, as far as it says: an address that no account is known for proves neither who it is nor who it is not. */
export const personAt = (email: string, name: string): Person => ({
  surface: 'github',
  id: `${ADDRESS}${email.toLowerCase()}`,
  name,
  roles: [],
});

const isAddress = ({ id }: Person): boolean => id.startsWith(ADDRESS);

/** Whether two acts were of one person. Across surfaces only a link can tell; without one the answer is `unknown`, never a guess. */
export function sameness(a: Person, b: Person): Sameness {
  if (a.surface === b.surface && a.id === b.id) return 'same';
  if (isAddress(a) || isAddress(b)) return 'unknown';
  if (a.surface === b.surface) return 'different';
  if (a.linked === undefined && b.linked === undefined) return 'unknown';
  return a.linked === b.id || b.linked === a.id ? 'same' : 'different';
}
