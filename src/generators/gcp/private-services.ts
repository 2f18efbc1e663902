import { type Body, block, comment, reference } from '../hcl.ts';
import type { Surroundings } from '../kind.ts';
import { identifierOf, partOf } from '../names.ts';

const addressOf = (network: string): string => partOf(network, 'services');

/**
 * Room in a network for services that Google runs, such as databases: one range and one peering, whichever resource needs it first. It
 * belongs to the network, because a network can have it once only.
 */
export function privateServices(network: string, { resources }: Surroundings): Body {
  const isUsed = resources.some(({ kind, settings }) => kind === 'database' && settings.network === network);
  if (!isUsed) return [];
  const networkId = reference('google_compute_network', identifierOf(network), 'id');
  return [
    comment('Databases that Google runs get their private addresses from here.'),
    block(
      'resource',
      ['google_compute_global_address', addressOf(network)],
      [
        ['name', `${network}-svc`],
        ['purpose', 'VPC_PEERING'],
        ['address_type', 'INTERNAL'],
        ['prefix_length', 20],
        ['network', networkId],
      ],
    ),
    block(
      'resource',
      ['google_service_networking_connection', addressOf(network)],
      [
        ['network', networkId],
        ['service', 'servicenetworking.googleapis.com'],
        ['reserved_peering_ranges', [reference('google_compute_global_address', addressOf(network), 'name')]],
      ],
    ),
  ];
}

/** What a database in the network has to wait for. */
export const privateServicesConnection = (network: string) =>
  reference('google_service_networking_connection', addressOf(network));
