import type { Resource } from '../plan/resource.ts';

export type EnvironmentKind = 'production' | 'other' | 'unknown';

const PRODUCTION = new Set(['prod', 'production', 'prd', 'live']);
const OTHER = new Set(
  'dev devel development test tests testing qa uat stage staging stg sandbox sbx demo preview lab poc nonprod nonproduction preprod int playground'.split(
    ' ',
  ),
);
const TAG = /^(?:env|environment|stage)$/i;
/** Attributes that carry a name people gave. */
const NAMES = [
  'name',
  'identifier',
  'cluster_identifier',
  'bucket',
  'replication_group_id',
  'name_prefix',
  'resource_group_name',
  'project',
];

/** What the words of a name say; the first that says anything counts. */
export function environmentIn(name: string): EnvironmentKind {
  const words = name.toLowerCase().split(/[^a-z]+/);
  if (/non-?_?prod/i.test(name) || /pre-?_?prod/i.test(name)) return 'other';
  for (const word of words) {
    if (PRODUCTION.has(word)) return 'production';
    if (OTHER.has(word)) return 'other';
  }
  return 'unknown';
}

/** Whether a resource belongs to production: by its tags, then by what the project says, then by its names. */
export function environmentOf(resource: Resource, project: string | undefined): EnvironmentKind {
  const { it, address } = resource;
  const tagged = ['tags', 'tags_all', 'labels', 'effective_labels', 'settings.user_labels', 'resource_labels']
    .flatMap((path) => it.entries(path))
    .filter(([key]) => TAG.test(key))
    .map(([, value]) => environmentIn(value));
  const named = [...NAMES.map((path) => it.text(path) ?? ''), address].map(environmentIn);
  return [...tagged, environmentIn(project ?? ''), ...named].find((kind) => kind !== 'unknown') ?? 'unknown';
}
