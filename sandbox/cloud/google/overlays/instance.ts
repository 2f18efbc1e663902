import { valueToJson } from '../../cty/json.ts';
import { allAtPath, atPath, isList, type Value } from '../../cty/value.ts';
import type { Change, Overlay } from '../../provider/cloud-model.ts';
import { from } from '../../provider/template.ts';
import { freeInternalAddress, networkOfSubnetwork, publicAddress } from '../addresses.ts';
import { between, firstOf, matches, needsPlace, oneOf } from '../checks.ts';
import { labelled } from '../labels.ts';
import { digits } from '../made-up.ts';
import { words } from '../words.ts';

/** What makes a new object of it when it changes. */
const INSTANCE_REPLACED_BY = `
advanced_machine_features.enable_uefi_networking attached_disk.force_attach boot_disk
boot_disk.device_name boot_disk.disk_encryption_key_raw boot_disk.disk_encryption_key_rsa
boot_disk.disk_encryption_service_account boot_disk.force_attach boot_disk.guest_os_features
boot_disk.initialize_params boot_disk.initialize_params.architecture
boot_disk.initialize_params.enable_confidential_compute boot_disk.initialize_params.image
boot_disk.initialize_params.labels boot_disk.initialize_params.provisioned_iops
boot_disk.initialize_params.provisioned_throughput boot_disk.initialize_params.resource_manager_tags
boot_disk.initialize_params.resource_policies boot_disk.initialize_params.size
boot_disk.initialize_params.snapshot
boot_disk.initialize_params.source_image_encryption_key.kms_key_self_link
boot_disk.initialize_params.source_image_encryption_key.kms_key_service_account
boot_disk.initialize_params.source_image_encryption_key.raw_key
boot_disk.initialize_params.source_image_encryption_key.rsa_encrypted_key
boot_disk.initialize_params.source_snapshot_encryption_key.kms_key_self_link
boot_disk.initialize_params.source_snapshot_encryption_key.kms_key_service_account
boot_disk.initialize_params.source_snapshot_encryption_key.raw_key
boot_disk.initialize_params.source_snapshot_encryption_key.rsa_encrypted_key
boot_disk.initialize_params.storage_pool boot_disk.initialize_params.type
boot_disk.kms_key_self_link boot_disk.mode boot_disk.source confidential_instance_config
guest_accelerator guest_accelerator.count guest_accelerator.type hostname instance_encryption_key
instance_encryption_key.kms_key_self_link instance_encryption_key.kms_key_service_account
key_revocation_action_type name network_interface network_interface.ipv6_access_config.external_ipv6
network_interface.ipv6_access_config.external_ipv6_prefix_length
network_interface.ipv6_access_config.name network_interface.network_attachment
network_interface.nic_type network_interface.queue_count network_performance_config
network_performance_config.total_egress_bandwidth_tier params project reservation_affinity
reservation_affinity.specific_reservation reservation_affinity.specific_reservation.key
reservation_affinity.specific_reservation.values reservation_affinity.type
scheduling.local_ssd_recovery_timeout scheduling.local_ssd_recovery_timeout.nanos
scheduling.local_ssd_recovery_timeout.seconds scheduling.max_run_duration
scheduling.max_run_duration.nanos scheduling.max_run_duration.seconds
scheduling.on_instance_stop_action scheduling.on_instance_stop_action.discard_local_ssd
scheduling.preemptible scheduling.provisioning_model scheduling.termination_time scratch_disk
scratch_disk.size zone
`;

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

/** Virtual machines. Replacement lists and defaults: hashicorp/google 6.50. */
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
    replacedBy: [...words(INSTANCE_REPLACED_BY), 'metadata_startup_script', 'network_interface.network_ip'],
    defaults: {
      can_ip_forward: false,
      deletion_protection: false,
      'attached_disk.force_attach': false,
      'attached_disk.mode': 'READ_WRITE',
      'boot_disk.auto_delete': true,
      'boot_disk.force_attach': false,
      'boot_disk.mode': 'READ_WRITE',
      'scheduling.automatic_restart': true,
      'scheduling.on_instance_stop_action.discard_local_ssd': false,
      'scheduling.preemptible': false,
      'scratch_disk.size': 375,
      'shielded_instance_config.enable_integrity_monitoring': true,
      'shielded_instance_config.enable_secure_boot': false,
      'shielded_instance_config.enable_vtpm': true,
    },
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
    checks: [
      matches('name', /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/),
      between('boot_disk.initialize_params.size', 1),
      oneOf('desired_status', 'RUNNING', 'TERMINATED', 'SUSPENDED'),
      oneOf('network_interface.nic_type', 'GVNIC', 'VIRTIO_NET', 'IDPF', 'MRDMA', 'IRDMA'),
    ],
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
