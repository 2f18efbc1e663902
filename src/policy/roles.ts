import type { Grant, Role, Subject } from '../core/governance.ts';
import type { GuildId, ProjectId } from '../core/ids.ts';
import { isSelf, type Person } from '../core/person.ts';
import type { Provider } from '../core/project.ts';
import { type Right, type Rights, rightOf, rightOfGrant, rightsFrom } from './rights.ts';

export { atLeast } from './rights.ts';

/** What decides a person's rights in one project. */
export interface RoleFacts {
  guild: GuildId;
  project?: ProjectId;
  /** The cloud of the project. */
  provider?: Provider;
  grants: readonly Grant[];
  /** Discord ids of the guild's first administrators, from configuration. */
  admins: readonly string[];
  /** What GitHub says of a GitHub person; counts for hand-made pull requests only. */
  permission?: 'admin' | 'write' | 'read' | 'none';
  /** Who is in GitHub's teams, `org/team` → logins in lower case, as far as that is known. */
  teams?: ReadonlyMap<string, readonly string[]>;
  now: Date;
}

const discordIdOf = ({ surface, id, linked }: Person): string | undefined => (surface === 'discord' ? id : linked);
const loginOf = ({ surface, id, linked }: Person): string | undefined => (surface === 'github' ? id : linked);

/** Whether a subject means a person. `teams`: who is in GitHub's teams, as far as that is known. */
export function isFor(subject: Subject, person: Person, teams: RoleFacts['teams']): boolean {
  const login = loginOf(person);
  switch (subject.kind) {
    case 'discord-user':
      return subject.id === discordIdOf(person);
    case 'discord-role':
      return person.surface === 'discord' && person.roles.includes(subject.id);
    case 'github-user':
      return subject.id === login;
    case 'github-team':
      return login !== undefined && (teams?.get(subject.id)?.includes(login) ?? false);
  }
}

/** Grants end by themselves: an expired one is no grant. */
export const isInForce = (grant: Pick<Grant, 'until'>, now: Date): boolean =>
  grant.until === undefined || grant.until > now;

const isHere = ({ guild, project, limits }: Grant, facts: RoleFacts): boolean =>
  guild === facts.guild &&
  (project === undefined || project === facts.project) &&
  (limits?.provider === undefined || limits.provider === facts.provider);

/** `admin` is granted to people, never to a crowd. */
const isAllowed = ({ role, subject }: Grant): boolean =>
  role !== 'admin' || subject.kind === 'discord-user' || subject.kind === 'github-user';

const ROLE_OF_PERMISSION = { admin: 'admin', write: 'user', read: 'viewer', none: undefined } as const;

/** Everything a person may do in a project now, with where it comes from. */
export function rightsOf(person: Person, facts: RoleFacts): Rights {
  // A token's scopes were asked before; none of them is what only administrators may.
  if (person.surface === 'system') return rightsFrom([rightOf(isSelf(person) ? 'admin' : 'user', { from: 'system' })]);
  const discordId = discordIdOf(person);
  const isFirst = discordId !== undefined && facts.admins.includes(discordId);
  const byPush = facts.permission && ROLE_OF_PERMISSION[facts.permission];
  const granted = facts.grants
    .filter((grant) => isInForce(grant, facts.now) && isHere(grant, facts) && isAllowed(grant))
    .filter(({ subject }) => isFor(subject, person, facts.teams))
    .map(rightOfGrant);
  const each: readonly (Right | false)[] = [
    isFirst && rightOf('admin', { from: 'first-admin' }),
    ...granted,
    byPush !== undefined && rightOf(byPush, { from: 'github' }),
  ];
  return rightsFrom(each.filter((right) => right !== false));
}

/** The highest role a person has in a project now, or undefined. */
export const roleOf = (person: Person, facts: RoleFacts): Role | undefined => rightsOf(person, facts).role;
