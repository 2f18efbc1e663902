const lines = new WeakMap<object, Map<string, Promise<void>>>();

/**
 * Does work on one thing after what was asked for before it, whatever became of that. `ports` stands for the process: each has one set of
 * them, and one process owns the store (docs/adr/0005).
 */
export function inTurn<Result>(ports: object, thing: string, work: () => Promise<Result>): Promise<Result> {
  const line = lines.get(ports) ?? new Map<string, Promise<void>>();
  lines.set(ports, line);
  const result = (line.get(thing) ?? Promise.resolve()).then(work);
  const ended = result.then(
    () => {},
    () => {},
  );
  line.set(thing, ended);
  void ended.then(() => {
    if (line.get(thing) === ended) line.delete(thing);
  });
  return result;
}
