import { mapObject, text } from '../cty/value.ts';
import type { CloudModel, Overlay } from '../provider/cloud-model.ts';
import { defineCloud } from '../provider/define-cloud.ts';
import { from } from '../provider/template.ts';
import { dataSources } from './data-sources.ts';
import { isGiven } from './given.ts';
import { balancingOverlays } from './overlays/balancing.ts';
import { clusterOverlays } from './overlays/cluster.ts';
import { computeOverlays } from './overlays/compute.ts';
import { databaseOverlays } from './overlays/database.ts';
import { firewallOverlays } from './overlays/firewall.ts';
import { fleetOverlays } from './overlays/fleet.ts';
import { identityOverlays } from './overlays/identity.ts';
import { networkOverlays } from './overlays/network.ts';
import { storageOverlays } from './overlays/storage.ts';
import { awsSchema } from './schema/index.ts';
import { allTags, defaultTags } from './tags.ts';

/** The region of a provider block that names none, and the account of all of them. */
const DEFAULT_REGION = 'us-east-1';
const ACCOUNT = '123456789012';

const overlays = {
  ...networkOverlays,
  ...firewallOverlays,
  ...computeOverlays,
  ...fleetOverlays,
  ...balancingOverlays,
  ...databaseOverlays,
  ...storageOverlays,
  ...clusterOverlays,
  ...identityOverlays,
};

/** A pretend AWS, for the resources that we generate. It asks for no credentials. */
export const awsCloud: CloudModel = defineCloud({
  schema: awsSchema,
  overlays: mapObject(overlays, withTags),
  data: dataSources,
  settings: (config) => ({
    region: text(config.region) || DEFAULT_REGION,
    account_id: ACCOUNT,
    default_tags: defaultTags(config),
  }),
  usual: { owner_id: from('{account_id}') },
  isGiven: (_type, reference) => isGiven(reference),
  errors: {
    exists: (id) => `api error AlreadyExists: '${id}' already exists`,
    missing: (id) => `api error NotFound: '${id}' does not exist`,
    quota:
      'api error VcpuLimitExceeded: You have requested more vCPU capacity than your current vCPU limit of 32 allows',
    failed: (doing, title, problem) => `${doing} ${title}: ${problem}`,
  },
});

/** Everything that has tags says all of them, with those of the provider block. */
function withTags(overlay: Overlay, type: string): Overlay {
  return awsSchema.resources[type]?.block.attributes.tags_all
    ? { ...overlay, derived: { tags_all: allTags } }
    : overlay;
}
