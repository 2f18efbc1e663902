import { type Backend, objectOf } from './backend.ts';
import { type Digest, digestOf, type GuildId, type ProjectId, type Repo, type StateId } from './ids.ts';
import { canonicalJson } from './json.ts';
import type { Problem } from './refusal.ts';
import type { SetTerms } from './terms.ts';

/** The names of the clouds, each written by the catalog of its cloud; nothing here depends on which there are. */
// biome-ignore lint/suspicious/noEmptyInterface: filled where clouds join, in `src/catalog/clouds.ts`
export interface Providers {}
export type Provider = keyof Providers;
export const ENVIRONMENTS = ['dev', 'staging', 'prod'] as const;
export type Environment = (typeof ENVIRONMENTS)[number];
export const ENGINES = ['terraform', 'tofu'] as const;
export type EngineName = (typeof ENGINES)[number];

/** `1.11.4`, `1.12.0-rc1`: whole, so that it names one release. */
export const ENGINE_VERSION = /^\d{1,4}\.\d{1,4}\.\d{1,4}(?:-[a-z0-9]{1,20})?$/;
export const isEngineVersion = (text: string): boolean => ENGINE_VERSION.test(text);

/** `terraform 1.11.4`, as a plan says what it was made by; undefined for anything else. */
export function parseEngine(text: string): { name: EngineName; version: string } | undefined {
  const [first, version = '', ...rest] = text.split(' ');
  const name = ENGINES.find((one) => one === first);
  return name && isEngineVersion(version) && rest.length === 0 ? { name, version } : undefined;
}

/** When changes of a repository are applied, and from when on their states are locked. */
export interface Cycle {
  apply: 'before_merge' | 'after_merge';
  lock: 'plan' | 'apply';
}

/** The cycle of a repository that asks for no other. */
export const USUAL_CYCLE: Cycle = { apply: 'before_merge', lock: 'plan' };

/** One root module with one state. This row, not the file in the repository, is authoritative. */
export interface Project {
  guild: GuildId;
  id: ProjectId;
  name: string;
  description: string;
  /** Discord id of who created it. */
  owner: string;
  provider: Provider;
  region: string;
  environment: Environment;
  engine: EngineName;
  repo: Repo;
  /** Folder in the repository, `projects/<id>`, without leading or trailing slash. */
  directory: string;
  backend: Backend;
  /** US dollars a month. */
  budgetUsd?: number;
  /** Prices of its own; absent: those of the lists. */
  terms?: SetTerms;
  /**
   * When to look for drift: a cron pattern or `off`. Of one that was found its repository says it, of another one an administrator; absent:
   * as its repository or the settings say for all.
   */
  drift?: string;
  /** As its repository asks for; absent: the usual one. */
  cycle?: Cycle;
  /** It was found in its repository, whose default branch says everything of it; absent: a command made it, and this row decides. */
  found?: FoundFacts;
}

/** Checks that a team asks for before an apply, beside those that are always asked. */
export const REQUIREMENTS = ['approved', 'undiverged', 'mergeable', 'code_owners'] as const;
export type Requirement = (typeof REQUIREMENTS)[number];

/** What is known only of projects that were found in their repository. */
export interface FoundFacts {
  workspace: string;
  /** Seen from its folder. */
  varFiles: readonly string[];
  /** Patterns of what means a plan, seen from its folder; absent: any code in it. */
  whenModified?: readonly string[];
  /** Projects that are applied before this one is planned. */
  dependsOn: readonly ProjectId[];
  requirements: readonly Requirement[];
  engineVersion?: string;
  /** Sources of providers that the repository allows beside ours. */
  providers: readonly string[];
  /** The backend block as the default branch has it; a head with another one is refused. */
  block?: Digest;
  /** The block says where the state is, all of it; else the settings of `backend` are given to the engine. */
  isBlockWhole: boolean;
  /** Why it cannot be planned until the default branch says something else. */
  problems: readonly Problem[];
  /** The default branch has it no longer; the row stays for what was deployed of it. */
  isGone?: true;
}

export const cycleOf = ({ cycle }: Pick<Project, 'cycle'>): Cycle => cycle ?? USUAL_CYCLE;

/** The folder of a project that GuildOps made. */
export const directoryOf = (id: ProjectId): string => `projects/${id}`;

/** What decides which state is a project's. */
export type StateFacts = Pick<Project, 'backend' | 'repo' | 'directory'> & { found?: Pick<FoundFacts, 'workspace'> };

export const workspaceOf = ({ found }: Pick<StateFacts, 'found'>): string => found?.workspace ?? 'default';

/** The identity of the project's state: same state, same lock, whatever the project is called. */
export function stateIdOf(project: StateFacts): StateId {
  const { backend, repo, directory } = project;
  const { container, key } = backend.kind === 'http' ? { container: repo, key: directory } : objectOf(backend);
  const parts = [backend.kind, `${container}//${key}`, workspaceOf(project)];
  return digestOf(canonicalJson(parts)).slice(0, 32) as string as StateId;
}
