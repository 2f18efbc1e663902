import type { Actor } from '../discord/index.ts';
import type { Person } from '../github/index.ts';
import { command } from '../story/steps.ts';
import type { World } from '../world/sandbox.ts';

/** One person for each role, on both platforms. */
export interface People {
  /** Discord: sees everything, may change nothing. */
  viewer: Actor;
  /** Discord: may deploy. */
  user: Actor;
  /** Discord: grants, and may do all. */
  admin: Actor;
  /** Discord: has no right at all. */
  stranger: Actor;
  /** GitHub, by permission in the repository. */
  reader: Person;
  writer: Person;
  owner: Person;
}

/** Those of the world, with their rights granted by its first administrator, and the roles it has nobody for. */
export async function addPeople(world: World): Promise<People> {
  const { discord, github, guild, repo, mira: admin, ana: user, kim: stranger, rob: reader, li: writer } = world;
  const viewer = discord.addMember(guild, 'vera');
  const owner = github.addPerson('ada');
  github.setRole(repo, owner.login, 'admin');
  await command(admin, 'cloud-grant', { role: 'admin', user: admin.id, for: 'permanent' }, world);
  await command(admin, 'cloud-grant', { role: 'user', user: user.id, for: '30d' }, world);
  await command(admin, 'cloud-grant', { role: 'viewer', user: viewer.id, for: '30d' }, world);
  return { viewer, user, admin, stranger, reader, writer, owner };
}
