import { posix } from 'node:path';
import { CLOUDS, providers } from '../catalog/clouds.ts';
import { type Backend, backendOfBlock, parseBackend } from '../core/backend.ts';
import type { GuildId, ProjectId, Repo } from '../core/ids.ts';
import type { FoundFacts, Project, Provider } from '../core/project.ts';
import { Refusal } from '../core/refusal.ts';
import type { RepoConfig } from './config.ts';
import type { RepoProject } from './discover.ts';
import { type FolderFacts, modulesOf, type RepoIndex } from './index-tree.ts';

/** Where projects are found, and for whom. */
export interface Finding {
  guild: GuildId;
  repo: Repo;
  config: RepoConfig;
  index: RepoIndex;
}

/** A project of a repository as everything else knows projects. One that cannot be planned says why. */
export function toProject(one: RepoProject, { guild, repo, config, index }: Finding): Project {
  const { name, dir, engine, environment, drift = config.drift } = one;
  const { backend, ...state } = stateOf(one, index.folders.get(dir));
  const { provider, region } = cloudOf(dir, index);
  return {
    ...{ guild, repo, provider, region, environment, engine, backend },
    ...{ id: name as ProjectId, name, description: `Found in ${dir}`, owner: '', directory: dir },
    ...(drift !== undefined && { drift }),
    found: {
      workspace: one.workspace,
      varFiles: one.var_files ?? [],
      ...(one.when_modified && { whenModified: one.when_modified }),
      dependsOn: (one.depends_on ?? []) as ProjectId[],
      requirements: one.requirements ?? [],
      ...(one.engine_version !== undefined && { engineVersion: one.engine_version }),
      providers: config.providers ?? [],
      ...state,
    },
  };
}

type State = Pick<FoundFacts, 'block' | 'isBlockWhole' | 'problems'> & { backend: Backend };

const WRITE_HTTP =
  'backend "http" {} in a terraform block, and GuildOps keeps the state; or backend "s3", "gcs" or "azurerm"';

/** Where the code of the default branch, or `guildops.yaml`, says that the state is. */
function stateOf(
  { name, dir, workspace, backend: said, var_files: files = [] }: RepoProject,
  folder: FolderFacts | undefined,
): State {
  const wrong = (why: string, expected: string): State => ({
    backend: { kind: 'http' },
    isBlockWhole: false,
    problems: [{ code: 'bad-input', field: `${dir}, backend`, why, expected }],
  });
  if (!folder) return wrong('the default branch has no code in this folder', 'a folder with .tf files');
  const [block, second] = folder.backends;
  if (!block) return wrong('the code of the default branch does not say where its state is', WRITE_HTTP);
  if (second) return wrong('the code of the default branch has more than one backend', 'one of them');
  const outside = files.find((file) => posix.join(dir, file).startsWith('../'));
  if (outside) return wrong(`${outside} leads out of the repository`, 'files of the repository');
  const { kind, digest, isPlain, settings } = block;
  if (!isPlain) return wrong('something in the block has to be computed', 'plain strings, numbers and true or false');
  if (said && said.kind !== kind)
    return wrong(`guildops.yaml says ${said.kind}, and the code ${kind}`, 'the same in both');
  if (kind === 'http' && (said?.address !== undefined || Object.keys(settings).length > 0))
    return wrong('a backend "http" with an address of its own cannot be used', WRITE_HTTP);
  if (kind === 'http' && workspace !== 'default')
    return wrong(
      `the backend "http" has no workspaces, and this project is in ${workspace}`,
      'a folder of its own for each, or another backend',
    );
  try {
    const backend =
      said?.address === undefined ? backendOfBlock(kind, settings) : addressedBackend(kind, said.address, name);
    if (!backend) return wrong(`GuildOps does not know backend "${kind}"`, WRITE_HTTP);
    return { backend, block: digest, isBlockWhole: said?.address === undefined, problems: [] };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const [problem] = error.problems;
    return wrong(
      problem.code === 'bad-input' ? problem.why : error.message,
      `${problem.code === 'bad-input' ? (problem.expected ?? '') : ''}; or backend with an address in guildops.yaml`,
    );
  }
}

/** @throws Refusal also for an address of another kind */
function addressedBackend(kind: string, address: string, name: string): Backend {
  const backend = parseBackend(address, name);
  if (backend.kind === kind) return backend;
  throw new Refusal({
    code: 'bad-input',
    field: 'backend',
    why: `${address} is no address of ${kind}`,
    expected: 'an address of the same kind',
  });
}

/**
 * The cloud a project is of, for prices and for people: the first that its provider blocks name, else the first that its resources, or
 * those of its modules, are of; else the first there is, as code without any cloud costs nothing. The region is the one its provider
 * block says in plain words, else none: then only what names its own place has a price.
 */
function cloudOf(dir: string, index: RepoIndex): { provider: Provider; region: string } {
  const own = index.folders.get(dir);
  const modules = [...modulesOf(index, dir)].map((folder) => index.folders.get(folder));
  const configured = own?.configured ?? [];
  const names = [...configured.map(({ name }) => name), ...[own, ...modules].flatMap((one) => one?.used ?? [])];
  const provider = names.map(providerNamed).find((one) => one !== undefined) ?? (providers()[0] as Provider);
  const region = configured.find(({ name, region: said }) => said !== undefined && providerNamed(name) === provider);
  return { provider, region: region?.region ?? '' };
}

/** `google-beta` is of the cloud that `google` is of. */
const providerNamed = (name: string): Provider | undefined =>
  providers().find((provider) => {
    const { name: plain } = CLOUDS.of(provider).terraform;
    return name === plain || name.startsWith(`${plain}-`);
  });
