import type { Grant, Role, Subject } from '../core/governance.ts';
import type { GuildId, ProjectId } from '../core/ids.ts';
import { isSelf, type Person } from '../core/person.ts';

/** What decides a person's role in one project. */
export interface RoleFacts {
  guild: GuildId;
  project?: ProjectId;
  grants: readonly Grant[];
  /** Discord ids of the guild's first administrators, from configuration. */
  admins: readonly string[];
  /** What GitHub says of a GitHub person; counts for hand-made pull requests only. */
  permission?: 'admin' | 'write' | 'read' | 'none';
  now: Date;
}

const RANK: Record<Role, number> = { viewer: 0, user: 1, admin: 2 };
export const atLeast = (role: Role | undefined, needed: Role): boolean =>
  role !== undefined && RANK[role] >= RANK[needed];

const isFor = (subject: Subject, person: Person): boolean => {
  const discordId = person.surface === 'discord' ? person.id : person.linked;
  const githubLogin = person.surface === 'github' ? person.id : person.linked;
  switch (subject.kind) {
    case 'discord-user':
      return subject.id === discordId;
    case 'discord-role':
      return person.surface === 'discord' && person.roles.includes(subject.id);
    case 'github-user':
      return subject.id === githubLogin;
    case 'github-team':
      return person.surface === 'github' && person.roles.includes(subject.id);
  }
};

/** Grants end by themselves: an expired one is no grant. */
const isInForce = (grant: Grant, { guild, project, now }: RoleFacts): boolean =>
  grant.guild === guild &&
  (grant.project === undefined || grant.project === project) &&
  (grant.until === undefined || grant.until > now) &&
  // `admin` is granted to people, never to a crowd.
  (grant.role !== 'admin' || grant.subject.kind === 'discord-user' || grant.subject.kind === 'github-user');

const ROLE_OF_PERMISSION = { admin: 'admin', write: 'user', read: 'viewer', none: undefined } as const;

/** The highest role a person has in a project now, or undefined. */
export function roleOf(person: Person, facts: RoleFacts): Role | undefined {
  // A token's scopes were asked before; none of them is what only administrators may.
  if (person.surface === 'system') return isSelf(person) ? 'admin' : 'user';
  const discordId = person.surface === 'discord' ? person.id : person.linked;
  if (discordId !== undefined && facts.admins.includes(discordId)) return 'admin';
  const granted = facts.grants
    .filter((grant) => isInForce(grant, facts) && isFor(grant.subject, person))
    .map(({ role }) => role);
  const byPush = facts.permission === undefined ? undefined : ROLE_OF_PERMISSION[facts.permission];
  return [...granted, ...(byPush ? [byPush] : [])].sort((a, b) => RANK[b] - RANK[a])[0];
}
