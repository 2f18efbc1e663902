import { type Cidr, contains, parseCidr } from '../common/cidr.ts';
import { atPath, text } from '../cty/value.ts';
import type { Change } from '../provider/cloud-model.ts';

/** A network has from 16 to 65,536 addresses. */
export function refusesVpcSize({ operation, after }: Change): string | undefined {
  const cidr = text(atPath(after, 'cidr_block'));
  const size = parseCidr(cidr ?? '')?.size;
  if (operation !== 'create' || cidr === undefined) return undefined;
  return size !== undefined && size >= 16 && size <= 2 ** 16
    ? undefined
    : `api error InvalidVpc.Range: The CIDR '${cidr}' is invalid.`;
}

/** A subnet lies within its network and apart from its neighbours. */
export function refusesOverlap({ operation, after, objects }: Change): string | undefined {
  const cidr = text(atPath(after, 'cidr_block')) ?? '';
  const vpcId = text(atPath(after, 'vpc_id')) ?? '';
  const range = parseCidr(cidr);
  if (operation !== 'create' || !range) return undefined;
  const network = parseCidr(text(objects.refer('aws_vpc', vpcId)?.attributes.cidr_block) ?? '');
  if (network && !contains(network, range)) return `api error InvalidSubnet.Range: The CIDR '${cidr}' is invalid.`;
  const neighbours = objects
    .list()
    .filter(({ type, attributes }) => type === 'aws_subnet' && attributes.vpc_id === vpcId);
  const rival = neighbours.find(({ attributes }) => overlap(range, parseCidr(text(attributes.cidr_block) ?? '')));
  return rival && `api error InvalidSubnet.Conflict: The CIDR '${cidr}' conflicts with another subnet ('${rival.id}')`;
}

function overlap(a: Cidr, b: Cidr | undefined): boolean {
  return b !== undefined && (contains(a, b) || contains(b, a));
}
