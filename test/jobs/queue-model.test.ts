import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ClaimedJob, JobQueue } from '../../src/jobs/queue.ts';
import { fakeStore } from '../fakes/store.ts';
import { NOW } from '../fakes/words.ts';

/** A job as a person would keep it on a list. */
interface Entry {
  item: string;
  key: string | undefined;
  queue: string | undefined;
  priority: number;
  share: string | undefined;
  round: number;
  pool: number | undefined;
  runAt: number;
  is: 'waiting' | 'running' | 'dead';
  attempts: number;
  claimed?: ClaimedJob;
}
interface Model {
  now: number;
  items: number;
  list: Entry[];
}
type Real = Awaited<ReturnType<typeof fakeStore>>;
type Command = fc.AsyncCommand<Model, Real>;

const MAX_ATTEMPTS = 3;
const at = (second: number) => new Date(NOW.getTime() + second * 1_000);

class Add implements Command {
  constructor(
    readonly key: string | undefined,
    readonly queue: string | undefined,
    readonly priority: number,
    readonly inSeconds: number,
    readonly share: string | undefined,
    readonly pool: number | undefined,
  ) {}
  check = () => true;
  async run(model: Model, { jobs }: Real): Promise<void> {
    const { key, queue, priority, share, pool } = this;
    const item = String(model.items++);
    const runAt = model.now + this.inSeconds;
    const index = key === undefined ? -1 : model.list.findIndex((job) => job.key === key && job.is !== 'running');
    const known = model.list[index];
    const round = Math.min(known?.round ?? Number.POSITIVE_INFINITY, roundFor(model, share));
    const entry: Entry = { item, key, queue, priority, share, round, pool, runAt, is: 'waiting', attempts: 0 };
    if (known) model.list[index] = entry;
    else model.list.push(entry);
    const options = {
      priority,
      runAt: at(runAt),
      maxAttempts: MAX_ATTEMPTS,
      ...(key && { key }),
      ...(queue && { queue }),
      ...(share && { share }),
      ...(pool && { pool: { name: 'pool', size: pool } }),
    };
    await jobs.add({ task: 'inbox', item }, options);
  }
  toString = () =>
    `add(key ${this.key}, queue ${this.queue}, priority ${this.priority}, in ${this.inSeconds} s, share ${this.share}, pool ${this.pool})`;
}

/** After what the share has waiting, and not before the round that is being served. */
function roundFor({ list }: Model, share: string | undefined): number {
  if (share === undefined) return 0;
  const rounds = (is: Entry['is']) => list.flatMap((job) => (job.is === is ? [job.round] : []));
  const own = list.flatMap((job) => (job.is === 'waiting' && job.share === share ? [job.round + 1] : []));
  const waiting = rounds('waiting');
  return Math.max(0, ...own, ...rounds('running'), waiting.length > 0 ? Math.min(...waiting) : 0);
}

class Claim implements Command {
  check = () => true;
  async run(model: Model, { queue }: Real): Promise<void> {
    const running = model.list.filter(({ is }) => is === 'running');
    const inPool = running.filter(({ pool }) => pool !== undefined).length;
    const isFree = (job: Entry) =>
      (job.pool === undefined || inPool < job.pool) &&
      !running.some((other) => (job.key && other.key === job.key) || (job.queue && other.queue === job.queue));
    const [next] = model.list
      .filter((job) => job.is === 'waiting' && job.runAt <= model.now && isFree(job))
      .sort((a, b) => a.priority - b.priority || a.round - b.round || a.runAt - b.runAt); // stable, so the list's order decides the rest
    const by = { tasks: ['inbox'], now: at(model.now), worker: 'w', leaseUntil: at(model.now + 60) } as const;
    const claimed = await queue.claim(by);
    if (!next) return expect(claimed).toBeUndefined();
    next.is = 'running';
    next.attempts += 1;
    expect(claimed).toMatchObject({ task: { item: next.item }, attempt: next.attempts });
    if (claimed) next.claimed = claimed;
  }
  toString = () => 'claim';
}

/** Ends one of the running jobs. */
class End implements Command {
  constructor(
    readonly which: number,
    readonly how: string,
    readonly end: (queue: JobQueue, job: ClaimedJob, model: Model) => Promise<void>,
    /** What is left of the entry, if anything. */
    readonly rest: (job: Entry, model: Model) => Partial<Entry> | undefined,
  ) {}
  check = ({ list }: Readonly<Model>) => list.some(({ is }) => is === 'running');
  async run(model: Model, { queue }: Real): Promise<void> {
    const running = model.list.filter(({ is }) => is === 'running');
    const job = running[this.which % running.length];
    if (!job?.claimed) throw new Error('the model has a running job that nobody claimed');
    putBack(model, job, this.rest(job, model));
    await this.end(queue, job.claimed, model);
  }
  toString = () => `${this.how}(${this.which})`;
}

/** A job that is not done gives way to one of its key that was added meanwhile. */
function putBack(model: Model, job: Entry, rest: Partial<Entry> | undefined): void {
  const hasSuccessor = job.key !== undefined && model.list.some((other) => other !== job && other.key === job.key);
  if (!rest || hasSuccessor) model.list = model.list.filter((other) => other !== job);
  else Object.assign(job, rest);
}

class Restart implements Command {
  check = () => true;
  async run(model: Model, { queue }: Real): Promise<void> {
    const running = model.list.filter(({ is }) => is === 'running');
    for (const job of running) putBack(model, job, { is: job.attempts < MAX_ATTEMPTS ? 'waiting' : 'dead' });
    expect(await queue.voidLeases()).toBe(running.length);
  }
  toString = () => 'restart';
}

class Pass implements Command {
  constructor(readonly seconds: number) {}
  check = () => true;
  async run(model: Model): Promise<void> {
    model.now += this.seconds;
  }
  toString = () => `pass(${this.seconds} s)`;
}

const fewNames = fc.option(fc.constantFrom('a', 'b'), { nil: undefined });
const fewPlaces = fc.option(fc.integer({ min: 1, max: 2 }), { nil: undefined });
const which = fc.nat(5);
const commands = fc.commands(
  [
    fc
      .tuple(fewNames, fewNames, fc.integer({ min: -1, max: 1 }), fc.nat(3), fewNames, fewPlaces)
      .map((args) => new Add(...args)),
    fc.constant(new Claim()),
    which.map(
      (n) =>
        new End(
          n,
          'complete',
          (queue, job) => queue.complete(job),
          () => undefined,
        ),
    ),
    which.map(
      (n) =>
        new End(
          n,
          'release',
          (queue, job) => queue.release(job),
          ({ attempts }) => ({ is: 'waiting', attempts: attempts - 1 }),
        ),
    ),
    which.map(
      (n) =>
        new End(
          n,
          'die',
          (queue, job) => queue.fail(job, 'boom', undefined),
          () => ({ is: 'dead' }),
        ),
    ),
    fc.tuple(which, fc.integer({ min: 1, max: 3 })).map(
      ([n, wait]) =>
        new End(
          n,
          `fail for ${wait} s`,
          (queue, job, { now }) => queue.fail(job, 'boom', at(now + wait)),
          (_, { now }) => ({ is: 'waiting', runAt: now + wait }),
        ),
    ),
    fc.tuple(which, fc.integer({ min: 1, max: 3 })).map(
      ([n, wait]) =>
        new End(
          n,
          `pause for ${wait} s`,
          (queue, job, { now }) => queue.pause(job, 'kept out', at(now + wait)),
          ({ attempts }, { now }) => ({ is: 'waiting', attempts: attempts - 1, runAt: now + wait }),
        ),
    ),
    fc.constant(new Restart()),
    fc.integer({ min: 1, max: 3 }).map((seconds) => new Pass(seconds)),
  ],
  { maxCommands: 60, size: 'max' },
);

it('hands out jobs as a person with a list would, whatever happens in which order', async () => {
  await fc.assert(
    fc.asyncProperty(commands, async (steps) => {
      const model: Model = { now: 0, items: 0, list: [] };
      const store = await fakeStore();
      await fc.asyncModelRun(() => ({ model, real: store }), steps);
      const dead = (await store.queue.dead()).map(({ task }) => ('item' in task ? task.item : undefined));
      expect(dead).toEqual(model.list.filter(({ is }) => is === 'dead').map(({ item }) => item));
      await store.close();
    }),
    { numRuns: 60 },
  );
});
