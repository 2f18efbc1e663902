import { branchTip, isAncestor } from '../git/refs.ts';
import { isMergeable } from '../json/pull.ts';
import type { Pull, Review } from '../state/conversation.ts';
import { atLeast, type MergeMethod, type Protection, type Repository, roleOf } from '../state/repository.ts';

/** The states of the checks and statuses of one commit, the latest of each name. */
export function signalsOf(repo: Repository, sha: string): Map<string, 'passed' | 'pending' | 'failed'> {
  const signals = new Map<string, 'passed' | 'pending' | 'failed'>();
  for (const { state, context } of repo.statuses.filter((status) => status.sha === sha))
    signals.set(context, state === 'success' ? 'passed' : state === 'pending' ? 'pending' : 'failed');
  for (const run of [...repo.checkRuns.values()].filter(({ headSha }) => headSha === sha)) {
    const passed = run.conclusion !== null && ['success', 'neutral', 'skipped'].includes(run.conclusion);
    signals.set(run.name, run.conclusion === null ? 'pending' : passed ? 'passed' : 'failed');
  }
  return signals;
}

/** What the rules of the base branch still ask for, in the words of a refused merge. */
export async function obstacles(repo: Repository, pull: Pull): Promise<string[]> {
  const protection = repo.protections.get(pull.baseRef);
  if (!protection) return [];
  return [
    ...missingChecks(repo, pull, protection),
    ...missingReviews(repo, pull, protection),
    ...(protection.resolved && pull.threads.some(({ isResolved }) => !isResolved)
      ? ['A conversation must be resolved before this pull request can be merged.']
      : []),
    ...(protection.mergeQueue ? ['Changes must be made through the merge queue'] : []),
    ...((await isBehind(repo, pull, protection)) ? ['Head branch is out of date with the base branch.'] : []),
  ];
}

/** What both the repository's settings and the rules of the branch allow. */
export const allowedMethods = ({ mergeMethods, protections }: Repository, branch: string): MergeMethod[] => {
  const { mergeMethods: ruled = mergeMethods } = protections.get(branch) ?? {};
  return mergeMethods.filter((method) => ruled.includes(method));
};

function missingChecks(repo: Repository, pull: Pull, { requiredChecks = [], checkedBy = {} }: Protection): string[] {
  const signals = signalsOf(repo, pull.headSha);
  return requiredChecks
    .filter((name) => signals.get(name) !== 'passed' || !isFrom(repo, pull, name, checkedBy[name]))
    .map((name) => `Required status check "${name}" is ${signals.get(name) === 'failed' ? 'failing' : 'expected'}.`);
}

/** Whether the App that a check has to come from has one on the head. */
const isFrom = ({ checkRuns }: Repository, { headSha }: Pull, wanted: string, appId: number | undefined): boolean =>
  appId === undefined ||
  [...checkRuns.values()].some(({ name, app, headSha: sha }) => name === wanted && app.id === appId && sha === headSha);

function missingReviews(repo: Repository, pull: Pull, { requiredReviews = 0 }: Protection): string[] {
  const decision = reviewDecision(repo, pull);
  if (decision === 'CHANGES_REQUESTED') return ['Changes have been requested by a reviewer.'];
  if (decision !== 'REVIEW_REQUIRED') return [];
  return [`At least ${requiredReviews} approving review is required by reviewers with write access.`];
}

/** GitHub's one word for the reviews of a pull request; null where its base requires none. */
export function reviewDecision(
  repo: Repository,
  pull: Pull,
): 'APPROVED' | 'CHANGES_REQUESTED' | 'REVIEW_REQUIRED' | null {
  const { requiredReviews = 0 } = repo.protections.get(pull.baseRef) ?? {};
  if (requiredReviews === 0) return null;
  const latest = [...latestReviews(repo, pull).values()];
  if (latest.some(({ state }) => state === 'CHANGES_REQUESTED')) return 'CHANGES_REQUESTED';
  const approvals = latest.filter(({ state }) => state === 'APPROVED').length;
  return approvals >= requiredReviews ? 'APPROVED' : 'REVIEW_REQUIRED';
}

/** The last word of each reviewer with write access; mere comments leave an earlier word standing. */
function latestReviews(repo: Repository, pull: Pull): Map<string, Review> {
  const words = pull.reviews.filter(({ state }) => state !== 'COMMENTED' && state !== 'PENDING');
  const counted = words.filter(({ author }) => atLeast(roleOf(repo, author), 'write'));
  return new Map(counted.map((review) => [review.author.login, review]));
}

async function isBehind({ gitDir }: Repository, pull: Pull, { upToDate = false }: Protection): Promise<boolean> {
  const tip = upToDate ? await branchTip(gitDir, pull.baseRef) : undefined;
  return tip !== undefined && !(await isAncestor(gitDir, tip, pull.headSha));
}

/** GitHub's one word for what stands between a pull request and its merge. */
export async function mergeState(repo: Repository, pull: Pull): Promise<string> {
  const mergeable = pull.state === 'open' ? isMergeable(pull.mergeability) : null;
  if (mergeable === null) return 'unknown';
  if (!mergeable) return 'dirty';
  if (pull.draft) return 'draft';
  const standing = await obstacles(repo, pull);
  if (standing.length > 0) return standing.every((text) => text.startsWith('Head branch')) ? 'behind' : 'blocked';
  const others = [...signalsOf(repo, pull.headSha).values()];
  return others.every((signal) => signal === 'passed') ? 'clean' : 'unstable';
}
