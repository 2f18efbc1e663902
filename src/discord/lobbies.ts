import type { DeployId } from '../core/ids.ts';
import { within } from './within.ts';

/** How long an answer waits to be able to link the lobby; the mirror's job usually takes a few hundred milliseconds. */
const PATIENCE_MS = 3_000;
const MOST_REMEMBERED = 500;

/** Where lobbies are. A command's answer links the lobby that the mirror, another job, is posting at the same moment. */
export interface Lobbies {
  /** Tells that the lobby of a deploy is this message. */
  posted(deploy: DeployId, message: string): void;
  /** Message id of the lobby, awaited for a moment; undefined when it is not there by then. */
  find(deploy: DeployId): Promise<string | undefined>;
}

export function createLobbies(lobbyOf: (deploy: DeployId) => Promise<string | undefined>): Lobbies {
  const known = new Map<DeployId, string>();
  const waiting = new Map<DeployId, ((message: string) => void)[]>();

  const next = (deploy: DeployId): Promise<string> =>
    new Promise((resolve) => waiting.set(deploy, [...(waiting.get(deploy) ?? []), resolve]));

  return {
    posted(deploy, message) {
      known.set(deploy, message);
      const [oldest] = known.keys();
      if (known.size > MOST_REMEMBERED && oldest !== undefined) known.delete(oldest);
      for (const tell of waiting.get(deploy) ?? []) tell(message);
      waiting.delete(deploy);
    },
    async find(deploy) {
      const coming = next(deploy);
      const present = known.get(deploy) ?? (await lobbyOf(deploy));
      const found = present ?? (await within<string | undefined>(PATIENCE_MS, coming, undefined));
      waiting.delete(deploy);
      return found;
    },
  };
}
