import { posix } from 'node:path';
import { explain } from '../core/explain.ts';
import type { Project } from '../core/project.ts';
import type { Problem } from '../core/refusal.ts';
import { projectsOf } from '../repo/discover.ts';
import { isConfig, type RepoIndex } from '../repo/index-tree.ts';
import { CONFIG_FILE } from '../repo/parse.ts';
import { touchedBy } from '../repo/touched.ts';
import { inertBlock, inertCode } from './inert-text.ts';
import type { Ports, PullFacts } from './ports.ts';
import { configOf, type Repository } from './read-repository.ts';

/**
 * The projects that a pull request is about; what they are comes from the rows, never from the branch. What the branch says of projects
 * otherwise is told: it counts once it is merged.
 */
export async function touchedProjects(
  ports: Pick<Ports, 'repositories' | 'store' | 'pulls'>,
  pull: PullFacts,
  repository: Repository | undefined,
): Promise<Project[]> {
  const { repositories, store } = ports;
  const [paths, rows] = await Promise.all([
    repositories.changedPaths(pull.repo, pull.baseSha, pull.head),
    store.projects.inRepo(pull.repo),
  ]);
  if (repository) await tellWhatCountsLater(ports, pull, { ...repository, rows }, paths);
  return touchedRows(paths, rows, repository);
}

/** Those rows that a change of these paths is about. */
export function touchedRows(
  paths: readonly string[],
  rows: readonly Project[],
  repository: Pick<Repository, 'index'> | undefined,
): Project[] {
  const found = rows.filter((row) => row.found && !row.found.isGone);
  const watching = found.map((row) => ({ row, dir: row.directory, ...watchedBy(row) }));
  return [
    ...rows.filter((row) => !row.found && paths.some((path) => path.startsWith(`${row.directory}/`))),
    ...(repository ? touchedBy(paths, watching, repository.index).map(({ row }) => row) : []),
  ];
}

const watchedBy = ({ found }: Project) => ({
  var_files: [...(found?.varFiles ?? [])],
  when_modified: found?.whenModified && [...found.whenModified],
});

/** Each thing once, whatever is pushed afterwards. */
async function tellWhatCountsLater(
  { repositories, pulls }: Pick<Ports, 'repositories' | 'pulls'>,
  { repo, number, head }: PullFacts,
  repository: Repository & { rows: readonly Project[] },
  paths: readonly string[],
): Promise<void> {
  const tell = (mark: string, ...lines: string[]) => pulls.reply(repo, number, mark, lines.join('\n\n'));
  const { problems } = repository;
  if (problems.length > 0)
    await tell(
      'config-broken',
      `${inertCode(CONFIG_FILE)} of the default branch cannot be read; projects are as they were before.`,
      inertBlock(wordsOf(problems)),
    );
  if (paths.includes(CONFIG_FILE)) {
    const coming = configOf(await repositories.file(repo, head, CONFIG_FILE)).problems;
    const broken = ['What this pull request makes of it cannot be read:', inertBlock(wordsOf(coming))];
    await tell(
      coming.length > 0 ? `config-changed-${head}` : 'config-changed',
      `This pull request changes ${inertCode(CONFIG_FILE)}. It is planned by the one of the default branch; the new one counts once it is merged.`,
      ...(coming.length > 0 ? broken : []),
    );
  }
  if (problems.length > 0 || !paths.some(isConfig)) return;
  const fresh = freshFolders(repository, await repositories.index(repo, head), paths);
  const isMergedFirst = repository.config.apply === 'after_merge';
  const after = isMergedFirst ? 'once this one is merged' : 'in pull requests that come after this one is merged';
  if (fresh.length > 0)
    await tell(
      'new-projects',
      `New here: ${fresh.slice(0, 20).map(inertCode).join(', ')}. Where a state is and which credentials a project gets is read from the default branch alone, so these are planned ${after}.`,
    );
}

/** Folders that would be projects if the head were the default branch. */
function freshFolders(
  { config, projects, rows }: Repository & { rows: readonly Project[] },
  head: RepoIndex,
  paths: readonly string[],
): string[] {
  const known = new Set([...projects, ...rows].map(({ directory }) => directory));
  const changed = new Set(paths.filter(isConfig).map((path) => posix.dirname(path)));
  return projectsOf(config, head).flatMap(({ dir }) => (!known.has(dir) && changed.has(dir) ? [dir] : []));
}

const wordsOf = (problems: readonly Problem[]): string[] =>
  problems
    .slice(0, 20)
    .map(explain)
    .flatMap(({ what, wayOn }) => [what, `  ${wayOn}`]);
