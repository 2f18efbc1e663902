import type { Value } from '../cty/value.ts';
import type { ChaosRule, Operation } from '../store/chaos.ts';
import type { CloudModel } from './cloud-model.ts';
import { untilAborted } from './latency.ts';
import { nameOf, type ResourceType, type Session } from './session.ts';

/**
 * The misfortune that is due for an operation on an object, if any. A hang or a crash is over when this resolves: by
 * then terraform waits for no answer any more. The others are for the caller to act out.
 */
export async function misfortune(
  { store, stop, gone, crash }: Session,
  operation: Operation,
  resource: ResourceType,
  object: Value,
): Promise<ChaosRule | undefined> {
  const rule = store.chaos.strike(operation, resource.type, nameOf(resource, object));
  if (rule?.kind === 'crash') crash();
  if (rule?.kind === 'crash' || rule?.kind === 'hang') await untilAborted(stop.signal, gone);
  return rule;
}

/** What the cloud says when a rule strikes. */
export function misfortuneMessage({ kind, message }: ChaosRule, { errors }: CloudModel): string {
  return message ?? (kind === 'quota' ? errors.quota : 'The sandbox cloud was told to fail here');
}
