import type { Deploy } from '../core/deploy.ts';
import type { Grant, Role } from '../core/governance.ts';
import type { GuildId, ProjectId } from '../core/ids.ts';
import type { Person } from '../core/person.ts';
import type { Project } from '../core/project.ts';
import { type Problem, Refusal } from '../core/refusal.ts';
import type { Rights } from '../policy/rights.ts';
import { atLeast, isInForce, rightsOf } from '../policy/roles.ts';
import type { Permission, Ports, Tables } from './ports.ts';
import { teamsNow } from './rights/teams.ts';

/** A person with the link that a verified flow made, if there is one now. */
export async function known({ governance }: Pick<Tables, 'governance'>, person: Person): Promise<Person> {
  if (person.surface === 'system') return person;
  const { linked: _before, ...bare } = person;
  const link = await governance.linkOf(person);
  return link ? { ...bare, linked: person.surface === 'discord' ? link.githubLogin : link.discordId } : bare;
}

/** A deploy with everybody who is involved as they are linked now: a link may have come, or gone, since they acted. */
export async function withLinks<T extends Pick<Deploy, 'requester' | 'pushers'>>(
  tables: Pick<Tables, 'governance'>,
  deploy: T,
): Promise<T> {
  const requester = await known(tables, deploy.requester);
  const pushers: Person[] = [];
  for (const pusher of deploy.pushers) pushers.push(await known(tables, pusher));
  return { ...deploy, requester, pushers };
}

/** What GitHub allows a GitHub person in the repository; asked before the transaction, as it is a call outside. */
export const permissionOf = async (
  { pulls }: Pick<Ports, 'pulls'>,
  person: Person,
  repo: Deploy['repo'],
  maxAgeMs = 0,
): Promise<Permission | undefined> =>
  person.surface === 'github' ? pulls.permission(repo, person.id, maxAgeMs) : undefined;

interface Where {
  guild: GuildId;
  project?: ProjectId;
}

type RightsTables = Pick<Tables, 'governance' | 'projects'>;

/** Everything a person may do in a project now. GitHub's permission counts for hand-made pull requests only. */
export async function rightsIn(
  { governance, projects }: RightsTables,
  { rules, clock }: Pick<Ports, 'rules' | 'clock'>,
  person: Person,
  where: Where,
  permission?: Permission,
): Promise<Rights> {
  const now = clock.now();
  const grants = await governance.grants(where.guild);
  const provider = where.project && (await projects.find(where.guild, where.project))?.provider;
  return rightsOf(person, {
    ...where,
    ...(provider && { provider }),
    grants,
    admins: firstAdmins(rules, where.guild, grants, now),
    ...(permission && { permission }),
    teams: await teamsNow({ governance }, where.guild, grants, now),
    now,
  });
}

/** The highest role of a person in a project. */
export const roleIn = async (
  tables: RightsTables,
  ports: Pick<Ports, 'rules' | 'clock'>,
  person: Person,
  where: Where,
  permission?: Permission,
): Promise<Role | undefined> => (await rightsIn(tables, ports, person, where, permission)).role;

/** Who administers a guild before anybody was granted that: those in the settings, else its owner until the first such grant. */
export function firstAdmins(
  { admins, ownerOf }: Ports['rules'],
  guild: GuildId,
  grants: readonly Grant[],
  now: Date,
): readonly string[] {
  const hasAdmin = grants.some((grant) => isOfAll(grant) && isInForce(grant, now));
  const owner = admins.length > 0 || hasAdmin ? undefined : ownerOf(guild);
  return owner === undefined ? admins : [owner];
}

/** An administrator of the whole guild. */
const isOfAll = ({ role, project, limits }: Grant): boolean => role === 'admin' && !project && !limits?.provider;

type Towards = Pick<Deploy, 'guild' | 'project' | 'origin' | 'byHand'>;

/** Everything a person may do towards a deploy. */
export const rightsFor = (
  tables: RightsTables,
  ports: Pick<Ports, 'rules' | 'clock'>,
  person: Person,
  { guild, project, origin, byHand = false }: Towards,
  permission?: Permission,
): Promise<Rights> =>
  rightsIn(tables, ports, person, { guild, project }, origin === 'pull' || byHand ? permission : undefined);

/** The role of a person towards a deploy. */
export const roleFor = async (
  tables: RightsTables,
  ports: Pick<Ports, 'rules' | 'clock'>,
  person: Person,
  deploy: Towards,
  permission?: Permission,
): Promise<Role | undefined> => (await rightsFor(tables, ports, person, deploy, permission)).role;

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
