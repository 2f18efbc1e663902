import { appRoutes } from './app.ts';
import { branchRoutes } from './branches.ts';
import { checkRoutes } from './checks.ts';
import { commentRoutes } from './comments.ts';
import { commitRoutes } from './commits.ts';
import { contentRoutes } from './contents.ts';
import { deploymentStatusRoutes } from './deployment-statuses.ts';
import { deploymentRoutes } from './deployments.ts';
import { hookDeliveryRoutes } from './hook-deliveries.ts';
import { issueRoutes } from './issues.ts';
import { mergeRoutes } from './merging.ts';
import { pullRoutes } from './pulls.ts';
import { reactionRoutes } from './reactions.ts';
import { refRoutes } from './refs.ts';
import { repositoryRoutes } from './repositories.ts';
import { reviewCommentRoutes } from './review-comments.ts';
import { reviewRoutes } from './reviews.ts';
import type { Route } from './route.ts';
import { statusRoutes } from './statuses.ts';
import { tagRoutes } from './tags.ts';
import { teamRoutes } from './teams.ts';
import { userRoutes } from './users.ts';

/** Everything this GitHub's API can do: one entry for each operation of openapi.json. */
export const routes: readonly Route[] = [
  ...appRoutes,
  ...hookDeliveryRoutes,
  ...userRoutes,
  ...teamRoutes,
  ...repositoryRoutes,
  ...branchRoutes,
  ...contentRoutes,
  ...commitRoutes,
  ...refRoutes,
  ...tagRoutes,
  ...pullRoutes,
  ...mergeRoutes,
  ...reviewRoutes,
  ...reviewCommentRoutes,
  ...issueRoutes,
  ...commentRoutes,
  ...reactionRoutes,
  ...checkRoutes,
  ...statusRoutes,
  ...deploymentRoutes,
  ...deploymentStatusRoutes,
];
