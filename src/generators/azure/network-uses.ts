import type { Resource } from '../../core/request.ts';
import type { Surroundings } from '../kind.ts';
import type { ReservedPart } from './layout.ts';

interface Reserved {
  /** The service that the subnet is handed over to; none for gateways. */
  service?: string;
  isUsed(network: string, around: Surroundings): boolean;
}

const some =
  (uses: (one: Resource) => boolean): Reserved['isUsed'] =>
  (network, { resources }) =>
    resources.some((one) => one.settings.network === network && uses(one));

/** Load balancers that end encrypted connections are gateways. */
export const isGateway = ({ kind, settings }: Resource): boolean =>
  kind === 'load_balancer' && settings.certificate !== undefined;

/** What stands in each reserved subnet. */
export const delegations: Readonly<Record<ReservedPart, Reserved>> = {
  gateways: { isUsed: some(isGateway) },
  postgres: {
    service: 'Microsoft.DBforPostgreSQL/flexibleServers',
    isUsed: some(({ kind, settings }) => kind === 'database' && settings.engine === 'postgres'),
  },
};

/** Whether machines of the network are let into a bucket. */
export const namesBucket = some(({ kind }) => kind === 'bucket');
