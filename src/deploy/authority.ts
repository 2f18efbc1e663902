import type { Deploy } from '../core/deploy.ts';
import type { Grant, Role } from '../core/governance.ts';
import type { GuildId, ProjectId } from '../core/ids.ts';
import type { Person } from '../core/person.ts';
import type { Project } from '../core/project.ts';
import { type Problem, Refusal } from '../core/refusal.ts';
import { atLeast, roleOf } from '../policy/roles.ts';
import type { Permission, Ports, Tables } from './ports.ts';

/** A person with the link that a verified flow made, if there is one. */
export async function known({ governance }: Pick<Tables, 'governance'>, person: Person): Promise<Person> {
  if (person.surface === 'system') return person;
  const link = await governance.linkOf(person);
  return link ? { ...person, linked: person.surface === 'discord' ? link.githubLogin : link.discordId } : person;
}

/** What GitHub allows a GitHub person in the repository; asked before the transaction, as it is a call outside. */
export const permissionOf = async (
  { pulls }: Pick<Ports, 'pulls'>,
  person: Person,
  repo: Deploy['repo'],
  maxAgeMs = 0,
): Promise<Permission | undefined> =>
  person.surface === 'github' ? pulls.permission(repo, person.id, maxAgeMs) : undefined;

/** The role of a person in a project. GitHub's permission counts for hand-made pull requests only. */
export async function roleIn(
  { governance }: Pick<Tables, 'governance'>,
  { rules, clock }: Pick<Ports, 'rules' | 'clock'>,
  person: Person,
  where: { guild: GuildId; project?: ProjectId },
  permission?: Permission,
): Promise<Role | undefined> {
  const grants = await governance.grants(where.guild);
  return roleOf(person, {
    ...where,
    grants,
    admins: firstAdmins(rules, where.guild, grants, clock.now()),
    ...(permission && { permission }),
    now: clock.now(),
  });
}

/** Who administers a guild before anybody was granted that: those in the settings, else its owner until the first such grant. */
export function firstAdmins(
  { admins, ownerOf }: Ports['rules'],
  guild: GuildId,
  grants: readonly Grant[],
  now: Date,
): readonly string[] {
  const hasAdmin = grants.some(({ role, project, until }) => role === 'admin' && !project && (!until || until > now));
  const owner = admins.length > 0 || hasAdmin ? undefined : ownerOf(guild);
  return owner === undefined ? admins : [owner];
}

/** The role of a person towards a deploy. */
export const roleFor = (
  tables: Pick<Tables, 'governance'>,
  ports: Pick<Ports, 'rules' | 'clock'>,
  person: Person,
  { guild, project, origin, byHand = false }: Pick<Deploy, 'guild' | 'project' | 'origin' | 'byHand'>,
  permission?: Permission,
): Promise<Role | undefined> =>
  roleIn(tables, ports, person, { guild, project }, origin === 'pull' || byHand ? permission : undefined);

/** The refusal for a role that is too low, or nothing. */
export const lacks = (role: Role | undefined, needs: Role, to: string): Problem[] =>
  atLeast(role, needs) ? [] : [{ code: 'no-right', needs, to, askAlso: [] }];

/** The refusal of what needs the name of the project typed out, or nothing. `does` says what would happen. */
export const unconfirmed = (
  { project }: Pick<Deploy, 'project'>,
  typed: string | undefined,
  does: string,
): Problem[] => (typed === project ? [] : [{ code: 'not-confirmed', project, does }]);

/** @throws Refusal `no-such` */
export async function projectOf(
  { projects }: Pick<Tables, 'projects'>,
  guild: GuildId,
  id: ProjectId,
): Promise<Project> {
  const project = await projects.find(guild, id);
  if (!project) throw new Refusal({ code: 'no-such', what: 'project', id });
  return project;
}
