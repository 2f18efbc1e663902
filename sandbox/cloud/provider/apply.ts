import { type Json, valueToJson } from '../cty/json.ts';
import { atPath, isObject, mapObject, type ObjectValue, text, type Value } from '../cty/value.ts';
import type { ChaosRule } from '../store/chaos.ts';
import type { CloudOperation } from '../store/log.ts';
import type { Handlers } from '../wire/messages.ts';
import { chaosMessage } from './chaos-message.ts';
import type { Change } from './cloud-model.ts';
import { error } from './diagnostic.ts';
import { fillObject } from './fill.ts';
import { latencyOf, pause, untilAborted } from './latency.ts';
import { nameOf, type ResourceType, received, resourceType, type Session, sent } from './session.ts';
import { expand } from './template.ts';

/** How a change ended: the object as it now is, and what went wrong. */
type Outcome = { object: Value; failed?: string; as?: CloudOperation['outcome'] };
type Attempt = { session: Session; resource: ResourceType; change: Change; rule: ChaosRule | undefined };

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
    const change: Change = { operation, before, after, objects: session.store.objects };
    const name = nameOf(resource, after ?? before);
    const step = { operation, type: resource.type, name };
    session.store.log.append({ ...step, outcome: 'started' });
    const rule = session.store.chaos.strike(operation, resource.type, name);
    const outcome = await attempt({ session, resource, change, rule });
    session.store.log.append({ ...step, outcome: outcome.as ?? (outcome.failed ? 'failed' : 'done') });
    const summary = `Error ${{ create: 'creating', update: 'updating', delete: 'deleting' }[operation]} ${resource.overlay.title}`;
    return {
      new_state: sent(outcome.object, resource.valueType),
      private: request.planned_private,
      diagnostics: outcome.failed === undefined ? [] : [error(`${summary}: ${outcome.failed}`)],
      legacy_type_system: true,
    };
  };
}

async function attempt({ session, resource, change, rule }: Attempt): Promise<Outcome> {
  const { stop, gone, latency } = session;
  const untouched = (failed: string): Outcome => ({ object: change.before, failed });
  const interrupted: Outcome = { ...untouched('context canceled'), as: 'interrupted' };
  if (rule?.kind === 'crash') session.crash();
  if (rule?.kind === 'hang' || rule?.kind === 'crash') {
    await untilAborted(stop.signal, gone);
    return interrupted;
  }
  const half = latencyOf(latency, change.operation, resource.overlay) / 2;
  await pause(half, stop.signal);
  if (rule && rule.kind !== 'midway') return untouched(chaosMessage(rule, session.cloud));
  if (stop.signal.aborted) return interrupted;
  const refused = resource.overlay.refuses?.(change) ?? alreadyThere(session, resource, change);
  if (refused !== undefined) return untouched(refused);
  // From here on the change is real: whoever crashes after this line leaves it behind, as with a real cloud.
  const object = carryOut(session, resource, change);
  if (rule) return { object, failed: chaosMessage(rule, session.cloud) };
  await pause(half, stop.signal);
  return stop.signal.aborted && object !== null
    ? { object, failed: 'context canceled', as: 'interrupted' }
    : { object };
}

function alreadyThere({ cloud, settings, store }: Session, resource: ResourceType, change: Change): string | undefined {
  if (change.operation !== 'create' || !isObject(change.after)) return undefined;
  const key = keyOf(resource, change.after, settings);
  return store.objects.get(resource.type, key) ? cloud.errors.exists(key) : undefined;
}

function carryOut({ cloud, store, settings }: Session, resource: ResourceType, { before, after }: Change): Value {
  const { type, block, overlay } = resource;
  const { objects } = store;
  if (isObject(before) && after === null) objects.remove(type, keyOf(resource, before, settings));
  if (!isObject(after)) return null;
  const id = text(atPath(before, 'id')) ?? expand(overlay.id, after, settings);
  const object = fillObject(block, cloud, overlay, { self: after, id, settings, objects });
  objects.put(keyOf(resource, object, settings), {
    type,
    id,
    name: nameOf(resource, object),
    attributes: stored(object),
  });
  return object;
}

/** Under what an object is kept: its overlay's key, else its id, which before it exists follows from the template. */
export function keyOf(
  { overlay }: Pick<ResourceType, 'overlay'>,
  object: ObjectValue,
  settings: Session['settings'],
): string {
  if (overlay.key !== undefined) return expand(overlay.key, object, settings);
  return text(object.id) ?? expand(overlay.id, object, settings);
}

function stored(object: ObjectValue): { [name: string]: Json } {
  return mapObject(object, valueToJson);
}
