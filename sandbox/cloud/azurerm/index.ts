import { text } from '../cty/value.ts';
import type { CloudModel } from '../provider/cloud-model.ts';
import { defineCloud } from '../provider/define-cloud.ts';
import { dataSources } from './data-sources.ts';
import { withLocks } from './locks.ts';
import { SUBSCRIPTION, TENANT } from './made-up.ts';
import { balancingOverlays } from './overlays/balancing.ts';
import { clusterOverlays } from './overlays/cluster.ts';
import { computeOverlays } from './overlays/compute.ts';
import { databaseOverlays } from './overlays/database.ts';
import { firewallOverlays } from './overlays/firewall.ts';
import { gatewayOverlays } from './overlays/gateway.ts';
import { groupOverlays } from './overlays/group.ts';
import { identityOverlays } from './overlays/identity.ts';
import { natOverlays } from './overlays/nat.ts';
import { networkOverlays } from './overlays/network.ts';
import { storageOverlays } from './overlays/storage.ts';
import { azurermSchema } from './schema/index.ts';

/** A pretend Azure, for the resources that we generate. It asks for no credentials. */
export const azurermCloud: CloudModel = defineCloud({
  schema: azurermSchema,
  overlays: withLocks({
    ...groupOverlays,
    ...identityOverlays,
    ...networkOverlays,
    ...natOverlays,
    ...firewallOverlays,
    ...computeOverlays,
    ...balancingOverlays,
    ...gatewayOverlays,
    ...databaseOverlays,
    ...storageOverlays,
    ...clusterOverlays,
  }),
  data: dataSources,
  settings: (config) => ({
    subscription_id: text(config.subscription_id) || SUBSCRIPTION,
    tenant_id: text(config.tenant_id) || TENANT,
  }),
  usual: {},
  isGiven: () => false,
  errors: {
    exists: (id) =>
      `a resource with the ID "${id}" already exists - to be managed via Terraform this resource needs to be imported into the State`,
    missing: (id) => `unexpected status 404 (404 Not Found) with error: ResourceNotFound: '${id}' was not found`,
    quota:
      'unexpected status 409 (409 Conflict) with error: OperationNotAllowed: Operation could not be completed as it results in exceeding approved Total Regional Cores quota',
    failed: (doing, title, problem) => `${doing} ${title}: ${problem}`,
  },
});
