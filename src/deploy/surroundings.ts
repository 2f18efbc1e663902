import type { DeployId } from '../core/ids.ts';
import { applyDeltas } from '../core/request.ts';
import type { Surroundings } from '../generators/kind.ts';
import { projectOf } from './authority.ts';
import type { Ports } from './ports.ts';
import { projectAtBase } from './project-tree.ts';

/** The project of a draft and everything in it as the draft leaves it: what the forms of a lobby offer to choose from. */
export async function surroundingsOf(
  ports: Pick<Ports, 'store' | 'repositories'>,
  id: DeployId,
): Promise<Surroundings | undefined> {
  const deploy = await ports.store.deploys.find(id);
  if (!deploy) return undefined;
  const project = await projectOf(ports.store, deploy.guild, deploy.project);
  const { resources } = await projectAtBase(ports, project);
  return { project, resources: applyDeltas(resources, deploy.deltas) };
}
