/** Which calls a fault hits: by operation (`create_message`) or path; all calls without either. */
interface Target {
  operation?: string;
  path?: RegExp;
  /** How many calls; one otherwise. */
  times?: number;
}

/** Something that goes wrong on demand. */
export type Fault = Target &
  (
    | { kind: 'delay'; ms: number }
    /** An error, and nothing happened. */
    | { kind: 'status-before'; status: number }
    /** It happened, but the client sees an error. */
    | { kind: 'status-after'; status: number }
    | { kind: 'rate-limit'; retryAfterMs: number; global?: boolean; headers?: boolean }
    | { kind: 'unauthorized' }
    /** The connection breaks: before anything happened, or after. */
    | { kind: 'drop'; after?: boolean }
    /** The next interactions reach the client twice; `operation` and `path` mean nothing here. */
    | { kind: 'duplicate-interaction' }
  );

export type RequestFault = Exclude<Fault, { kind: 'duplicate-interaction' }>;

export interface Faults {
  add(fault: Fault): void;
  /** The faults that hit this call; each is used up once. */
  hit(operation: string, path: string): RequestFault[];
  /** Whether the next interaction is delivered twice. */
  duplicates(): boolean;
}

export function createFaults(): Faults {
  const waiting: { fault: Fault; left: number }[] = [];
  const useUp = (matches: (fault: Fault) => boolean): Fault[] => {
    const hits = waiting.filter(({ fault, left }) => left > 0 && matches(fault));
    for (const hit of hits) hit.left -= 1;
    return hits.map(({ fault }) => fault);
  };
  return {
    add: (fault) => void waiting.push({ fault, left: fault.times ?? 1 }),
    hit: (operation, path) =>
      useUp(
        (fault) =>
          fault.kind !== 'duplicate-interaction' &&
          (fault.operation ?? operation) === operation &&
          (fault.path?.test(path) ?? true),
      ).filter((fault): fault is RequestFault => fault.kind !== 'duplicate-interaction'),
    duplicates: () => useUp(({ kind }) => kind === 'duplicate-interaction').length > 0,
  };
}
