import type { Repo } from '../../core/ids.ts';
import type { MergeMethod, MergeWays } from '../../deploy/ports.ts';
import type { Client } from '../client.ts';
import { toRepoParams } from '../repo.ts';
import { type BranchRule, rulesOf } from '../rules.ts';

const METHODS: readonly MergeMethod[] = ['squash', 'merge', 'rebase'];

/** How we may merge into a branch: by the settings of the repository, narrowed by the rules of the branch. */
export async function mergeWaysOf(client: Client, repo: Repo, branch: string): Promise<MergeWays> {
  const [{ data: settings }, rules] = await Promise.all([
    client.rest.repos.get(toRepoParams(repo)),
    rulesOf(client, repo, branch),
  ]);
  const allowed = {
    squash: settings.allow_squash_merge,
    merge: settings.allow_merge_commit,
    rebase: settings.allow_rebase_merge,
  };
  // What a server does not say it allows: an older one has no such field, and then the merge itself finds out.
  const methods = METHODS.filter((method) => allowed[method] !== false && rules.every((rule) => lets(rule, method)));
  return { methods, isQueued: await isQueued(client, repo, rules) };
}

function lets(rule: BranchRule, method: MergeMethod): boolean {
  if (rule.type === 'required_linear_history') return method !== 'merge';
  if (rule.type !== 'pull_request') return true;
  return rule.parameters?.allowed_merge_methods?.includes(method) ?? true;
}

/** A queue that our App may pass by is none to us; only its ruleset says so. */
async function isQueued(client: Client, repo: Repo, rules: readonly BranchRule[]): Promise<boolean> {
  const queue = rules.find(({ type }) => type === 'merge_queue');
  if (!queue) return false;
  if (queue.ruleset_id === undefined) return true;
  const { data } = await client.rest.repos.getRepoRuleset({ ...toRepoParams(repo), ruleset_id: queue.ruleset_id });
  const bypass = data.current_user_can_bypass ?? 'never';
  return bypass === 'never';
}
