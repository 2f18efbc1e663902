import { digestOf, type RunId, type StateId } from '../core/ids.ts';
import type { Sealer } from '../core/seal.ts';
import type { StateStore, StateVersionFacts } from './ports.ts';
import { parseStateHeader } from './state-file.ts';
import { type OpenedVersion, opened } from './versions.ts';

/** How many copies of one state that lies in a cloud are kept; the oldest goes first. */
export const COPIES_KEPT = 50;

/** Sealed copies of states that lie in clouds' buckets, each made before a run changes its state. */
export interface Copies {
  keep(stateId: StateId, run: RunId, bytes: Uint8Array): Promise<void>;
  /** The newest with that serial. */
  read(stateId: StateId, serial: number): Promise<OpenedVersion | undefined>;
}

const placeOf = ({ stateId, lineage, serial }: Pick<StateVersionFacts, 'stateId' | 'lineage' | 'serial'>): string =>
  `state-copy:${stateId}:${lineage}:${serial}`;

export const createCopies = (store: StateStore, sealer: Sealer, now: () => Date): Copies => ({
  async keep(stateId, run, bytes) {
    const header = parseStateHeader(bytes);
    if (!header) throw new Error(`what lies in the place of state ${stateId} is no state`);
    const facts = { stateId, ...header, sha256: digestOf(bytes), run, at: now() };
    await store.keepCopy({ ...facts, sealed: sealer.seal(bytes, placeOf(facts)) }, COPIES_KEPT);
  },
  async read(stateId, serial) {
    const copy = await store.findCopy(stateId, serial);
    return copy && opened(sealer, copy, placeOf(copy));
  },
});
