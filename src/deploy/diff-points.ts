import { canonicalJson, type Json } from '../core/json.ts';
import type { Project } from '../core/project.ts';
import { type Resource, resourceKey } from '../core/request.ts';
import { estimateResource } from '../cost/estimate.ts';
import { inspectFile } from '../generators/ownership.ts';
import { readProject, resourceFiles } from '../generators/read-project.ts';
import { attempt } from '../generators/settings/attempt.ts';

/** Files of a project's folder, by path from the repository's root. */
export type Folder = ReadonlyMap<string, string>;

export interface ChangedSetting {
  name: string;
  /** Absent where it was not said. */
  from?: Json;
  to?: Json;
}

/** How a project differs between two points of its history. */
export interface PointsDiff {
  added: readonly Resource[];
  removed: readonly Resource[];
  changed: readonly { resource: Resource; settings: readonly ChangedSetting[] }[];
  /** Files that are made from no resource: those that people wrote. */
  files: readonly { path: string; is: 'added' | 'removed' | 'changed' }[];
  /** Monthly dollars of all resources, as far as they have a price today. */
  cost: { beforeUsd: number; afterUsd: number };
}

/**
 * What is asked for at one point and not at the other: resources, their settings and what they cost at today's prices; of what people wrote
 * by hand, the files. Resource files that are not understood any more count as such.
 */
export function diffPoints(project: Project, before: Folder, after: Folder): PointsDiff {
  const [was, will] = [read(project, before), read(project, after)];
  const isRead = was !== undefined && will !== undefined;
  const [left, right] = [byKey(was ?? []), byKey(will ?? [])];
  return {
    added: isRead ? [...right.values()].filter((one) => !left.has(resourceKey(one))) : [],
    removed: isRead ? [...left.values()].filter((one) => !right.has(resourceKey(one))) : [],
    changed: isRead ? [...right.values()].flatMap((one) => changeOf(left.get(resourceKey(one)), one)) : [],
    files: changedFiles(byHand(project, before, !isRead), byHand(project, after, !isRead)),
    cost: { beforeUsd: costOf(was ?? [], project), afterUsd: costOf(will ?? [], project) },
  };
}

/** The resources of a folder; undefined when one of its files is not understood. */
function read(project: Project, files: Folder): Resource[] | undefined {
  const found = attempt(() => readProject(files, project.directory, project).resources);
  return found.ok ? found.value : undefined;
}

const byKey = (resources: readonly Resource[]) => new Map(resources.map((one) => [resourceKey(one), one]));

function changeOf(before: Resource | undefined, resource: Resource): PointsDiff['changed'][number][] {
  if (!before) return [];
  const [was, will] = [before.settings, resource.settings];
  const settings = [...new Set([...Object.keys(was), ...Object.keys(will)])]
    .filter((name) => canonicalJson(was[name] ?? null) !== canonicalJson(will[name] ?? null))
    .map((name): ChangedSetting => {
      const [from, to] = [was[name], will[name]];
      return { name, ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
    });
  return settings.length > 0 ? [{ resource, settings }] : [];
}

/** Without the files that are made from resources, and without those of the resources where these are compared. */
function byHand({ directory }: Project, files: Folder, withResources: boolean): Folder {
  const asked = new Set(withResources ? [] : resourceFiles(files, directory).map(([path]) => path));
  return new Map([...files].filter(([path, text]) => !asked.has(path) && inspectFile(text).kind !== 'owned'));
}

function changedFiles(before: Folder, after: Folder): PointsDiff['files'] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((path) => before.get(path) !== after.get(path))
    .sort()
    .map((path) => ({ path, is: !before.has(path) ? 'added' : after.has(path) ? 'changed' : 'removed' }));
}

const costOf = (resources: readonly Resource[], project: Project): number =>
  resources.reduce((sum, one) => sum + estimateResource(one, project, resources).monthlyUsd, 0);
