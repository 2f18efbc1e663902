import type { Repo } from '../core/ids.ts';
import type { Client } from './client.ts';
import { GitHubFault, toFault } from './errors.ts';
import { toRepoParams } from './repo.ts';

export interface Installations {
  /** Runs `work` with the repository's installation; looked up anew, once, when GitHub does not know the remembered one. */
  using<T>(repo: Repo, work: (installation: number) => Promise<T>): Promise<T>;
  /** Forgets what was looked up: an installation was made, removed or changed. */
  forget(): void;
}

const isGone = (error: unknown): boolean =>
  error instanceof Error && 'status' in error && (error.status === 404 || error.status === 401);

/** Which installation of the App a repository belongs to. Remembered, because it hardly ever changes. */
export function createInstallations(app: () => Promise<Client>): Installations {
  const known = new Map<Repo, number>();

  async function lookUp(repo: Repo): Promise<number> {
    const client = await app();
    try {
      const { data } = await client.rest.apps.getRepoInstallation(toRepoParams(repo));
      known.set(repo, data.id);
      return data.id;
    } catch (error) {
      if (!isGone(error)) throw toFault(error, {});
      throw new GitHubFault(
        404,
        'Not Found',
        `The GitHub App is not installed on ${repo}. Install it there, or check its name.`,
      );
    }
  }

  return {
    async using(repo, work) {
      const remembered = known.get(repo);
      if (remembered === undefined) return work(await lookUp(repo));
      try {
        return await work(remembered);
      } catch (error) {
        if (!isGone(error)) throw error;
        known.delete(repo);
        return work(await lookUp(repo));
      }
    },
    forget: () => known.clear(),
  };
}
