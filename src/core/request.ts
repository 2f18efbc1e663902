import { type Digest, digestOf } from './ids.ts';
import { canonicalJson, type Json } from './json.ts';
import { type Problem, Refusal } from './refusal.ts';

export const KINDS = ['vm', 'database', 'network', 'bucket', 'cluster', 'load_balancer', 'firewall'] as const;
export type Kind = (typeof KINDS)[number];

/** What a person asks for; the generator of its kind knows the shape of `settings` and has checked them. */
export interface Resource {
  kind: Kind;
  name: string;
  settings: { readonly [key: string]: Json };
}

/** One change a request makes. `was` is the fingerprint of what the person saw when they asked. */
export type Delta =
  | { do: 'add'; resource: Resource }
  | { do: 'change'; resource: Resource; was: Digest }
  | { do: 'remove'; kind: Kind; name: string; was: Digest };

export const resourceKey = ({ kind, name }: { kind: Kind; name: string }): string => `${kind}-${name}`;

export const fingerprint = ({ kind, name, settings }: Resource): Digest =>
  digestOf(canonicalJson([kind, name, settings]));

/** The resource a delta is about, by key. */
export const deltaKey = (delta: Delta): string => resourceKey(delta.do === 'remove' ? delta : delta.resource);

/**
 * The project's resources after the request. The order of what stays is kept, so files change only where they must.
 * @throws Refusal `exists`, `gone` or `changed-since`, all of them at once, when the base is not what the requester saw
 */
export function applyDeltas(current: readonly Resource[], deltas: readonly Delta[]): Resource[] {
  const after = new Map(current.map((resource) => [resourceKey(resource), resource]));
  const problems = deltas.flatMap((delta): Problem[] => {
    const key = deltaKey(delta);
    const present = after.get(key);
    if (delta.do === 'add') {
      if (present) return [{ code: 'exists', resource: key }];
      after.set(key, delta.resource);
      return [];
    }
    if (!present) return [{ code: 'gone', resource: key }];
    if (fingerprint(present) !== delta.was) return [{ code: 'changed-since', resource: key }];
    if (delta.do === 'remove') after.delete(key);
    else after.set(key, delta.resource);
    return [];
  });
  if (problems.length > 0) throw new Refusal(...problems);
  return [...after.values()];
}
