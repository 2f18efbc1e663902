import type { Repo } from '../core/ids.ts';
import type { Cycle } from '../core/project.ts';
import type { Problem } from '../core/refusal.ts';
import type { MergeMethod, MergeWays, Ports, PullFacts } from './ports.ts';
import { readRepository } from './read-repository.ts';

/** How the repository wants its pull requests merged, and how GitHub lets us. */
export interface Merging extends MergeWays {
  method: MergeMethod;
}

/** What `guildops.yaml` of the default branch says; a squash unless it says otherwise. */
export const mergeMethodOf = async (ports: Pick<Ports, 'repositories' | 'rules'>, repo: Repo): Promise<MergeMethod> =>
  (await readRepository(ports, repo))?.config.merge ?? 'squash';

export async function mergingOf(
  ports: Pick<Ports, 'pulls' | 'repositories' | 'rules'>,
  repo: Repo,
  base: string,
): Promise<Merging> {
  const [ways, method] = await Promise.all([ports.pulls.mergeWays(repo, base), mergeMethodOf(ports, repo)]);
  return { ...ways, method };
}

/** Why the merge would be refused once all is applied: told before anything is. */
export function mergingProblems(
  { base, rebaseable }: PullFacts,
  { method, methods, isQueued }: Merging,
  apply: Cycle['apply'],
): Problem[] {
  if (isQueued && apply === 'after_merge')
    return [
      {
        code: 'not-mergeable',
        why: `${base} has a merge queue, and only that merges into it`,
        wayOn: 'Put the pull request into the queue on GitHub: it is planned and applied once it is merged.',
      },
    ];
  if (isQueued)
    return [
      {
        code: 'not-mergeable',
        why: `${base} has a merge queue, which merges what it has built itself, not the commit that was applied`,
        wayOn:
          'Add the GitHub App to the bypass list of the ruleset that requires the queue, or have changes applied after their merge (apply: after_merge in guildops.yaml).',
      },
    ];
  if (!methods.includes(method))
    return [{ code: 'not-mergeable', why: notAllowed(base, method, methods), wayOn: allowIt(method, methods) }];
  if (method === 'rebase' && rebaseable === false)
    return [
      {
        code: 'not-mergeable',
        why: `guildops.yaml says merge: rebase, and its commits cannot be put on ${base} one by one`,
        wayOn: 'Rebase the branch and push: merge commits cannot stay on it. Or write merge: squash in guildops.yaml.',
      },
    ];
  return [];
}

const notAllowed = (base: string, method: MergeMethod, methods: readonly MergeMethod[]): string =>
  `it is to be merged by ${method}, and into ${base} GitHub allows ${methods.length > 0 ? `only ${methods.join(' and ')}` : 'no way of merging'}`;

const allowIt = (method: MergeMethod, [other]: readonly MergeMethod[]): string =>
  `Allow ${method} in the settings of the repository and in the rulesets of the branch${other ? `, or write merge: ${other} in guildops.yaml` : ''}.`;
