import type { Repo } from '../core/ids.ts';
import { Paused } from '../core/paused.ts';
import type { Client } from './client.ts';
import { isSuspended } from './errors.ts';
import type { Reach } from './reach.ts';
import { toRepoParams } from './repo.ts';

export interface Installations {
  /**
   * Runs `work` with the repository's installation; looked up anew, once, when GitHub does not know the remembered one.
   * @throws Paused where the App is not installed, or suspended
   */
  using<T>(repo: Repo, work: (installation: number) => Promise<T>): Promise<T>;
  /** Forgets what was looked up: an installation was made, removed or changed. */
  forget(): void;
}

const statusOf = (error: unknown): unknown => error instanceof Error && 'status' in error && error.status;

/** What GitHub answers about an installation that ended, or no longer has the repository. */
const isGone = (error: unknown): boolean =>
  statusOf(error) === 404 ||
  (statusOf(error) === 422 && /not accessible to the parent installation/.test((error as Error).message));

/** Which installation of the App a repository belongs to. Remembered, because it hardly ever changes. */
export function createInstallations(app: () => Promise<Client>, reach: Reach): Installations {
  const known = new Map<Repo, number>();

  async function lookUp(repo: Repo): Promise<number> {
    const { data } = await (await app()).rest.apps.getRepoInstallation(toRepoParams(repo));
    known.set(repo, data.id);
    return data.id;
  }

  async function attempt<T>(repo: Repo, work: (installation: number) => Promise<T>): Promise<T> {
    const remembered = known.get(repo);
    if (remembered === undefined) return work(await lookUp(repo));
    try {
      return await work(remembered);
    } catch (error) {
      if (!isGone(error) && statusOf(error) !== 401) throw error;
      known.delete(repo);
      return work(await lookUp(repo));
    }
  }

  return {
    using: (repo, work) =>
      reach.into(repo, async () => {
        try {
          return await attempt(repo, work);
        } catch (error) {
          if (isSuspended(error)) throw suspended(repo);
          throw isGone(error) ? notInstalled(repo) : error;
        }
      }),
    forget() {
      known.clear();
      reach.forget();
    },
  };
}

const suspended = (repo: Repo): Paused =>
  new Paused(
    `The GitHub App is suspended for ${repo}`,
    'An owner unsuspends it in the settings of the organisation, under GitHub Apps; nothing is lost and all goes on by itself.',
  );

const notInstalled = (repo: Repo): Paused =>
  new Paused(
    `The GitHub App is not installed on ${repo}`,
    'Install the App there, or correct GUILDOPS_GUILDS or GUILDOPS_REPOS; what waits for it goes on by itself.',
  );
