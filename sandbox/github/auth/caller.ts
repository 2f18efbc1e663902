import type { Hub } from '../hub.ts';
import { ApiError, badCredentials, suspended } from '../rest/api-error.ts';
import type { Repository, Role } from '../state/repository.ts';
import { atLeast, roleOf } from '../state/repository.ts';
import type { User } from '../state/user.ts';
import { looksLikeJwt, verifyAppJwt } from './app-jwt.ts';
import { meets, type Need } from './permissions.ts';
import type { InstallationToken } from './tokens.ts';

/** Who is calling: the App itself, the App inside one installation, or a person. `user` is the account that acts. */
export type Caller =
  | { readonly kind: 'app'; readonly user: User }
  | { readonly kind: 'installation'; readonly user: User; readonly grant: InstallationToken }
  | { readonly kind: 'person'; readonly user: User };

/** @throws ApiError 401 for a missing, unknown or expired credential */
export function authenticate(hub: Hub, authorization: string | undefined): Caller {
  const [, token] = /^(?:bearer|token) (\S+)$/i.exec(authorization ?? '') ?? [];
  if (token === undefined) throw new ApiError(401, 'Requires authentication');
  return callerOf(hub, token);
}

export function callerOf(hub: Hub, token: string): Caller {
  const { app, tokens } = hub;
  if (looksLikeJwt(token)) {
    verifyAppJwt(token, { publicKey: app.publicKey, issuers: [String(app.id), app.clientId], now: hub.now() });
    return { kind: 'app', user: app.bot };
  }
  const person = tokens.person(token);
  if (person) return { kind: 'person', user: person };
  const grant = tokens.find(token);
  if (!grant) throw badCredentials();
  if (grant.installation.suspendedAt) throw suspended();
  return { kind: 'installation', user: app.bot, grant };
}

export function canSee(repo: Repository, caller: Caller): boolean {
  if (caller.kind === 'app') return false;
  if (caller.kind === 'person') return roleOf(repo, caller.user) !== undefined;
  const { installation, repositoryIds } = caller.grant;
  const has = installation.account === repo.owner && !installation.without.has(repo.id);
  return has && (repositoryIds === undefined || repositoryIds.has(repo.id));
}

/** What a call demands: of an App one of the permissions, of a person a role (`app` means people cannot do it at all). */
export interface Access {
  readonly needs: Need | readonly Need[];
  readonly role: Role | 'app';
}

export function mayDo(repo: Repository, caller: Caller, { needs, role }: Access): boolean {
  if (caller.kind === 'app') return false;
  if (caller.kind === 'person') return role !== 'app' && atLeast(roleOf(repo, caller.user), role);
  return [needs].flat().some((need) => meets(caller.grant.permissions, need));
}
