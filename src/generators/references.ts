import { nearest } from '../catalog/nearest.ts';
import type { Json } from '../core/json.ts';
import type { Problem } from '../core/refusal.ts';
import type { Kind, Resource } from '../core/request.ts';
import { namedBy } from './models/common.ts';

/** Settings that name other resources of the project, on every cloud, and the kind they name. */
const NAMING: readonly { setting: string; kind: Kind }[] = [
  { setting: 'network', kind: 'network' },
  { setting: 'firewalls', kind: 'firewall' },
  { setting: 'targets', kind: 'vm' },
];

interface Use {
  setting: string;
  kind: Kind;
  name: string;
}

/** The resources of the same project that a resource names. */
export const usesOf = ({ settings }: Resource): Use[] =>
  NAMING.flatMap(({ setting, kind }) => {
    const value = settings[setting];
    const names = Array.isArray(value) ? value : [value];
    return names
      .filter((name): name is string => typeof name === 'string' && !namedBy(name).isOutside)
      .map((name) => ({ setting, kind, name }));
  });

/** Settings with other names for the resources they name: one name may become several where a list stands. */
export function renameUses<Settings extends Resource['settings']>(
  settings: Settings,
  newNames: (kind: Kind, name: string) => readonly string[],
): Settings {
  const renamed = NAMING.flatMap(({ setting, kind }): [string, Json][] => {
    const value = settings[setting];
    if (Array.isArray(value)) return [[setting, value.flatMap((one) => newNames(kind, String(one)))]];
    return typeof value === 'string' ? [[setting, newNames(kind, value)[0] ?? value]] : [];
  });
  return { ...settings, ...Object.fromEntries(renamed) };
}

/** Names of one kind. */
export const namesOf = (resources: readonly Resource[], kind: Kind): string[] =>
  resources.filter((resource) => resource.kind === kind).map(({ name }) => name);

/** What a resource names that the project does not have, with what was probably meant. */
export const referenceProblems = (resource: Resource, resources: readonly Resource[]): Problem[] =>
  usesOf(resource).flatMap(({ setting, kind, name }): Problem[] => {
    const names = namesOf(resources, kind);
    if (names.includes(name)) return [];
    const meant = nearest(name, names);
    const expected = names.length === 0 ? `a ${kind} in this project; add one first` : `one of ${names.join(', ')}`;
    const why = `there is no ${kind} ${name} in this project${meant ? `; did you mean ${meant}?` : ''}`;
    return [{ code: 'bad-input', field: setting, why, expected }];
  });

/** Everything that cannot be without `resource`: what names it, and what names that. */
export function dependentsOf(
  { kind, name }: Pick<Resource, 'kind' | 'name'>,
  resources: readonly Resource[],
): Resource[] {
  const found = new Set<Resource>();
  const lookFor = (wanted: Pick<Resource, 'kind' | 'name'>) => {
    for (const one of resources) {
      if (found.has(one) || !usesOf(one).some((use) => use.kind === wanted.kind && use.name === wanted.name)) continue;
      found.add(one);
      lookFor(one);
    }
  };
  lookFor({ kind, name });
  return resources.filter((one) => found.has(one));
}
