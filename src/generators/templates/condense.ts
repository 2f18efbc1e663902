import { zones } from '../../catalog/regions.ts';
import { canonicalJson } from '../../core/json.ts';
import type { Resource } from '../../core/request.ts';
import type { ProjectFacts, Settings } from '../kind.ts';
import { generatorOf } from '../kinds.ts';
import { attempt } from '../settings/attempt.ts';
import type { Line } from './template.ts';

/**
 * A resource as a line of a template: only what its project would not have filled in by itself, so that another project fills in what
 * suits it (its zones, high availability in prod). A region of its own stays; who asked for it does not.
 */
export function lineOf({ kind, name, settings }: Resource, project: ProjectFacts): Line {
  const { requested_by: _, ...kept } = withoutDefaults({ kind, settings }, project);
  const zone = zoneIndex(kept, project);
  if (zone <= 0) return { kind, name, settings: kept };
  const { zone: __, ...rest } = kept;
  return { kind, name, settings: rest, zone };
}

/** The fewest settings that are completed to the same ones. */
export function withoutDefaults(
  { kind, settings }: Pick<Resource, 'kind' | 'settings'>,
  project: ProjectFacts,
): Settings {
  const generator = generatorOf(project.provider, kind);
  const completed = (some: Settings): string | undefined => {
    const result = attempt(() => generator.settingsOf(some, project));
    return result.ok ? canonicalJson(result.value) : undefined;
  };
  const wanted = completed(settings);
  if (wanted === undefined) return settings; // no longer legal: whoever uses it is told why
  return Object.keys(settings).reduce<Settings>((kept, key) => {
    const { [key]: _, ...fewer } = kept;
    return completed(fewer) === wanted ? fewer : kept;
  }, settings);
}

/** Which zone of its region it names, from 0; -1 for none that is known. */
const zoneIndex = ({ zone, region }: Settings, project: ProjectFacts): number =>
  typeof zone === 'string'
    ? zones(project.provider, typeof region === 'string' ? region : project.region).indexOf(zone)
    : -1;
