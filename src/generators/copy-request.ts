import { type Delta, deltaKey, fingerprint, type Resource, resourceKey } from '../core/request.ts';
import { renameUses } from './references.ts';

/** A request once more, for a project as it is now. */
export interface CopiedRequest {
  deltas: readonly Delta[];
  /** What could not be as it was, a sentence each. */
  notes: readonly string[];
}

/**
 * The same request for what the project has now. What it added and exists meanwhile gets the next free name, also where others of the request
 * name it; what it changed or removed is changed or removed as it is now, and left out where it is gone.
 */
export function copyRequest(deltas: readonly Delta[], current: readonly Resource[]): CopiedRequest {
  const present = new Map(current.map((resource) => [resourceKey(resource), resource]));
  const names = newNames(deltas, present);
  const copied = deltas.map((delta) => copyOf(delta, present, names));
  return {
    deltas: copied.filter((delta) => delta !== undefined),
    notes: [
      ...[...names].map(([key, name]) => `${key} exists already; the copy is called ${name}.`),
      ...deltas
        .filter((_, at) => copied[at] === undefined)
        .map((delta) => `${deltaKey(delta)} is not there any more, or already as asked, and was left out.`),
    ],
  };
}

type ByKey = ReadonlyMap<string, Resource>;

/** `web` → `web-2`, or the first number that nothing has. By the key of what was added. */
function newNames(deltas: readonly Delta[], present: ByKey): Map<string, string> {
  const taken = new Set([...present.keys(), ...deltas.map(deltaKey)]);
  const names = new Map<string, string>();
  for (const delta of deltas) {
    const key = deltaKey(delta);
    if (delta.do !== 'add' || !present.has(key)) continue;
    const { kind, name } = delta.resource;
    let number = 2;
    while (taken.has(resourceKey({ kind, name: `${name}-${number}` }))) number += 1;
    taken.add(resourceKey({ kind, name: `${name}-${number}` }));
    names.set(key, `${name}-${number}`);
  }
  return names;
}

function copyOf(delta: Delta, present: ByKey, names: ReadonlyMap<string, string>): Delta | undefined {
  const key = deltaKey(delta);
  const before = present.get(key);
  if (delta.do === 'add') return { do: 'add', resource: renamed(delta.resource, names) };
  if (!before) return undefined;
  const was = fingerprint(before);
  if (delta.do === 'remove') return { ...delta, was };
  return fingerprint(delta.resource) === was ? undefined : { ...delta, was };
}

const renamed = (resource: Resource, names: ReadonlyMap<string, string>): Resource => ({
  kind: resource.kind,
  name: names.get(resourceKey(resource)) ?? resource.name,
  settings: renameUses(resource.settings, (kind, name) => [names.get(resourceKey({ kind, name })) ?? name]),
});
