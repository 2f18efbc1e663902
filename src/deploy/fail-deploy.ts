import type { DeployEvent } from '../core/deploy.ts';
import { explain } from '../core/explain.ts';
import type { DeployId } from '../core/ids.ts';
import type { Refusal } from '../core/refusal.ts';
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

/** Ends the way to a plan. Nothing happens when the deploy has gone elsewhere meanwhile. */
export async function failPlan(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  id: DeployId,
  refusal: Refusal,
): Promise<void> {
  await endPlanning({ store, clock }, id, failureOf(refusal, 'plan'));
}

export async function endPlanning(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  id: DeployId,
  failed: Failed,
): Promise<void> {
  await store.transaction(async (tables) => {
    const deploy = await tables.deploys.get(id);
    if (deploy.state.at !== 'validating' && deploy.state.at !== 'planning') return;
    await record(tables, deploy, failed, clock.now());
  });
}
