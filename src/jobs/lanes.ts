import type { TaskName } from './run-job.ts';

/** So many jobs at a time of these tasks; without `tasks`, of those that no other lane has. */
export interface Lane {
  concurrency: number;
  tasks?: readonly TaskName[];
  /** Its jobs run the engine, and start only when there is memory for them. Of such lanes the first goes first. */
  isWeighed?: boolean;
}

/** What runs in a lane at the moment. */
export interface OpenLane {
  tasks: readonly TaskName[];
  isWeighed: boolean;
  hasRoom(): boolean;
  /** Keeps a place until the work ends; `left` is called when the place is free. */
  enter(jobId: number, work: Promise<void>, left: () => void): void;
  running: ReadonlyMap<number, Promise<void>>;
}

/** Lanes keep slow tasks from holding up quick ones: a minute of terraform must not delay an answer in Discord. */
export function openLanes(lanes: readonly Lane[], allTasks: readonly TaskName[]): OpenLane[] {
  const taken = new Set(lanes.flatMap(({ tasks = [] }) => tasks));
  const rest = allTasks.filter((task) => !taken.has(task));
  return lanes.map(({ tasks = rest, concurrency, isWeighed = false }) => {
    const running = new Map<number, Promise<void>>();
    return {
      ...{ tasks, isWeighed, running },
      hasRoom: () => running.size < concurrency,
      enter(jobId, work, left) {
        const leave = () => {
          running.delete(jobId);
          left();
        };
        running.set(jobId, work.finally(leave));
      },
    };
  });
}
