import { regionsOf } from '../../core/copies.ts';
import type { Deploy } from '../../core/deploy.ts';
import type { Drift } from '../../core/drift.ts';
import type { DeployId } from '../../core/ids.ts';
import type { Project } from '../../core/project.ts';
import { deltaKey, type Resource, resourceKey } from '../../core/request.ts';
import { estimateResource } from '../../cost/estimate.ts';
import { type Owner, ownersIn } from '../../generators/accept/owners.ts';
import { isOurs, resourceTfPath } from '../../generators/ownership.ts';
import { attempt } from '../../generators/settings/attempt.ts';
import { projectOf } from '../authority.ts';
import type { Ports, Tables } from '../ports.ts';
import { projectAtBase } from '../project-tree.ts';
import type { ViewUseCases } from '../use-cases/views.ts';
import { OPEN_STATES } from './search.ts';
import { type WrittenResource, writtenResources } from './written-resources.ts';

/** How a resource stands: as asked for; being changed or made; otherwise than asked for; gone; or its last apply failed. */
export type Standing = 'applied' | 'changing' | 'drifted' | 'missing' | 'failed';

export interface ListedResource {
  resource: Resource;
  regions: readonly string[];
  /** Absent where not all of it has a price. */
  monthlyUsd?: number;
  /** False where a person has made its file their own. */
  isEditable: boolean;
  standing: Standing;
  /** The deploy that changes it, or whose apply of it failed. */
  deploy?: DeployId;
}

/** Everything of a project, and what is underway in it. */
export interface ProjectResources {
  project: Project;
  resources: readonly ListedResource[];
  /** Of a project that was found in the repository: what people wrote there. */
  written?: readonly WrittenResource[];
  /** Newest first. */
  open: readonly Deploy[];
  drift?: Drift;
}

const RECENT = 50;

/** What a project has on its default branch, with what open deploys add to it. */
export async function listResources(
  ports: Pick<Ports, 'store' | 'repositories'>,
  { guild, project: id }: Parameters<ViewUseCases['listResources']>[0],
): Promise<ProjectResources> {
  const { store } = ports;
  const project = await projectOf(store, guild, id);
  const [{ files, resources }, deploys, drift] = await Promise.all([
    projectAtBase(ports, project),
    store.deploys.ofProject(guild, id, RECENT),
    store.drifts.find(guild, id),
  ]);
  const touching = latestByKey(deploys);
  const differs = differencesIn(drift, attemptedOwners(project, resources));
  const present = new Set(resources.map(resourceKey));
  const coming = [...touching].flatMap(([key, { state, deltas }]) => {
    const delta = deltas.find((one) => deltaKey(one) === key);
    return OPEN_STATES.includes(state.at) && delta?.do === 'add' && !present.has(key) ? [delta.resource] : [];
  });
  const all = [...resources, ...coming];
  const listed = all.map((resource): ListedResource => {
    const key = resourceKey(resource);
    const price = estimateResource(resource, project, all);
    return {
      resource,
      regions: regionsOf(resource, project.region),
      ...(price.unpriced.length === 0 && { monthlyUsd: price.monthlyUsd }),
      isEditable: isOurs(files, resourceTfPath(project, key)),
      ...standingOf(touching.get(key), differs.get(key)),
    };
  });
  const open = deploys.filter(({ state }) => OPEN_STATES.includes(state.at));
  const written =
    project.found && writtenResources(project, files, { deploys, ...(await appliedOf(store, project)), drift });
  return { project, resources: listed, ...(written && { written }), open, ...(drift && { drift }) };
}

/** What the last apply of a project left. */
async function appliedOf({ ledger, deploys }: Tables, { guild, id }: Project) {
  const [holdings, deployed] = await Promise.all([ledger.holdings(guild, id), ledger.deployed(guild, id)]);
  return { holdings, applied: deployed?.deploy && (await deploys.get(deployed.deploy)) };
}

/** The newest deploy that was submitted and is about each resource. */
function latestByKey(newestFirst: readonly Deploy[]): Map<string, Deploy> {
  const latest = new Map<string, Deploy>();
  for (const deploy of newestFirst)
    if (deploy.state.at !== 'draft')
      for (const delta of deploy.deltas) if (!latest.has(deltaKey(delta))) latest.set(deltaKey(delta), deploy);
  return latest;
}

/** Settings of another time may no longer be understood; then nobody can tell whose an address is. */
function attemptedOwners(project: Project, resources: readonly Resource[]): Owner[] {
  const owners = attempt(() => ownersIn({ project, resources }));
  return owners.ok ? owners.value : [];
}

/** What the last look found of each resource, by its key. */
function differencesIn(drift: Drift | undefined, owners: readonly Owner[]): Map<string, 'drifted' | 'missing'> {
  const found = new Set(drift?.found?.addresses);
  const gone = new Set((drift?.found?.acceptance?.deltas ?? []).filter((delta) => delta.do === 'remove').map(deltaKey));
  const touched = owners.filter(({ written }) => written.some(({ address }) => found.has(address)));
  return new Map(
    touched.map(({ of }) => [resourceKey(of), gone.has(resourceKey(of)) ? ('missing' as const) : ('drifted' as const)]),
  );
}

function standingOf(
  deploy: Deploy | undefined,
  differs: 'drifted' | 'missing' | undefined,
): Pick<ListedResource, 'standing' | 'deploy'> {
  if (deploy && OPEN_STATES.includes(deploy.state.at)) return { standing: 'changing', deploy: deploy.id };
  if (deploy?.state.at === 'failed' && deploy.state.during === 'apply')
    return { standing: 'failed', deploy: deploy.id };
  return { standing: differs ?? 'applied' };
}
