import { digits, numberFor } from '../../common/made-up.ts';
import { text } from '../../cty/value.ts';
import type { Making, Overlay } from '../../provider/cloud-model.ts';
import { expand, from } from '../../provider/template.ts';
import { nameCheck, needsPlace } from '../checks.ts';
import { labelled } from '../labels.ts';

const API = 'https://www.googleapis.com/compute/v1/';

const group = (place: string) => ({
  inherits: ['project', place],
  references: {
    'version.instance_template': 'google_compute_instance_template',
    'auto_healing_policies.health_check': 'google_compute_health_check',
  },
  checks: [nameCheck],
  volatile: ['fingerprint'],
  latencyMs: { create: 2500, update: 1800, delete: 2000 },
});

const groupComputed = (place: string) => ({
  instance_group: from(`${API}projects/{project}/${place}/instanceGroups/{name}`),
  instance_group_manager_id: ({ id }: Making) => numberFor(id, 10 ** 15),
  'standby_policy.mode': 'MANUAL',
  status: [{ all_instances_config: [], is_stable: true, stateful: [], version_target: [{ is_reached: true }] }],
});

/** Machines by the dozen. */
export const fleetOverlays: { readonly [type: string]: Overlay } = {
  google_compute_instance_template: {
    derived: labelled.derived,
    title: 'instance template',
    id: templateId,
    inherits: ['project', 'region'],
    references: {
      'network_interface.network': 'google_compute_network',
      'network_interface.subnetwork': 'google_compute_subnetwork',
    },
    computed: {
      name: ({ id }) => id.slice(id.lastIndexOf('/') + 1),
      numeric_id: digits,
      self_link_unique: (making) => `${API}${making.id}?uniqueId=${digits(making)}`,
      'disk.boot': true,
      'disk.device_name': 'persistent-disk-0',
      'disk.disk_size_gb': 10,
      'disk.disk_type': 'pd-standard',
      'disk.interface': 'SCSI',
      'disk.mode': 'READ_WRITE',
      'disk.type': 'PERSISTENT',
      'network_interface.name': 'nic0',
      'network_interface.stack_type': 'IPV4_ONLY',
      'network_interface.subnetwork_project': from('{project}'),
      'network_interface.access_config.network_tier': 'PREMIUM',
      'scheduling.on_host_maintenance': 'MIGRATE',
      'scheduling.provisioning_model': 'STANDARD',
    },
    latencyMs: { create: 1200, update: 700, delete: 900 },
  },
  google_compute_instance_group_manager: {
    ...group('zone'),
    title: 'InstanceGroupManager',
    id: 'projects/{project}/zones/{zone}/instanceGroupManagers/{name}',
    computed: groupComputed('zones/{zone}'),
    refuses: needsPlace('zone'),
  },
  google_compute_region_instance_group_manager: {
    ...group('region'),
    title: 'RegionInstanceGroupManager',
    id: 'projects/{project}/regions/{region}/instanceGroupManagers/{name}',
    computed: {
      ...groupComputed('regions/{region}'),
      distribution_policy_target_shape: 'EVEN',
      distribution_policy_zones: ({ self, settings }) =>
        ['b', 'c', 'd'].map((letter) => expand(`{region}-${letter}`, self, settings)),
    },
    refuses: needsPlace('region'),
  },
};

/** A template is named by its configuration, or anew each time from a prefix: it is replaced by every change. */
function templateId(self: Making['self'], settings: Making['settings']): string {
  const name = text(self.name) || `${text(self.name_prefix) ?? 'terraform-'}${expand('{random:26}', self, settings)}`;
  return expand(`projects/{project}/global/instanceTemplates/${name}`, self, settings);
}
