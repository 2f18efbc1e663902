/** Runs each piece of work after the one before it has ended, however that ended. */
export type Line = <T>(work: () => Promise<T>) => Promise<T>;

export function oneAtATime(): Line {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = last.then(work, work);
    last = result.catch(() => undefined);
    return result;
  };
}
