import type { Value } from '../cty/value.ts';
import type { ChaosRule } from '../store/chaos.ts';
import type { CloudOperation } from '../store/log.ts';
import type { Handlers } from '../wire/messages.ts';
import { carryOut, refusal } from './carry-out.ts';
import type { Change } from './cloud-model.ts';
import { error } from './diagnostic.ts';
import { latencyOf, pause } from './latency.ts';
import { misfortune, misfortuneMessage } from './misfortune.ts';
import { nameOf, type ResourceType, received, resourceType, type Session, sent } from './session.ts';

/** How a change ended: the object as it now is, and what went wrong. */
type Outcome = { object: Value; failed?: string; as?: CloudOperation['outcome'] };
type Attempt = { session: Session; resource: ResourceType; change: Change; rule: ChaosRule | undefined };
const DOING = { create: 'creating', update: 'updating', delete: 'deleting' };

/**
 * Makes one planned change in the cloud. An error with the prior object means that nothing was done; an error with a
 * new object makes terraform keep it as tainted.
 */
export function applyResourceChange(session: Session): Handlers['ApplyResourceChange'] {
  return async (request) => {
    const resource = resourceType(session, request.type_name);
    const before = received(request.prior_state, resource.valueType);
    const after = received(request.planned_state, resource.valueType);
    const operation: Change['operation'] = before === null ? 'create' : after === null ? 'delete' : 'update';
    const change: Change = { operation, before, after, settings: session.settings, objects: session.store.objects };
    const name = nameOf(resource, after ?? before);
    const step = { operation, type: resource.type, name };
    session.store.log.append({ ...step, outcome: 'started' });
    const rule = await misfortune(session, operation, resource, after ?? before);
    const says = (problem: string) => session.cloud.errors.failed(DOING[operation], resource.overlay.title, problem);
    const outcome = await attempt({ session, resource, change, rule });
    session.store.log.append({ ...step, outcome: outcome.as ?? (outcome.failed ? 'failed' : 'done') });
    return {
      new_state: sent(outcome.object, resource.valueType),
      private: request.planned_private,
      diagnostics: outcome.failed === undefined ? [] : [error(says(outcome.failed))],
      legacy_type_system: true,
    };
  };
}

async function attempt({ session, resource, change, rule }: Attempt): Promise<Outcome> {
  const { stop, latency } = session;
  const untouched = (failed: string): Outcome => ({ object: change.before, failed });
  const interrupted: Outcome = { ...untouched('context canceled'), as: 'interrupted' };
  if (rule?.kind === 'hang' || rule?.kind === 'crash') return interrupted;
  const half = latencyOf(latency, change.operation, resource.overlay) / 2;
  await pause(half, stop.signal);
  if (rule && rule.kind !== 'midway') return untouched(misfortuneMessage(rule, session.cloud));
  if (stop.signal.aborted) return interrupted;
  const refused = refusal(session, resource, change);
  if (refused !== undefined) return untouched(refused);
  // From here on the change is real: whoever crashes after this line leaves it behind, as with a real cloud.
  const object = carryOut(session, resource, change);
  if (rule) return { object, failed: misfortuneMessage(rule, session.cloud) };
  await pause(half, stop.signal);
  return stop.signal.aborted && object !== null
    ? { object, failed: 'context canceled', as: 'interrupted' }
    : { object };
}
