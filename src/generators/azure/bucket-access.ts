import { type Body, block, type HclValue, type Reference } from '../hcl.ts';
import type { Surroundings } from '../kind.ts';
import { namedBy } from '../models/common.ts';
import { attachSubnet, networkNamed, subnetId } from './attach.ts';
import type { BucketSettings } from './bucket-settings.ts';
import { openSubnets, rangesOf } from './layout.ts';

/** Whether anybody but services of Azure reaches it. */
export const isReached = ({ network, allowed_ranges: ranges = [] }: BucketSettings): boolean =>
  network !== undefined || ranges.length > 0;

/** Look-ups of what is made elsewhere. */
export const accessData = (key: string, settings: BucketSettings, around: Surroundings): Body =>
  settings.network === undefined ? [] : attachSubnet(key, { ...settings, network: settings.network }, around).data;

/** Nobody but who is named; services of Azure that are trusted with logs and backups. */
export function networkRules(key: string, settings: BucketSettings, around: Surroundings) {
  const { allowed_ranges: ranges = [] } = settings;
  const subnets: HclValue = subnetIds(key, settings, around);
  return block(
    'network_rules',
    [],
    [
      ['default_action', 'Deny'],
      ['bypass', ['AzureServices']],
      ...(ranges.length > 0 ? [['ip_rules', ranges] as const] : []),
      ...(settings.network === undefined ? [] : [['virtual_network_subnet_ids', subnets] as const]),
    ],
  );
}

/** The subnet that is named, or all in which machines stand. */
function subnetIds(key: string, settings: BucketSettings, around: Surroundings): Reference[] {
  const { network = '', subnet } = settings;
  const found = networkNamed(network, around);
  if (namedBy(network).isOutside || subnet !== undefined || !found)
    return [attachSubnet(key, { ...settings, network }, around).id];
  return openSubnets(rangesOf(found)).map(({ part }) => subnetId(network, part));
}
