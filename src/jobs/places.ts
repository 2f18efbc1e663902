import type { Deploy } from '../core/deploy.ts';
import type { Clock, Place } from '../deploy/ports.ts';
import type { JobQueue } from './queue.ts';
import type { Scale } from './scale.ts';

interface Needs {
  queue: Pick<JobQueue, 'ahead'>;
  scale: Pick<Scale, 'figures'>;
  clock: Clock;
}

/** Where a deploy's next run stands among those that wait for a worker; undefined where none waits. */
export const createPlaces =
  ({ queue, scale, clock }: Needs) =>
  async ({ id, state }: Pick<Deploy, 'id' | 'state'>): Promise<Place | undefined> => {
    const ahead = await queue.ahead(`${state.at === 'approved' ? 'apply' : 'plan'}:${id}`, clock.now());
    if (ahead === undefined) return undefined;
    const { waiting, ...memory } = scale.figures();
    return { ahead, ...(waiting && { memory }) };
  };
