import type { Task } from '../deploy/ports.ts';
import type { ClaimBy, ClaimedJob, JobQueue } from './queue.ts';

/** Memory that the runs of the engine may take together, and what each is reckoned with. In megabytes. */
export interface Memory {
  budgetMb: number;
  needMb(task: Task): Promise<number>;
}

export interface MemoryFigures {
  budgetMb: number;
  usedMb: number;
  /** The job that is next and does not fit; what comes behind it waits with it. */
  waiting?: { task: Task['task']; needMb: number };
}

/** Hands out jobs that fit into memory. */
export interface Scale {
  /** A new look at all lanes begins: what did not fit before may fit now. */
  lookAnew(): void;
  /** The next job when it fits. Once one does not, nothing more until the next look: so the large are not passed over by the small. */
  claim(by: ClaimBy): Promise<{ job: ClaimedJob; giveBack(): void } | undefined>;
  figures(): MemoryFigures;
}

/** One run may always start, however large it is reckoned: it would never fit better. */
export function createScale(queue: JobQueue, { budgetMb, needMb }: Memory): Scale {
  let usedMb = 0;
  let waiting: MemoryFigures['waiting'];
  return {
    lookAnew() {
      waiting = undefined;
    },
    async claim(by) {
      while (!waiting) {
        const head = await queue.next(by);
        if (!head) return undefined;
        const mb = await needMb(head.task);
        if (usedMb > 0 && usedMb + mb > budgetMb) {
          waiting = { task: head.task.task, needMb: mb };
          return undefined;
        }
        const job = await queue.claim({ ...by, only: head.id });
        if (!job) continue; // another worker was faster
        usedMb += mb;
        const giveBack = () => {
          usedMb -= mb;
        };
        return { job, giveBack };
      }
      return undefined;
    },
    figures: () => ({ budgetMb, usedMb, ...(waiting && { waiting }) }),
  };
}
