import { valueToJson } from '../cty/json.ts';
import { allAtPath, atPath, isList, isObject, mapObject, type ObjectValue, text, type Value } from '../cty/value.ts';
import type { Change, Overlay, Settings } from './cloud-model.ts';
import { fillObject } from './fill.ts';
import { nameOf, type ResourceType, type Session } from './session.ts';
import { expand } from './template.ts';

/** Why the cloud does not do it: a rule of the type, something that is there already, or something that is not there. */
export function refusal(session: Session, resource: ResourceType, change: Change): string | undefined {
  const { cloud, store, settings } = session;
  const ruled = resource.overlay.refuses?.(change);
  if (ruled !== undefined || !isObject(change.after)) return ruled;
  const key = keyOf(resource, change.after, settings);
  const exists = store.objects.get(resource.type, key) !== undefined;
  if (change.operation === 'create')
    return exists ? cloud.errors.exists(key) : danglingReference(session, resource, change.after);
  return exists ? undefined : cloud.errors.missing(key);
}

function danglingReference(
  { cloud, store }: Session,
  { overlay }: ResourceType,
  object: ObjectValue,
): string | undefined {
  const { objects } = store;
  for (const [path, type] of Object.entries(overlay.references ?? {})) {
    const named = allAtPath(object, path).flatMap((value) => (isList(value) ? value : [value]));
    const dangling = named
      .map(text)
      .find((value) => value && !cloud.isGiven(type, value, objects) && !objects.refer(type, value));
    if (dangling) return cloud.errors.missing(dangling);
  }
  return undefined;
}

/** Makes, changes or removes the object; gives what it then is, null when it is gone. */
export function carryOut(
  { cloud, store, settings }: Session,
  resource: ResourceType,
  { before, after }: Change,
): Value {
  const { type, block, overlay } = resource;
  const { objects } = store;
  if (isObject(before) && after === null) objects.remove(type, keyOf(resource, before, settings));
  if (!isObject(after)) return null;
  const id = text(atPath(before, 'id')) ?? newId(overlay, after, settings);
  const object = fillObject(block, cloud, overlay, { self: after, id, settings, objects });
  const attributes = mapObject(object, valueToJson);
  objects.put(keyOf(resource, object, settings), { type, id, name: nameOf(resource, object), attributes });
  return object;
}

/** Under what an object is kept: its overlay's key, else its id, which before it exists follows from the template. */
export function keyOf({ overlay }: ResourceType, object: ObjectValue, settings: Settings): string {
  if (overlay.key !== undefined) return expand(overlay.key, object, settings);
  return text(object.id) ?? newId(overlay, object, settings);
}

function newId({ id }: Overlay, object: ObjectValue, settings: Settings): string {
  return typeof id === 'string' ? expand(id, object, settings) : id(object, settings);
}
