import type { ProviderSchema } from '../../schema/model.ts';
import { parseSchemaTable } from '../../schema/table.ts';
import { balancingTable } from './balancing.ts';
import { clusterTable } from './cluster.ts';
import { computeTable } from './compute.ts';
import { dataTable } from './data.ts';
import { databaseTable } from './database.ts';
import { dnsTable } from './dns.ts';
import { fleetTable } from './fleet.ts';
import { httpsTable } from './https.ts';
import { identityTable } from './identity.ts';
import { networkTable } from './network.ts';
import { nodePoolTable } from './node-pool.ts';
import { providerTable } from './provider.ts';
import { regionalBalancingTable } from './regional-balancing.ts';
import { storageTable } from './storage.ts';
import { urlMapTable } from './url-map.ts';

/** The part of the hashicorp/google schema that our configurations use; a test holds it equal to the real one. */
export const googleSchema: ProviderSchema = parseSchemaTable(
  [
    providerTable,
    networkTable,
    computeTable,
    fleetTable,
    balancingTable,
    urlMapTable,
    regionalBalancingTable,
    httpsTable,
    dnsTable,
    databaseTable,
    clusterTable,
    nodePoolTable,
    storageTable,
    identityTable,
    dataTable,
  ].join('\n'),
);
