import type { StateLock, StateStore, StateToken, StateVersion } from '../../src/state/ports.ts';

/** A state store in memory: what the database does, by the same rules. */
export function memoryStateStore(): StateStore & { kept: StateVersion[] } {
  const kept: StateVersion[] = [];
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
