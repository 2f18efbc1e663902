import PQueue from 'p-queue';

type Job = () => PromiseLike<unknown>;

/** The two calls of a Bottleneck group that the throttling plugin makes. */
class SpacedGroup {
  readonly #queues = new Map<string, PQueue>();
  readonly #intervalMs: number;
  constructor(intervalMs: number) {
    this.#intervalMs = intervalMs;
  }
  key(id = '') {
    return {
      schedule: (_options: unknown, job: Job) => (this.#intervalMs === 0 ? job() : this.#queue(id).add(() => job())),
    };
  }
  #queue(id: string): PQueue {
    const known = this.#queues.get(id);
    if (known) return known;
    const queue = new PQueue({ concurrency: 1, interval: this.#intervalMs, intervalCap: 1 });
    this.#queues.set(id, queue);
    return queue;
  }
}

/** Groups for the throttling plugin that start writes `ms` apart, notifying ones too; the rest of the plugin stays in force. */
export const spacedBy = (ms: number) => ({ write: new SpacedGroup(ms), notifications: new SpacedGroup(ms) });
