import { mayDo } from '../auth/caller.ts';
import { toInstallation } from '../json/app.ts';
import { toFullRepository, toMergeSettings } from '../json/repository.ts';
import { toSimpleUser } from '../json/user.ts';
import { atLeast, type Repository, type Role, roleOf } from '../state/repository.ts';
import { notFound } from './api-error.ts';
import { ok, type RepoCall, type RepoRoute } from './route.ts';

const base = '/repos/{owner}/{repo}';

export const repositoryRoutes: readonly RepoRoute[] = [
  { on: `GET ${base}`, needs: 'metadata:read', role: 'read', run: get },
  { on: `GET ${base}/collaborators/{username}/permission`, needs: 'metadata:read', role: 'write', run: permission },
];

function get({ hub, repo, caller }: RepoCall) {
  const rights = caller.kind === 'person' ? { permissions: rightsOf(roleOf(repo, caller.user)) } : {};
  const settings = mayDo(repo, caller, { needs: 'contents:write', role: 'write' }) ? toMergeSettings(repo) : {};
  return ok({ ...toFullRepository(hub, repo), ...settings, ...rights });
}

const rightsOf = (role: Role | undefined) => ({
  pull: atLeast(role, 'read'),
  triage: atLeast(role, 'triage'),
  push: atLeast(role, 'write'),
  maintain: atLeast(role, 'maintain'),
  admin: atLeast(role, 'admin'),
});

/** Four words remain of the older vocabulary; `role_name` and `user.permissions` tell more. */
const legacy = { read: 'read', triage: 'read', write: 'write', maintain: 'write', admin: 'admin' } as const;

function permission({ hub, repo, params }: RepoCall) {
  const user = hub.accounts.find(params.username ?? '');
  if (!user) throw notFound();
  const role = roleOf(repo, user);
  return ok({
    permission: role ? legacy[role] : 'none',
    role_name: role ?? 'none',
    user: { ...toSimpleUser(hub, user), permissions: rightsOf(role), role_name: role ?? 'none' },
  });
}

/** The account whose installation covers the repository; asked by the App itself, which no role or token narrows. */
export function installationOf(hub: RepoCall['hub'], { owner, id }: Repository) {
  const installation = hub.installations.get(owner.login.toLowerCase());
  if (!installation || installation.without.has(id)) throw notFound();
  return ok(toInstallation(hub, installation));
}
