import type { Role } from '../../core/governance.ts';
import type { ProjectId } from '../../core/ids.ts';
import { refuseIf } from '../../core/refusal.ts';
import { known, lacks, roleIn } from '../authority.ts';
import type { Ports } from '../ports.ts';
import type { ViewUseCases } from '../use-cases/views.ts';

type Needs = Pick<Ports, 'store' | 'rules' | 'clock'>;

/** The role of a person in each of these projects, or in all of the guild's where none is named. */
export async function rolesIn(
  ports: Needs,
  { guild, by, projects }: Parameters<ViewUseCases['rolesIn']>[0],
): Promise<ReadonlyMap<ProjectId, Role | undefined>> {
  const person = await known(ports.store, by);
  const roles = projects.map(
    async (project) => [project, await roleIn(ports.store, ports, person, { guild, project })] as const,
  );
  return new Map(await Promise.all(roles));
}

/** @throws Refusal `no-right` for whoever does not administer the guild; `to` says what that is asked for */
export async function assertAdmin(
  ports: Needs,
  { guild, by, to }: Parameters<ViewUseCases['assertAdmin']>[0],
): Promise<void> {
  const person = await known(ports.store, by);
  refuseIf(lacks(await roleIn(ports.store, ports, person, { guild }), 'admin', to));
}
