import { type PlanJson, type PlannedChange, type ResourceValues, resourcesOf } from '../../core/plan-json/parse.ts';
import { groupOf, isSet, textOf, type Values } from '../read.ts';
import { configuredRegions, configuredResources, withoutIndex } from './configuration.ts';
import { regionOfResource } from './types.ts';

/** Where clouds say it. */
const SAYS = ['region', 'location', 'zone', 'availability_zone'];

/**
 * The region of every resource that there is or will be, by address: as it says itself, else its provider, else `fallback`; `unknown` where
 * the code takes it from something that is not known before the apply.
 */
export function knownRegions(plan: PlanJson, fallback: string): ReadonlyMap<string, string | 'unknown'> {
  const configured = configuredRegions(plan);
  const written = new Map(
    configuredResources(plan).map((one) => [textOf(one, 'address'), groupOf(one, 'expressions')]),
  );
  const changes = new Map(plan.resource_changes.map((change) => [change.address, change]));
  const regionOf = (resource: ResourceValues): string | 'unknown' => {
    const code = withoutIndex(resource.address);
    return isTakenFromUnknown(changes.get(resource.address), written.get(code))
      ? 'unknown'
      : regionOfResource(resource, configured.get(code) ?? fallback);
  };
  return new Map(
    [...resourcesOf(plan, 'prior'), ...resourcesOf(plan, 'planned')].map((resource) => [
      resource.address,
      regionOf(resource),
    ]),
  );
}

/** What the code leaves out is the provider's, which is known; of code in modules it is not seen what it leaves out. */
function isTakenFromUnknown(planned: PlannedChange | undefined, written: Values | undefined): boolean {
  const { after = {}, after_unknown: coming = {} } = (planned?.change ?? {}) as {
    after?: Values;
    after_unknown?: Values;
  };
  if (!planned || SAYS.some((name) => textOf(after ?? {}, name))) return false;
  return SAYS.some(
    (name) => isSet(coming, name) && (written ? Object.hasOwn(written, name) : name !== 'availability_zone'),
  );
}
