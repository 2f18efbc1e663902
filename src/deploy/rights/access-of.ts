import type { Link } from '../../core/governance.ts';
import type { Person } from '../../core/person.ts';
import type { Project } from '../../core/project.ts';
import { refuseIf } from '../../core/refusal.ts';
import type { Rights } from '../../policy/rights.ts';
import { known, lacks, rightsIn, roleIn } from '../authority.ts';
import type { Ports } from '../ports.ts';
import type { RightsUseCases } from '../use-cases/rights.ts';

/** What somebody may do: in the guild as a whole, and where they may more or otherwise. */
export interface Access {
  person: Person;
  link?: Link;
  everywhere: Rights;
  projects: readonly { project: Project; rights: Rights }[];
}

/** Everybody sees their own rights; administrators see everybody's. */
export async function accessOf(
  ports: Ports,
  { guild, by, of = by }: Parameters<RightsUseCases['accessOf']>[0],
): Promise<Access> {
  const { store } = ports;
  if (of.id !== by.id || of.surface !== by.surface)
    refuseIf(lacks(await roleIn(store, ports, await known(store, by), { guild }), 'admin', 'see the rights of others'));
  const person = await known(store, of);
  const link = await store.governance.linkOf(of);
  const everywhere = await rightsIn(store, ports, person, { guild });
  const projects: { project: Project; rights: Rights }[] = [];
  for (const project of await store.projects.ofGuild(guild)) {
    const rights = await rightsIn(store, ports, person, { guild, project: project.id });
    if (rights.each.length > everywhere.each.length) projects.push({ project, rights });
  }
  return { person, everywhere, projects, ...(link && { link }) };
}
