import { meets } from '../auth/permissions.ts';
import { toSimpleUser } from '../json/user.ts';
import { notAccessible, notFound } from './api-error.ts';
import { listReply } from './paging.ts';
import type { Call, GlobalRoute } from './route.ts';

export const teamRoutes: readonly GlobalRoute[] = [
  { on: 'GET /orgs/{org}/teams/{team_slug}/members', as: 'installation', run: members },
];

/** Who is in a team, those of its child teams too. A team of an organisation that has not installed the App is not there. */
function members(call: Call) {
  const { hub, caller, params } = call;
  const org = (params.org ?? '').toLowerCase();
  if (caller.kind !== 'installation' || caller.grant.installation.account.login.toLowerCase() !== org) throw notFound();
  if (!meets(caller.grant.permissions, 'members:read')) throw notAccessible();
  const logins = hub.teams.get(`${org}/${(params.team_slug ?? '').toLowerCase()}`);
  if (!logins) throw notFound();
  const users = logins.flatMap((login) => hub.accounts.find(login) ?? []);
  return listReply(call, users, (user) => ({ ...toSimpleUser(hub, user), role: 'member', inherited: false }));
}
