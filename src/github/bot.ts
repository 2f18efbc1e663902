import type { Signature } from '../deploy/ports.ts';
import type { Client } from './client.ts';
import { toFault } from './errors.ts';

/** The user that GitHub shows as the author of what the App does. */
export interface Bot {
  /** Id of the user `slug[bot]`; not the App's id. */
  id: number;
  /** `guildops[bot]`. */
  login: string;
  /** `guildops`: what people mention. */
  slug: string;
}

/** The address that makes GitHub show a commit with the bot's picture. Source: https://docs.github.com/en/account-and-profile/reference/email-addresses-reference */
export const signatureOf = ({ id, login }: Bot): Signature => ({
  name: login,
  email: `${id}+${login}@users.noreply.github.com`,
});

/** Looks the bot's user up, once. `reader` is a client with a repository's token: the App's own JWT opens only the App's routes. */
export function createBotLookup(app: () => Promise<Client>, reader: () => Promise<Client>): () => Promise<Bot> {
  let found: Promise<Bot> | undefined;

  async function lookUp(): Promise<Bot> {
    const { data: self } = await (await app()).rest.apps.getAuthenticated();
    const slug = self?.slug;
    if (!slug) throw new Error('GitHub does not say what the App is called.');
    const login = `${slug}[bot]`;
    const { data: user } = await (await reader()).rest.users.getByUsername({ username: login });
    return { id: user.id, login, slug };
  }

  return () => {
    found ??= lookUp().catch((error: unknown) => {
      found = undefined; // asked again next time
      throw toFault(error, {});
    });
    return found;
  };
}
