import { type Block, block, type Reference, reference } from '../hcl.ts';
import type { Surroundings } from '../kind.ts';
import { overlaps, parseRange } from '../models/ranges.ts';
import { networkNamed } from './attach.ts';
import { type ClusterSettings, outboundType } from './cluster-settings.ts';
import { openSubnets, rangesOf, subnetAddress } from './layout.ts';

/** For pods, which no network sees: shared address space (RFC 6598), so that no private network has the same. */
const PODS = '100.64.0.0/16';

/** For services inside, each with the address of its DNS: the first that the network does not have. */
const SERVICES = [
  { range: '10.0.0.0/16', dns: '10.0.0.10' },
  { range: '172.16.0.0/16', dns: '172.16.0.10' },
] as const;

function servicesBeside({ network }: ClusterSettings, around: Surroundings): (typeof SERVICES)[number] {
  const taken = parseRange(String(networkNamed(network, around)?.settings.cidr));
  const free = SERVICES.find(({ range }) => {
    const own = parseRange(range);
    return !taken || !own || !overlaps(taken, own);
  });
  return free ?? SERVICES[0];
}

/** Addresses of its own for pods, and policies between them enforced by the data path itself. */
export function networkProfile(settings: ClusterSettings, around: Surroundings): Block {
  const services = servicesBeside(settings, around);
  return block(
    'network_profile',
    [],
    [
      ['network_plugin', 'azure'],
      ['network_plugin_mode', 'overlay'],
      ['network_data_plane', 'cilium'],
      ['network_policy', 'cilium'],
      ['outbound_type', outboundType(settings)],
      ['pod_cidr', PODS],
      ['service_cidr', services.range],
      ['dns_service_ip', services.dns],
    ],
  );
}

/** Without the way out of its subnet, which stands in the network's own file, Azure makes no cluster that counts on it. */
export function gatewayReferences({ network, subnet }: ClusterSettings, around: Surroundings): Reference[] {
  const found = networkNamed(network, around);
  const part = subnet ?? (found && openSubnets(rangesOf(found))[0]?.part);
  return found && part !== undefined
    ? [reference('azurerm_subnet_nat_gateway_association', subnetAddress(network, part))]
    : [];
}
