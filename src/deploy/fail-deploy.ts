import type { Deploy } from '../core/deploy.ts';
import type { DeployEvent } from '../core/deploy-event.ts';
import { explain } from '../core/explain.ts';
import { Refusal } from '../core/refusal.ts';
import type { Ports } from './ports.ts';
import { record } from './record.ts';

type Failed = Extract<DeployEvent, { kind: 'failed' }>;

/** All reasons of a refusal as the `failed` event carries them: what happened, and the way on. */
export function failureOf({ problems }: Refusal, during: Failed['during']): Failed {
  const words = problems.map(explain);
  return {
    kind: 'failed',
    during,
    reason: words.map(({ what }) => what).join('\n'),
    advice: [...new Set(words.map(({ wayOn }) => wayOn))].join(' '),
  };
}

/** What was on its way to a plan: a newer head has its own job and is none of this one's business. */
type Tried = Pick<Deploy, 'id' | 'head'>;
type Needs = Pick<Ports, 'store' | 'clock'>;

/** Ends the way to a plan. Nothing happens when the deploy has gone elsewhere, or to another head, meanwhile. */
export async function endPlanning({ store, clock }: Needs, { id, head }: Tried, failed: Failed): Promise<void> {
  await store.transaction(async (tables) => {
    const deploy = await tables.deploys.get(id);
    if (deploy.head !== head || (deploy.state.at !== 'validating' && deploy.state.at !== 'planning')) return;
    await record(tables, deploy, failed, clock.now());
  });
}

/** What `work` gives; undefined when it was refused, which ends the way to a plan with every reason. */
export async function orFail<T>(ports: Needs, tried: Tried, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await endPlanning(ports, tried, failureOf(error, 'plan'));
    return undefined;
  }
}
