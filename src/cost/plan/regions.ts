import { type PlanJson, type PlannedChange, type ResourceValues, resourcesOf } from '../../core/plan-json/parse.ts';
import { groupOf, isSet, textOf, type Values } from '../read.ts';
import { configuredRegions, configuredResources, withoutIndex } from './configuration.ts';
import { regionOfResource } from './types.ts';

/** Where clouds say it. */
const SAYS = ['region', 'location', 'zone', 'availability_zone'];

/**
 * The region of every resource that there is or will be, by address: as it says itself, else its provider, else `fallback`; without what is in no region; `unknown` where
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
    [...resourcesOf(plan, 'prior'), ...resourcesOf(plan, 'planned')]
      .filter((one) => isSomewhere(one, changes.get(one.address)))
      .map((resource) => [resource.address, regionOf(resource)]),
  );
}

/** AWS keeps the region with the provider, for all but a few; elsewhere what has no place among its attributes is in none. */
const NOWHERE = /^aws_(?:iam|route53|cloudfront|organizations|account|globalaccelerator|budgets)_/;
const isSomewhere = ({ type, values = {} }: ResourceValues, planned: PlannedChange | undefined): boolean => {
  if (type.startsWith('aws_')) return !NOWHERE.test(type);
  const coming = (planned?.change.after_unknown ?? {}) as Values;
  return SAYS.some((name) => Object.hasOwn(values, name) || isSet(coming, name)) || isPlaced(type);
};

/** Its place may be left to the provider, so it is not among the values of a plan. */
const isPlaced = (type: string): boolean =>
  /^google_compute_(?:instance|disk|subnetwork|address|router|forwarding_rule|instance_group_manager)$/.test(type) ||
  /^google_(?:sql_database_instance|container_cluster)$/.test(type);

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
