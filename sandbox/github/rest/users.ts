import { toPublicUser } from '../json/user.ts';
import { notFound } from './api-error.ts';
import { type Call, type GlobalRoute, ok } from './route.ts';

export const userRoutes: readonly GlobalRoute[] = [
  { on: 'GET /user', as: 'person', run: ({ hub, caller }) => ok(toPublicUser(hub, caller.user)) },
  { on: 'GET /users/{username}', as: 'anyone', run: byLogin },
  { on: 'GET /rate_limit', as: 'anyone', run: rateLimit },
];

function byLogin({ hub, params }: Call) {
  const user = hub.accounts.find(params.username ?? '');
  if (!user) throw notFound();
  return ok(toPublicUser(hub, user));
}

/** Nothing is limited here; a client that asks learns how it would be. */
function rateLimit({ hub }: Call) {
  const reset = Math.floor(hub.now().getTime() / 1000) + 3_600;
  const rate = { limit: 5_000, remaining: 5_000, used: 0, reset };
  return ok({ resources: { core: rate, search: { ...rate, limit: 30, remaining: 30 } }, rate });
}
