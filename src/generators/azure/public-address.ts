import { zones } from '../../catalog/regions.ts';
import { type Attribute, type Block, block } from '../hcl.ts';
import type { ProjectFacts } from '../kind.ts';
import { locationOf, placed } from './group.ts';
import { tags } from './tags.ts';

interface Placed {
  region?: string | undefined;
  requested_by: string;
}

/** A fixed address that outlives a zone. */
export const publicAddress = (address: string, name: string, settings: Placed, project: ProjectFacts): Block =>
  block(
    'resource',
    ['azurerm_public_ip', address],
    [
      ...placed(name, settings, project),
      ['sku', 'Standard'],
      ['allocation_method', 'Static'],
      ...allZones(settings, project),
      tags(settings, project),
    ],
  );

/** Every zone of the region, where it has any. */
export function allZones(settings: Pick<Placed, 'region'>, project: ProjectFacts): Attribute[] {
  const all = zones(project.provider, locationOf(settings, project));
  return all.length === 0 ? [] : [['zones', all]];
}
