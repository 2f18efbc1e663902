import { publicAddress } from '../../common/addresses.ts';
import { between, firstOf } from '../../common/checks.ts';
import { digits } from '../../common/made-up.ts';
import { words } from '../../common/words.ts';
import { valueToJson } from '../../cty/json.ts';
import { allAtPath, atPath, isList, type Value } from '../../cty/value.ts';
import type { Change, Overlay } from '../../provider/cloud-model.ts';
import { from } from '../../provider/template.ts';
import { freeInternalAddress, networkOfSubnetwork } from '../addresses.ts';
import { nameCheck, needsPlace } from '../checks.ts';
import { labelled } from '../labels.ts';

/** What a running machine cannot change. */
const STOPPED_FOR = `
machine_type min_cpu_platform enable_display shielded_instance_config advanced_machine_features service_account.email
service_account.scopes network_interface.network network_interface.subnetwork scheduling.node_affinities
`;

const NEEDS_STOP =
  'Changing the machine_type, min_cpu_platform, service_account, enable_display, shielded_instance_config, ' +
  'scheduling.node_affinities or network_interface.[#d].(network/subnetwork/subnetwork_project) or ' +
  'advanced_machine_features on a started instance requires stopping it. To acknowledge this, please set ' +
  'allow_stopping_for_update = true in your config. You can also stop it by setting desired_status = "TERMINATED", ' +
  'but the instance will not be restarted after the update.';

/** Virtual machines. */
export const instanceOverlays: { readonly [type: string]: Overlay } = {
  google_compute_instance: {
    derived: labelled.derived,
    volatile: ['label_fingerprint', 'metadata_fingerprint', 'tags_fingerprint'],
    title: 'instance',
    id: 'projects/{project}/zones/{zone}/instances/{name}',
    inherits: ['project', 'zone'],
    references: {
      'network_interface.network': 'google_compute_network',
      'network_interface.subnetwork': 'google_compute_subnetwork',
      'boot_disk.source': 'google_compute_disk',
      'attached_disk.source': 'google_compute_disk',
    },
    replacedBy: ['metadata_startup_script', 'network_interface.network_ip'],
    computed: {
      cpu_platform: 'Intel Broadwell',
      current_status: 'RUNNING',
      instance_id: digits,
      'boot_disk.device_name': 'persistent-disk-0',
      'boot_disk.source': from('https://www.googleapis.com/compute/v1/projects/{project}/zones/{zone}/disks/{name}'),
      'boot_disk.initialize_params.image':
        'https://www.googleapis.com/compute/v1/projects/debian-cloud/global/images/debian-12-bookworm-v20260609',
      'boot_disk.initialize_params.size': 10,
      'boot_disk.initialize_params.type': 'pd-standard',
      'network_interface.name': 'nic0',
      'network_interface.network': networkOfSubnetwork,
      'network_interface.network_ip': freeInternalAddress,
      'network_interface.stack_type': 'IPV4_ONLY',
      'network_interface.subnetwork_project': from('{project}'),
      'network_interface.access_config.nat_ip': publicAddress,
      'network_interface.access_config.network_tier': 'PREMIUM',
      'scheduling.on_host_maintenance': 'MIGRATE',
      'scheduling.provisioning_model': 'STANDARD',
    },
    checks: [nameCheck, between('boot_disk.initialize_params.size', 1)],
    refuses: firstOf(needsPlace('zone'), refusesProtected, refusesRunning),
    latencyMs: { create: 2500, update: 2000, delete: 2200 },
  },
};

function refusesProtected({ operation, before }: Change): string | undefined {
  if (operation !== 'delete' || atPath(before, 'deletion_protection') !== true) return undefined;
  const name = String(atPath(before, 'name'));
  return (
    `Cannot delete instance ${name}: instance Deletion Protection is enabled. Set deletion_protection to false for ` +
    'this resource and run "terraform apply" before attempting to delete it.'
  );
}

/** Some changes stop the machine, which has to be allowed beforehand. */
function refusesRunning({ operation, before, after }: Change): string | undefined {
  const allowed =
    atPath(after, 'allow_stopping_for_update') === true || atPath(after, 'desired_status') === 'TERMINATED';
  if (operation !== 'update' || allowed) return undefined;
  return words(STOPPED_FOR).some((path) => shown(before, path) !== shown(after, path)) ? NEEDS_STOP : undefined;
}

/** What stands at a path, as text to compare; the order of a list, which may be a set, does not count. */
function shown(object: Value, path: string): string {
  const values = allAtPath(object, path).flatMap((value) => (isList(value) ? value : [value]));
  return values
    .map((value) => JSON.stringify(valueToJson(value)))
    .sort()
    .join();
}
