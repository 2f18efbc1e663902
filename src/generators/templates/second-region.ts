import type { Region } from '../../catalog/model.ts';
import { regionOf, regionsOfArea } from '../../catalog/regions.ts';
import type { ProjectFacts } from '../kind.ts';

/** Regions that Azure looks after in turn, of which one is kept running. Source: Azure, "Azure paired regions". */
const PAIRS: readonly (readonly [string, string])[] = [
  ['northeurope', 'westeurope'],
  ['uksouth', 'ukwest'],
  ['eastus', 'westus'],
  ['eastus2', 'centralus'],
  ['northcentralus', 'southcentralus'],
  ['westus2', 'westcentralus'],
  ['canadacentral', 'canadaeast'],
  ['eastasia', 'southeastasia'],
  ['japaneast', 'japanwest'],
  ['koreacentral', 'koreasouth'],
  ['centralindia', 'southindia'],
  ['australiaeast', 'australiasoutheast'],
];

/**
 * Regions of the same part of the world, those first that everybody can use, with several zones, and
 * whose names begin alike or that are a pair: a failover stays near people.
 */
export function secondRegions({ provider, region }: Pick<ProjectFacts, 'provider' | 'region'>): Region[] {
  const area = regionOf(provider, region)?.area ?? '';
  const others = regionsOfArea(provider, area).filter(({ id }) => id !== region);
  const country = (id: string) => id.split('-')[0];
  const isPair = (id: string) => PAIRS.some((pair) => pair.includes(id) && pair.includes(region));
  const rank = ({ id, access, zones }: Region) =>
    4 * Number(access !== undefined) +
    2 * Number(zones.length < 2) +
    Number(country(id) !== country(region) && !isPair(id));
  return others.sort((a, b) => rank(a) - rank(b));
}
