import type { Repo } from '../core/ids.ts';
import type { Client } from './client.ts';
import { toFault } from './errors.ts';
import type { Installations } from './installations.ts';
import type { Permissions } from './permissions.ts';
import { toRepoParams } from './repo.ts';

export interface Token {
  token: string;
  expiresAt: Date;
  /** Installation it came from; limits are counted per installation. */
  installation: number;
}

export interface Tokens {
  /** A token for exactly this repository and these permissions, valid for ten minutes at least. */
  of(repo: Repo, permissions: Permissions): Promise<Token>;
  forget(): void;
}

const SPARE_MS = 10 * 60_000;

/**
 * Installation tokens, narrowed to one repository. They are asked for through the App-level client, because Probot's own way posts
 * the App's JWT to api.github.com whatever address is configured.
 */
export function createTokens(app: () => Promise<Client>, installations: Installations, now: () => Date): Tokens {
  const known = new Map<string, Promise<Token>>();

  async function create(repo: Repo, permissions: Permissions): Promise<Token> {
    return installations.using(repo, async (installation) => {
      const { data } = await (await app()).rest.apps.createInstallationAccessToken({
        installation_id: installation,
        repositories: [toRepoParams(repo).repo],
        permissions: { ...permissions },
      });
      return { token: data.token, expiresAt: new Date(data.expires_at), installation };
    });
  }

  return {
    async of(repo, permissions) {
      const key = JSON.stringify([repo, permissions]);
      const held = await known.get(key)?.catch(() => undefined);
      if (held && held.expiresAt.getTime() - now().getTime() > SPARE_MS) return held;
      const fresh = create(repo, permissions).catch((error: unknown) => {
        known.delete(key);
        throw toFault(error, permissions);
      });
      known.set(key, fresh);
      return fresh;
    },
    forget: () => known.clear(),
  };
}
