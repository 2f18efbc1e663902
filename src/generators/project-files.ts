import { CLOUDS } from '../catalog/clouds.ts';
import { backendSettings } from '../core/backend.ts';
import { byProvider } from '../core/by-provider.ts';
import { groupBlock } from './azure/group.ts';
import { azureProvider } from './azure/provider.ts';
import { type Body, block, printFile } from './hcl.ts';
import type { ProjectFacts } from './kind.ts';
import { projectIn } from './models/place.ts';
import { projectTags } from './models/project-tags.ts';
import { sealFile } from './ownership.ts';
import { aliasedRegions, aliasOf } from './regions/aliases.ts';

interface Ground {
  /** What the provider block says. Azure's has no region: each resource names its place. */
  provider(project: ProjectFacts): Body;
  /** What the cloud wants of a project itself, by file name. */
  files?: Readonly<Record<string, (project: ProjectFacts) => Body>>;
}

const inRegion = ({ region }: ProjectFacts): Body => [['region', region]];

/** The place where a cloud's ground joins. */
export const GROUNDS = byProvider<Ground>({
  gcp: { provider: inRegion },
  aws: { provider: (project) => [...inRegion(project), block('default_tags', [], [['tags', projectTags(project)]])] },
  azure: { provider: () => azureProvider, files: { 'resource-group': (project) => [groupBlock(project)] } },
});

/** Old enough for every OpenTofu, new enough for what we write; the lock file of `s3` came with 1.10. */
const requiredVersion = ({ backend }: ProjectFacts): string => (backend.kind === 's3' ? '>= 1.10' : '>= 1.6');

const versions = (project: ProjectFacts): Body => {
  const { name, source, version } = CLOUDS.of(project.provider).terraform;
  return [
    block(
      'terraform',
      [],
      [['required_version', requiredVersion(project)], block('required_providers', [], [[name, { source, version }]])],
    ),
  ];
};

/**
 * Neither credentials nor an account: both come from the environment of the run, which is made of the project's record. `elsewhere`: regions
 * beside the project's own that need a provider of theirs.
 */
const providers = (project: ProjectFacts, elsewhere: readonly string[]): Body => {
  const { name } = CLOUDS.of(project.provider).terraform;
  const bodyOf = GROUNDS.of(project.provider).provider;
  return [
    block('provider', [name], bodyOf(project)),
    ...elsewhere.map((region) =>
      block('provider', [name], [['alias', aliasOf(region)], ...bodyOf(projectIn(project, region))]),
    ),
  ];
};

/**
 * Where the state lies, for people who run terraform by hand. A run brings its own settings, from the project's record, and refuses a
 * pull request whose block says anything else. Our own backend has nothing to write here: its address goes with a token of the run.
 */
const backend = (project: ProjectFacts): Body => [
  block('terraform', [], [block('backend', [project.backend.kind], backendSettings(project.backend))]),
];

export const providersPath = ({ directory }: Pick<ProjectFacts, 'directory'>): string => `${directory}/providers.tf`;

/** Files every project has beside its resources, by path. `used`: the regions its resources stand in; `present`: what the folder holds. */
export function projectFiles(
  project: ProjectFacts,
  used: readonly string[],
  present: ReadonlyMap<string, string>,
): [path: string, text: string][] {
  const elsewhere = aliasedRegions(used, present.get(providersPath(project)), project);
  const bodies = {
    versions,
    providers: () => providers(project, elsewhere),
    backend,
    ...GROUNDS.of(project.provider).files,
  };
  return Object.entries(bodies).map(([name, bodyOf]) => [
    `${project.directory}/${name}.tf`,
    sealFile('project.yaml', printFile(bodyOf(project))),
  ]);
}
