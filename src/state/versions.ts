import { type Digest, digestOf, type RunId, type StateId } from '../core/ids.ts';
import type { Sealer } from '../core/seal.ts';
import type { StateStore, StateVersion, StateVersionFacts } from './ports.ts';
import { parseStateHeader } from './state-file.ts';

/** Why a state was not taken. */
export type Rejection = 'not-a-state' | 'other-lineage' | 'older-serial';

/** One opened version: its facts and the state file in clear. */
export interface OpenedVersion {
  facts: StateVersionFacts;
  bytes: Uint8Array;
}

/** The kept versions of every state, in clear on this side and sealed on the other. */
export interface Versions {
  /** The newest version, or the one with `serial`. */
  read(stateId: StateId, serial?: number): Promise<OpenedVersion | undefined>;
  /**
   * Keeps a state file as the next version. The very same file again is fine (terraform repeats a write whose answer was lost);
   * another history, or a serial that does not go up, is not.
   */
  write(stateId: StateId, run: RunId, bytes: Uint8Array): Promise<Rejection | undefined>;
}

/** A sealed version opens only as the serial of the state that it was written as. */
const placeOf = (stateId: StateId, serial: number): string => `state:${stateId}:${serial}`;

/** @throws Error when the bytes do not open in this place, or are not those that were kept */
export function opened(sealer: Sealer, { sealed, ...facts }: StateVersion, place: string): OpenedVersion {
  const bytes = sealer.open(sealed, place);
  if (digestOf(bytes) !== facts.sha256) throw new Error(`state ${facts.stateId} serial ${facts.serial} is damaged`);
  return { facts, bytes };
}

export function createVersions(store: StateStore, sealer: Sealer, now: () => Date): Versions {
  return {
    async read(stateId, serial) {
      const version = await (serial === undefined ? store.latest(stateId) : store.find(stateId, serial));
      return version && opened(sealer, version, placeOf(stateId, version.serial));
    },
    async write(stateId, run, bytes) {
      const header = parseStateHeader(bytes);
      if (!header) return 'not-a-state';
      const sha256 = digestOf(bytes);
      const last = await store.latest(stateId);
      if (last && last.lineage !== header.lineage) return 'other-lineage';
      if (last && last.serial >= header.serial) return isSame(last, header.serial, sha256) ? undefined : 'older-serial';
      const sealed = sealer.seal(bytes, placeOf(stateId, header.serial));
      const added = await store.append({ stateId, ...header, sha256, run, at: now(), sealed });
      return added ? undefined : 'older-serial';
    },
  };
}

const isSame = (last: StateVersionFacts, serial: number, sha256: Digest): boolean =>
  last.serial === serial && last.sha256 === sha256;
