import type { Repo } from '../core/ids.ts';
import type { Client } from './client.ts';
import { toRepoParams } from './repo.ts';

/** A rule that rulesets of the repository or its organisation put on a branch. */
export type BranchRule = Awaited<ReturnType<Client['rest']['repos']['getBranchRules']>>['data'][number];

/** Every active rule of a branch. They hold for everybody, also for who may pass them by. */
export const rulesOf = (client: Client, repo: Repo, branch: string): Promise<BranchRule[]> =>
  client.paginate(client.rest.repos.getBranchRules, { ...toRepoParams(repo), branch, per_page: 100 });
