import type { ProviderSchema } from '../../schema/model.ts';
import { parseSchemaTable } from '../../schema/table.ts';
import { balancingTable } from './balancing.ts';
import { clusterTable } from './cluster.ts';
import { computeTable } from './compute.ts';
import { dataTable } from './data.ts';
import { databaseTable } from './database.ts';
import { firewallTable } from './firewall.ts';
import { gatewayTable } from './gateway.ts';
import { groupTable } from './group.ts';
import { identityTable } from './identity.ts';
import { natTable } from './nat.ts';
import { networkTable } from './network.ts';
import { providerTable } from './provider.ts';
import { storageTable } from './storage.ts';

/** The part of the hashicorp/azurerm schema that our configurations use; a test holds it equal to the real one. */
export const azurermSchema: ProviderSchema = parseSchemaTable(
  [
    providerTable,
    groupTable,
    identityTable,
    networkTable,
    natTable,
    firewallTable,
    computeTable,
    balancingTable,
    gatewayTable,
    databaseTable,
    storageTable,
    clusterTable,
    dataTable,
  ].join('\n'),
);
