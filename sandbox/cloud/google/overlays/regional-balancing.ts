import { numberFor } from '../../common/made-up.ts';
import { isList } from '../../cty/value.ts';
import type { Overlay } from '../../provider/cloud-model.ts';
import { needsPlace } from '../checks.ts';

/** Load balancers within a region, and what they balance. */
export const regionalBalancingOverlays: { readonly [type: string]: Overlay } = {
  google_compute_instance_group: {
    title: 'InstanceGroup',
    id: 'projects/{project}/zones/{zone}/instanceGroups/{name}',
    inherits: ['project', 'zone'],
    references: { instances: 'google_compute_instance', network: 'google_compute_network' },
    computed: { size: ({ self }) => (isList(self.instances) ? self.instances.length : 0) },
    refuses: needsPlace('zone'),
    latencyMs: { create: 1200, update: 900, delete: 900 },
  },
  google_compute_region_backend_service: {
    title: 'RegionBackendService',
    id: 'projects/{project}/regions/{region}/backendServices/{name}',
    inherits: ['project', 'region'],
    references: { health_checks: 'google_compute_health_check', network: 'google_compute_network' },
    computed: {
      generated_id: ({ id }) => numberFor(id, 10 ** 15),
      protocol: 'TCP',
      session_affinity: 'NONE',
      timeout_sec: 30,
    },
    volatile: ['fingerprint'],
    refuses: needsPlace('region'),
    latencyMs: { create: 1500, update: 900, delete: 900 },
  },
};
