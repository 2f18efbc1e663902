/** Work under way that nobody waits for, except who wants to stop. */
export interface Background {
  background(work: Promise<unknown>): void;
  atRest(): Promise<void>;
}

export function createBackground(): Background {
  const underWay = new Set<Promise<unknown>>();
  return {
    background(work) {
      const ended: Promise<unknown> = work.catch(() => undefined).finally(() => underWay.delete(ended));
      underWay.add(ended);
    },
    async atRest() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}
