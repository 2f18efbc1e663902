import type { GuildId, Repo, Sha } from '../core/ids.ts';
import type { Project } from '../core/project.ts';
import { type Problem, Refusal } from '../core/refusal.ts';
import type { RepoConfig } from '../repo/config.ts';
import { projectsOf } from '../repo/discover.ts';
import type { RepoIndex } from '../repo/index-tree.ts';
import { CONFIG_FILE, DEFAULT_CONFIG, parseRepoConfig } from '../repo/parse.ts';
import { toProject } from '../repo/to-project.ts';
import type { Ports } from './ports.ts';

/** What the default branch of a repository says of itself. */
export interface Repository {
  guild: GuildId;
  at: Sha;
  index: RepoIndex;
  config: RepoConfig;
  projects: readonly Project[];
  /** Why its `guildops.yaml` cannot be read; config and projects are then those of a repository without one. */
  problems: readonly Problem[];
}

/** Reads the default branch, never a head. Undefined for a repository without a commit, or of no guild. */
export async function readRepository(
  { repositories, rules }: Pick<Ports, 'repositories' | 'rules'>,
  repo: Repo,
): Promise<Repository | undefined> {
  const guild = [...rules.guilds].find(([, { repos }]) => repos.includes(repo))?.[0];
  const at = await repositories.branch(repo, await repositories.defaultBranch(repo));
  if (!guild || !at) return undefined;
  const [text, index] = await Promise.all([repositories.file(repo, at, CONFIG_FILE), repositories.index(repo, at)]);
  const { config, problems } = configOf(text);
  const found = problems.length > 0 ? [] : projectsOf(config, index);
  return {
    ...{ guild, at, index, config, problems },
    projects: found.map((one) => toProject(one, { guild, repo, config, index })),
  };
}

/** A `guildops.yaml` as it is, or what is wrong with it. */
export function configOf(text: string | undefined): { config: RepoConfig; problems: readonly Problem[] } {
  if (text === undefined) return { config: DEFAULT_CONFIG, problems: [] };
  try {
    return { config: parseRepoConfig(text), problems: [] };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { config: DEFAULT_CONFIG, problems: error.problems };
  }
}
