import { buildSchema, graphql } from 'graphql';
import { authenticate, canSee, mayDo } from '../auth/caller.ts';
import { findRepository, type Hub } from '../hub.ts';
import { reviewDecision } from '../pulls/gates.ts';
import { badCredentials } from '../rest/api-error.ts';
import type { Pull } from '../state/conversation.ts';
import type { Repository } from '../state/repository.ts';
import { SCHEMA } from './schema.ts';

const schema = buildSchema(SCHEMA);

/**
 * Answers a GraphQL query as GitHub does: 200 with data, errors or both. A query that does not fit the schema is told to `violated`.
 * @throws ApiError 401 for a missing or unknown credential
 */
export async function answerQuery(
  hub: Hub,
  { authorization, body }: { authorization: string | undefined; body: string },
  violated: (what: string) => void,
): Promise<{ login: string; body: unknown }> {
  const caller = authenticate(hub, authorization);
  if (caller.kind === 'app') throw badCredentials();
  const { query = '', variables } = JSON.parse(body) as { query?: string; variables?: Record<string, unknown> };
  const repository = ({ owner, name }: { owner: string; name: string }) => {
    const repo = findRepository(hub, `${owner}/${name}`);
    const mayRead = repo && canSee(repo, caller) && mayDo(repo, caller, { needs: 'pull_requests:read', role: 'read' });
    return mayRead ? { pullRequest: ({ number }: { number: number }) => toPullNode(repo, number) } : null;
  };
  const result = await graphql({ schema, source: query, variableValues: variables, rootValue: { repository } });
  for (const { message } of result.errors ?? []) violated(`GraphQL: ${message}`);
  return { login: caller.user.login, body: result };
}

function toPullNode(repo: Repository, number: number) {
  const topic = repo.topics.get(number);
  if (topic?.kind !== 'pull') return null;
  return {
    reviewDecision: reviewDecision(repo, topic),
    reviewThreads: (page: { first?: number; after?: string }) => threadsOf(topic, page),
  };
}

/** GitHub gives at most a hundred, and wants to be told how many. */
function threadsOf({ threads }: Pull, { first, after }: { first?: number; after?: string }) {
  if (first === undefined || first < 1 || first > 100) throw new Error('You must provide a `first` of 1 to 100');
  const from = after === undefined || after === null ? 0 : Number(after);
  const nodes = threads.slice(from, from + first);
  const end = from + nodes.length;
  return {
    nodes,
    totalCount: threads.length,
    pageInfo: { endCursor: nodes.length > 0 ? String(end) : null, hasNextPage: end < threads.length },
  };
}
