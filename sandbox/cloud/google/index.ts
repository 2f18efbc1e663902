import { digits, fingerprint, now } from '../common/made-up.ts';
import { text } from '../cty/value.ts';
import type { CloudModel } from '../provider/cloud-model.ts';
import { defineCloud } from '../provider/define-cloud.ts';
import { from, lastSegment } from '../provider/template.ts';
import { dataSources } from './data-sources.ts';
import { balancingOverlays } from './overlays/balancing.ts';
import { clusterOverlays } from './overlays/cluster.ts';
import { computeOverlays } from './overlays/compute.ts';
import { databaseOverlays } from './overlays/database.ts';
import { dnsOverlays } from './overlays/dns.ts';
import { fleetOverlays } from './overlays/fleet.ts';
import { httpsOverlays } from './overlays/https.ts';
import { identityOverlays } from './overlays/identity.ts';
import { instanceOverlays } from './overlays/instance.ts';
import { networkOverlays } from './overlays/network.ts';
import { privateServiceOverlays } from './overlays/private-services.ts';
import { regionalBalancingOverlays } from './overlays/regional-balancing.ts';
import { storageOverlays } from './overlays/storage.ts';
import { googleSchema } from './schema/index.ts';

/** The project of a provider block that names none. */
const DEFAULT_PROJECT = 'sandbox-project';

/** Every project has one of these from the start, named `default`. */
const GIVEN = ['google_compute_network', 'google_compute_subnetwork'];

/** A pretend Google Cloud, for the resources that we generate. */
export const googleCloud: CloudModel = defineCloud({
  schema: googleSchema,
  overlays: {
    ...networkOverlays,
    ...privateServiceOverlays,
    ...instanceOverlays,
    ...computeOverlays,
    ...fleetOverlays,
    ...balancingOverlays,
    ...regionalBalancingOverlays,
    ...httpsOverlays,
    ...dnsOverlays,
    ...databaseOverlays,
    ...clusterOverlays,
    ...storageOverlays,
    ...identityOverlays,
  },
  data: dataSources,
  settings: (config) => ({
    project: config.project || DEFAULT_PROJECT,
    region: config.region || text(config.zone)?.replace(/-[a-z]$/, '') || null,
    zone: config.zone || null,
    default_labels: config.default_labels ?? null,
    add_terraform_attribution_label: config.add_terraform_attribution_label ?? null,
  }),
  usual: {
    self_link: from('https://www.googleapis.com/compute/v1/{id}'),
    creation_timestamp: now,
    label_fingerprint: fingerprint,
    metadata_fingerprint: fingerprint,
    tags_fingerprint: fingerprint,
    fingerprint,
    numeric_id: digits,
  },
  isGiven: (type, reference) => GIVEN.includes(type) && lastSegment(reference) === 'default',
  errors: {
    exists: (id) => `googleapi: Error 409: The resource '${id}' already exists, alreadyExists`,
    missing: (id) => `googleapi: Error 404: The resource '${id}' was not found, notFound`,
    quota: "googleapi: Error 403: Quota 'CPUS' exceeded. Limit: 24.0 in region us-central1., quotaExceeded",
    failed: (doing, title, problem) => `Error ${doing} ${title}: ${problem}`,
  },
});
