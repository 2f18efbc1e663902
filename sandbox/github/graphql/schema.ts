/**
 * The part of GitHub's public GraphQL schema that is asked for here, word for word with its nullability and arguments.
 * Source: https://docs.github.com/en/graphql/overview/public-schema
 */
export const SCHEMA = `
type Query {
  repository(followRenames: Boolean = true, name: String!, owner: String!): Repository
}
type Repository {
  pullRequest(number: Int!): PullRequest
}
type PullRequest {
  reviewDecision: PullRequestReviewDecision
  reviewThreads(after: String, before: String, first: Int, last: Int): PullRequestReviewThreadConnection!
}
enum PullRequestReviewDecision { APPROVED CHANGES_REQUESTED REVIEW_REQUIRED }
type PullRequestReviewThreadConnection {
  nodes: [PullRequestReviewThread]
  pageInfo: PageInfo!
  totalCount: Int!
}
type PullRequestReviewThread {
  isResolved: Boolean!
}
type PageInfo {
  endCursor: String
  hasNextPage: Boolean!
}
`;
