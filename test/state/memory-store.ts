import type { StateLock, StateStore, StateToken, StateVersion } from '../../src/state/ports.ts';

/** A state store in memory: what the database does, by the same rules. */
export function memoryStateStore(): StateStore & { kept: StateVersion[] } {
  const kept: StateVersion[] = [];
  const copies: StateVersion[] = [];
  const locks = new Map<string, StateLock>();
  const tokens: StateToken[] = [];
  const of = (stateId: string) =>
    kept.filter((version) => version.stateId === stateId).sort((a, b) => a.serial - b.serial);
  return {
    kept,
    latest: async (stateId) => of(stateId).at(-1),
    find: async (stateId, serial) => of(stateId).find((version) => version.serial === serial),
    async append(version) {
      if (of(version.stateId).some(({ serial }) => serial === version.serial)) return false;
      kept.push(version);
      return true;
    },
    versions: async (stateId) => of(stateId).map(({ sealed: _, ...facts }) => facts),
    async keepCopy(copy, most) {
      const isSame = ({ stateId, lineage, serial, sha256 }: StateVersion) =>
        [stateId, lineage, serial, sha256].join() === [copy.stateId, copy.lineage, copy.serial, copy.sha256].join();
      if (copies.some(isSame)) return;
      copies.push(copy);
      const ofState = copies.filter(({ stateId }) => stateId === copy.stateId);
      for (const old of ofState.slice(0, -most)) copies.splice(copies.indexOf(old), 1);
    },
    copies: async (stateId) =>
      copies.filter((copy) => copy.stateId === stateId).map(({ sealed: _, ...facts }) => facts),
    findCopy: async (stateId, serial) => copies.findLast((copy) => copy.stateId === stateId && copy.serial === serial),
    lockOf: async (stateId) => locks.get(stateId),
    async lock(lock) {
      const holder = locks.get(lock.stateId);
      if (!holder) locks.set(lock.stateId, lock);
      return holder;
    },
    async unlock(stateId, id) {
      return locks.get(stateId)?.id === id && locks.delete(stateId);
    },
    async unlockRun(run) {
      for (const [stateId, lock] of locks) if (lock.run === run) locks.delete(stateId);
    },
    async grant(token) {
      tokens.push(token);
    },
    findToken: async (hash) => tokens.find((token) => token.hash === hash),
    async revoke(run) {
      tokens.splice(0, tokens.length, ...tokens.filter((token) => token.run !== run));
    },
  };
}
