import { type Backend, objectOf } from './backend.ts';
import { digestOf, type GuildId, type ProjectId, type Repo, type StateId } from './ids.ts';
import { canonicalJson } from './json.ts';
import type { SetTerms } from './terms.ts';

/** The names of the clouds, each written by the catalog of its cloud; nothing here depends on which there are. */
// biome-ignore lint/suspicious/noEmptyInterface: filled where clouds join, in `src/catalog/clouds.ts`
export interface Providers {}
export type Provider = keyof Providers;
export const ENVIRONMENTS = ['dev', 'staging', 'prod'] as const;
export type Environment = (typeof ENVIRONMENTS)[number];
export const ENGINES = ['terraform', 'tofu'] as const;
export type EngineName = (typeof ENGINES)[number];

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
}

/** The folder of a project that GuildOps made. */
export const directoryOf = (id: ProjectId): string => `projects/${id}`;

/** The identity of the project's state: same state, same lock, whatever the project is called. */
export function stateIdOf({ backend, repo, directory }: Pick<Project, 'backend' | 'repo' | 'directory'>): StateId {
  const { container, key } = backend.kind === 'http' ? { container: repo, key: directory } : objectOf(backend);
  return digestOf(canonicalJson([backend.kind, `${container}//${key}`, 'default'])).slice(0, 32) as string as StateId;
}
