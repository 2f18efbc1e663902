import type { ProviderSchema } from '../../schema/model.ts';
import { parseSchemaTable } from '../../schema/table.ts';
import { balancingTable } from './balancing.ts';
import { clusterTable } from './cluster.ts';
import { computeTable } from './compute.ts';
import { dataTable } from './data.ts';
import { databaseTable } from './database.ts';
import { firewallTable } from './firewall.ts';
import { fleetTable } from './fleet.ts';
import { identityTable } from './identity.ts';
import { networkTable } from './network.ts';
import { providerTable } from './provider.ts';
import { storageTable } from './storage.ts';

/** The part of the hashicorp/aws schema that our configurations use; a test holds it equal to the real one. */
export const awsSchema: ProviderSchema = parseSchemaTable(
  [
    providerTable,
    networkTable,
    firewallTable,
    computeTable,
    fleetTable,
    balancingTable,
    databaseTable,
    storageTable,
    clusterTable,
    identityTable,
    dataTable,
  ].join('\n'),
);
