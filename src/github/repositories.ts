import type { Repo } from '../core/ids.ts';
import { type Client, type ClientSettings, createClient } from './client.ts';
import { createInstallations } from './installations.ts';
import { GIT_PERMISSIONS, REST_PERMISSIONS } from './permissions.ts';
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
  gitAccess(repo: Repo, right: 'read' | 'write'): Promise<GitAccess>;
  /** Forgets installations and tokens: one was made, removed or changed. */
  forget(): void;
}

/** Clients and git access, each with a token of its own. `app` gives the App-level client. */
export function createRepositoryAccess(
  settings: ClientSettings,
  app: () => Promise<Client>,
  now: () => Date,
): RepositoryAccess {
  const installations = createInstallations(app);
  const tokens = createTokens(app, installations, now);
  const clients = new Map<Repo, { token: string; client: Client }>();
  const cloneUrls = new Map<Repo, string>();

  async function client(repo: Repo): Promise<Client> {
    const { token, installation } = await tokens.of(repo, REST_PERMISSIONS);
    const known = clients.get(repo);
    if (known?.token === token) return known.client;
    const fresh = createClient(settings, {
      token,
      granted: REST_PERMISSIONS,
      limits: `${settings.apiUrl}#${installation}`,
      onRejected: tokens.forget,
    });
    clients.set(repo, { token, client: fresh });
    return fresh;
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
    client,
    async gitAccess(repo, right) {
      const [url, { token }] = await Promise.all([cloneUrl(repo), tokens.of(repo, GIT_PERMISSIONS[right])]);
      return { url, authorization: `Basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}` };
    },
    forget() {
      installations.forget();
      tokens.forget();
    },
  };
}
