import type { DeployId } from '../../src/core/ids.ts';
import type { Person } from '../../src/core/person.ts';
import type { Project } from '../../src/core/project.ts';
import type { Problem } from '../../src/core/refusal.ts';
import { Refusal } from '../../src/core/refusal.ts';
import { generateProject } from '../../src/generators/generate.ts';
import { checkedResource } from '../../src/generators/kinds.ts';
import { GUILD } from '../fakes/words.ts';
import { ana, type World } from './world.ts';

let interactions = 0;
export const newCause = (): string => {
  interactions += 1;
  return `interaction-${interactions}`;
};

/** A draft with a network, and a machine of each given name in it. */
export async function draft(
  { useCases, project }: Pick<World, 'useCases' | 'project'>,
  { by = ana, network = 'main', vms = [], size = 'e2-small' }: Request = {},
): Promise<DeployId> {
  const { id: deploy } = await useCases.startDraft({
    guild: project.guild,
    by,
    project: project.id,
    channel: 'c1',
    cause: newCause(),
  });
  if (network) await useCases.addResource({ deploy, by, kind: 'network', name: network, settings: {} });
  for (const name of vms)
    await useCases.addResource({ deploy, by, kind: 'vm', name, settings: vmSettings(network || 'main', size) });
  return deploy;
}

export interface Request {
  by?: Person;
  /** Empty: none of its own. */
  network?: string;
  vms?: readonly string[];
  size?: string;
}

export const vmSettings = (network: string, machine_type: string) => ({ machine_type, network });

/** Submitted, but nothing else has happened yet. */
export async function submitted(world: World, request: Request = {}): Promise<DeployId> {
  const deploy = await draft(world, request);
  await world.useCases.submitRequest({ deploy, by: request.by ?? ana });
  return deploy;
}

/** A request with its pull request and, when nothing is in its way, its plan. */
export async function planned(world: World, request: Request = {}): Promise<DeployId> {
  const deploy = await submitted(world, request);
  await world.settle();
  return deploy;
}

/** Applied and merged, by the requester: for a project where that is allowed. */
export async function applied(world: World, request: Request = {}): Promise<DeployId> {
  const deploy = await planned(world, request);
  await world.useCases.askApply({ deploy, by: request.by ?? ana });
  await world.settle();
  return deploy;
}

export interface ByHand {
  branch: string;
  files: Readonly<Record<string, string | null>>;
  author?: string;
}

/** A pull request that a person made: pushed, opened and noticed. Answers its number. */
export async function handMade(world: World, { branch, files, author = 'dev' }: ByHand): Promise<number> {
  world.pulls.permissions.set(author, 'write');
  world.repositories.push(branch, files, { name: author, email: `1+${author}@users.noreply.github.com` });
  const number = world.pulls.openByHand({ branch, author });
  await world.settle();
  return number;
}

export const deploysOf = ({ store, project }: Pick<World, 'store' | 'project'>, number: number) =>
  store.deploys.byPull(project.repo, number);

/** The one deploy of a pull request. */
export async function deployOf(world: Pick<World, 'store' | 'project'>, number: number) {
  const [deploy, ...others] = await deploysOf(world, number);
  if (!deploy || others.length > 0) throw new Error(`#${number} has ${others.length + (deploy ? 1 : 0)} deploys`);
  return deploy;
}

/** The codes of a refusal; a promise that is kept, or broken by a fault, is a failure of the test. */
export async function refusalOf(work: Promise<unknown>): Promise<Problem['code'][]> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Refusal) return error.problems.map(({ code }) => code);
    throw error;
  }
  throw new Error('this was not refused');
}

export const guild = GUILD;

/** Every file of the project with these resources, as `guildops generate` would leave it. */
export function filesWith(
  project: Project,
  { network = 'main', vms = [], size = 'e2-small' }: Request,
): ByHand['files'] {
  const resources = [
    ...(network ? [checkedResource(project, 'network', network, {})] : []),
    ...vms.map((name) => checkedResource(project, 'vm', name, vmSettings(network || 'main', size))),
  ];
  return Object.fromEntries(generateProject({ project, resources }));
}

/** GitHub's webhook about a pull request comes once more. */
export const again = (world: Pick<World, 'useCases' | 'project'>, number: number) =>
  world.useCases.noticePull({ repo: world.project.repo, number, cause: newCause() });
