import type { Repo } from '../core/ids.ts';
import { type Client, type ClientSettings, createClient } from './client.ts';
import { isStatus } from './errors.ts';
import { createInstallations } from './installations.ts';
import { GIT_PERMISSIONS, type Permissions, REST_PERMISSIONS } from './permissions.ts';
import { createReach } from './reach.ts';
import { toRepoParams } from './repo.ts';
import { createTokens } from './tokens.ts';

/** Where git finds a repository and the header that opens it; the header is for the environment, never for a URL or an argument. */
export interface GitAccess {
  url: string;
  authorization: string;
}

/** What the App may open, one repository at a time. */
export interface RepositoryAccess {
  /** The client for one repository, with a token that opens nothing else. */
  client(repo: Repo): Promise<Client>;
  /** A client for what the owner need not allow; undefined where that is so, which GitHub tells us when it changes. */
  optionalClient(repo: Repo, permissions: Permissions): Promise<Client | undefined>;
  gitAccess(repo: Repo, right: 'read' | 'write'): Promise<GitAccess>;
  /** Repositories that GitHub kept us out of when we last asked. */
  shutOut(): readonly Repo[];
  /** Forgets installations and tokens: one was made, removed or changed. */
  forget(): void;
}

const keyOf = (repo: Repo, permissions: Permissions): string => `${repo} ${Object.keys(permissions)}`;

/** GitHub makes no token with a permission that the installation lacks. */
const isUngranted = (error: unknown): boolean => isStatus(error, 422) && /permissions requested/.test(error.said);

/** Clients and git access, each with a token of its own. `app` gives the App-level client. */
export function createRepositoryAccess(
  settings: ClientSettings,
  app: () => Promise<Client>,
  now: () => Date,
): RepositoryAccess {
  const reach = createReach(settings.log, now);
  const installations = createInstallations(app, reach);
  const tokens = createTokens(app, installations, now);
  const clients = new Map<string, { token: string; client: Client }>();
  const lacking = new Set<string>();
  const cloneUrls = new Map<Repo, string>();

  async function client(repo: Repo, granted: Permissions = REST_PERMISSIONS): Promise<Client> {
    const { token, installation } = await tokens.of(repo, granted);
    const key = keyOf(repo, granted);
    const known = clients.get(key);
    if (known?.token === token) return known.client;
    const limits = `${settings.apiUrl}#${installation}`;
    const fresh = createClient(settings, { token, granted, limits, onRejected: tokens.forget });
    clients.set(key, { token, client: fresh });
    return fresh;
  }

  async function optionalClient(repo: Repo, permissions: Permissions): Promise<Client | undefined> {
    const key = keyOf(repo, permissions);
    if (lacking.has(key)) return undefined;
    try {
      return await client(repo, permissions);
    } catch (error) {
      if (!isUngranted(error)) throw error;
      lacking.add(key);
      return undefined;
    }
  }

  /** GitHub itself says where git finds the repository: it is not derivable where a proxy stands before the API. */
  async function cloneUrl(repo: Repo): Promise<string> {
    const known = cloneUrls.get(repo);
    if (known) return known;
    const { data } = await (await client(repo)).rest.repos.get(toRepoParams(repo));
    cloneUrls.set(repo, data.clone_url);
    return data.clone_url;
  }

  return {
    client: (repo) => client(repo),
    optionalClient,
    async gitAccess(repo, right) {
      const [url, { token }] = await Promise.all([cloneUrl(repo), tokens.of(repo, GIT_PERMISSIONS[right])]);
      return { url, authorization: `Basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}` };
    },
    shutOut: reach.shutOut,
    forget() {
      installations.forget();
      lacking.clear();
      tokens.forget();
    },
  };
}
