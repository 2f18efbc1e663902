import type { Deploy } from '../core/deploy.ts';
import type { Repo } from '../core/ids.ts';
import type { JobOptions, Tables } from './ports.ts';

const keyOf = (repo: Repo): string => `parallelism:${repo}`;

/** Keeps what the default branch says: so many plans of one of its pull requests at a time, or as many as there is room for. */
export async function keepParallelism(
  { notes }: Pick<Tables, 'notes'>,
  repo: Repo,
  parallelism: number | undefined,
): Promise<void> {
  const known = (await notes.get(keyOf(repo))) ?? undefined;
  if (known !== parallelism) await notes.set(keyOf(repo), parallelism ?? null);
}

/** The pool of a pull request's plans, where its repository wants one. */
export async function poolOf(
  { notes }: Pick<Tables, 'notes'>,
  { repo, pull }: Pick<Deploy, 'repo' | 'pull'>,
): Promise<Pick<JobOptions, 'pool'>> {
  const size = pull && (await notes.get(keyOf(repo)));
  return typeof size === 'number' ? { pool: { name: `plans:${repo}#${pull?.number}`, size } } : {};
}
