import type { RunId } from './core/ids.ts';
import type { Clock, Engine, InboxItem, Runs } from './deploy/ports.ts';
import type { Metrics, RunOutcome } from './web/metrics.ts';

interface Measured {
  metrics: Pick<Metrics, 'runEnded'>;
  runs: Pick<Runs, 'find'>;
  clock: Clock;
  /** Told when a run has ended and its end is stored. */
  ended?(run: RunId): void;
}

/** The engine, with every run's end counted. A run that an earlier process began counts from its own beginning. */
export function measuredEngine(engine: Engine, { metrics, runs, clock, ended }: Measured): Engine {
  async function measured<Outcome>(
    kind: 'plan' | 'apply',
    run: RunId,
    work: Promise<Outcome>,
    wordOf: (outcome: Outcome) => RunOutcome,
  ): Promise<Outcome> {
    const askedAt = clock.now();
    const end = async (outcome: RunOutcome) => {
      const startedAt = (await runs.find(run))?.startedAt ?? askedAt;
      metrics.runEnded(kind, outcome, (clock.now().getTime() - startedAt.getTime()) / 1000);
    };
    try {
      const outcome = await work;
      await end(wordOf(outcome));
      return outcome;
    } catch (error) {
      await end('fault');
      throw error;
    }
  }
  return {
    ...engine,
    async forget(run) {
      await engine.forget(run);
      ended?.(run);
    },
    plan: (task) => measured('plan', task.run, engine.plan(task), ({ kind }) => kind),
    apply: (task, onProgress) =>
      measured('apply', task.run, engine.apply(task, onProgress), (outcome) =>
        outcome.kind === 'failed' && outcome.outcome === 'unknown' ? 'unknown' : outcome.kind,
      ),
  };
}

/** Both doors, with everything that came in counted. */
export const measuredDoor =
  (accept: (item: InboxItem) => Promise<boolean>, metrics: Pick<Metrics, 'accepted'>) =>
  async (item: InboxItem): Promise<boolean> => {
    const isNew = await accept(item);
    metrics.accepted(item.source, isNew);
    return isNew;
  };
