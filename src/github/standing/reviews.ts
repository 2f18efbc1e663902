import type { Repo } from '../../core/ids.ts';
import type { Unmet } from '../../core/requirement.ts';
import type { GitHub } from '../app.ts';
import type { Client } from '../client.ts';
import { toRepoParams } from '../repo.ts';
import type { Asked } from './asked.ts';

const QUERY = `query ($owner: String!, $repo: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      reviewDecision
      reviewThreads(first: 100, after: $after) {
        nodes { isResolved }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}`;

interface Answer {
  repository: { pullRequest: PullNode | null } | null;
}

interface PullNode {
  reviewDecision: 'APPROVED' | 'CHANGES_REQUESTED' | 'REVIEW_REQUIRED' | null;
  reviewThreads: {
    nodes: ({ isResolved: boolean } | null)[] | null;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}

/**
 * Reviews and conversations that its base asks for and that are not there. Only GraphQL has GitHub's own decision about reviews, which knows
 * of code owners and of the last push, and whether conversations are resolved.
 */
export async function reviewObstacles(
  github: GitHub,
  { repo, number }: { repo: Repo; number: number },
  { reviews, conversations }: Pick<Asked, 'reviews' | 'conversations'>,
): Promise<Unmet[]> {
  if (!reviews && !conversations) return [];
  const client = await github.client(repo);
  let isOpen = false;
  let after: string | null = null;
  for (;;) {
    const pull = await pullOf(client, { ...toRepoParams(repo), number, after });
    if (!pull) return [UNREAD];
    const { nodes, pageInfo } = pull.reviewThreads;
    isOpen ||= conversations && (nodes ?? []).some((thread) => thread && !thread.isResolved);
    if (isOpen || !conversations || !pageInfo.hasNextPage)
      return [...DECISIONS[pull.reviewDecision ?? 'APPROVED'], ...(isOpen ? [UNRESOLVED] : [])];
    after = pageInfo.endCursor;
  }
}

/** Undefined where GitHub answers a query with errors, as for something that our App may not read. */
async function pullOf(client: Client, variables: Record<string, unknown>): Promise<PullNode | undefined> {
  try {
    return (await client.graphql<Answer>(QUERY, variables)).repository?.pullRequest ?? undefined;
  } catch (error) {
    if (error instanceof Error && error.name === 'GraphqlResponseError') return undefined;
    throw error;
  }
}

const UNREAD: Unmet = { why: 'GitHub does not tell what its reviews decide', wayOn: 'Ask again in a moment.' };
const UNRESOLVED: Unmet = {
  why: 'a conversation about its code is not resolved, and its base asks for that',
  wayOn: 'Resolve it on GitHub.',
};

/** Nothing decided: no review is asked for. */
const DECISIONS: Readonly<Record<'APPROVED' | 'CHANGES_REQUESTED' | 'REVIEW_REQUIRED', readonly Unmet[]>> = {
  APPROVED: [],
  CHANGES_REQUESTED: [
    {
      why: 'a reviewer asks for changes on GitHub',
      wayOn: 'Make them and have the reviewer approve, or have that review dismissed.',
    },
  ],
  REVIEW_REQUIRED: [
    {
      why: 'GitHub still asks for a review of it',
      wayOn: 'Somebody that its rules name approves it on GitHub; an approval elsewhere does not count there.',
    },
  ],
};
