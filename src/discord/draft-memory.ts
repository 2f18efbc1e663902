import type { DeployId } from '../core/ids.ts';
import type { Log } from '../deploy/ports.ts';
import type { Surroundings } from '../generators/kind.ts';
import { within } from './within.ts';

/** A form has to be on the screen within 3 seconds; reading for it may take this long. */
const PATIENCE_MS = 1_500;
const MOST_DRAFTS = 500;

/** The project and resources of open drafts, so that menus and forms are drawn without asking the store. */
export interface DraftMemory {
  /** Reads ahead what the forms of this revision will need. */
  prepare(deploy: DeployId, revision: number): void;
  /** What a form needs to know; read on the spot when it was not prepared, as after a restart. Undefined when that takes too long. */
  recall(deploy: DeployId, revision: number): Promise<Surroundings | undefined>;
}

export function createDraftMemory(
  surroundingsOf: (deploy: DeployId) => Promise<Surroundings | undefined>,
  log: Log,
): DraftMemory {
  const known = new Map<string, Promise<Surroundings | undefined>>();

  const read = (deploy: DeployId, revision: number): Promise<Surroundings | undefined> => {
    const key = `${deploy}:${revision}`;
    const present = known.get(key);
    if (present) return present;
    const reading = surroundingsOf(deploy).catch((error: unknown) => {
      known.delete(key);
      log.warn({ deployId: deploy, err: error }, 'draft could not be read for its forms');
      return undefined;
    });
    known.set(key, reading);
    const [oldest] = known.keys();
    if (known.size > MOST_DRAFTS && oldest !== undefined) known.delete(oldest);
    return reading;
  };

  return {
    prepare: (deploy, revision) => void read(deploy, revision),
    recall: (deploy, revision) => within(PATIENCE_MS, read(deploy, revision), undefined),
  };
}
