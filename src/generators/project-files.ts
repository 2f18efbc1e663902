import type { Provider } from '../core/project.ts';
import { groupBlock } from './azure/group.ts';
import { azureProvider } from './azure/provider.ts';
import { type Body, block, printFile, when } from './hcl.ts';
import type { ProjectFacts } from './kind.ts';
import { projectTags } from './models/project-tags.ts';
import { sealFile } from './ownership.ts';

/** The terraform provider of each cloud: its name, where it comes from, which versions we write for. */
const TERRAFORM_PROVIDERS = {
  gcp: { name: 'google', source: 'hashicorp/google', version: '~> 6.50' },
  aws: { name: 'aws', source: 'hashicorp/aws', version: '~> 5.100' },
  azure: { name: 'azurerm', source: 'hashicorp/azurerm', version: '~> 4.79' },
} as const;

/** Old enough for every OpenTofu, new enough for what we write. */
const REQUIRED_VERSION = '>= 1.6';

const versions = ({ provider }: ProjectFacts): Body => {
  const { name, source, version } = TERRAFORM_PROVIDERS[provider];
  return [
    block(
      'terraform',
      [],
      [['required_version', REQUIRED_VERSION], block('required_providers', [], [[name, { source, version }]])],
    ),
  ];
};

/** Neither credentials nor an account: both come from the environment of the run, which is made of the project's record. */
const providers = (project: ProjectFacts): Body => {
  const { provider, region } = project;
  const { name } = TERRAFORM_PROVIDERS[provider];
  if (provider === 'azure') return [block('provider', [name], azureProvider)];
  const defaults = block('default_tags', [], [['tags', projectTags(project)]]);
  return [block('provider', [name], [['region', region], ...when(provider === 'aws', defaults)])];
};

/** Where the state lies is not written here: the run brings it, so that a pull request cannot point elsewhere. */
const backend = (project: ProjectFacts): Body => [
  block('terraform', [], [block('backend', [project.backend.kind], [])]),
];

/** What a cloud wants of a project itself, by file name. */
const GROUNDS: Partial<Record<Provider, Readonly<Record<string, (project: ProjectFacts) => Body>>>> = {
  azure: { 'resource-group': (project) => [groupBlock(project)] },
};

/** Files every project has beside its resources, by path. */
export const projectFiles = (project: ProjectFacts): [path: string, text: string][] =>
  Object.entries({ versions, providers, backend, ...GROUNDS[project.provider] }).map(([name, bodyOf]) => [
    `${project.directory}/${name}.tf`,
    sealFile('project.yaml', printFile(bodyOf(project))),
  ]);
