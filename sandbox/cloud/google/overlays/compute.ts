import type { Overlay } from '../../provider/cloud-model.ts';
import { nameCheck, needsPlace, oneOf, shrinks } from '../checks.ts';
import { labelled } from '../labels.ts';
import { digits } from '../made-up.ts';
import { words } from '../words.ts';

/** What makes a new object of it when it changes. */
const DISK_REPLACED_BY = `
architecture async_primary_disk async_primary_disk.disk description disk_encryption_key
disk_encryption_key.kms_key_self_link disk_encryption_key.kms_key_service_account
disk_encryption_key.raw_key disk_encryption_key.rsa_encrypted_key enable_confidential_compute
guest_os_features guest_os_features.type image licenses name params params.resource_manager_tags
physical_block_size_bytes project snapshot source_disk source_image_encryption_key
source_image_encryption_key.kms_key_self_link source_image_encryption_key.kms_key_service_account
source_image_encryption_key.raw_key source_instant_snapshot source_snapshot_encryption_key
source_snapshot_encryption_key.kms_key_self_link
source_snapshot_encryption_key.kms_key_service_account source_snapshot_encryption_key.raw_key
source_storage_object storage_pool type zone
`;

/** Disks and what machines share. Replacement lists and defaults: hashicorp/google 6.50. */
export const computeOverlays: { readonly [type: string]: Overlay } = {
  google_compute_disk: {
    ...labelled,
    title: 'Disk',
    id: 'projects/{project}/zones/{zone}/disks/{name}',
    inherits: ['project', 'zone'],
    replacedBy: [...words(DISK_REPLACED_BY), { path: 'size', when: shrinks }, 'provisioned_iops'],
    defaults: { create_snapshot_before_destroy: false, type: 'pd-standard' },
    computed: { disk_id: digits, size: 500, physical_block_size_bytes: 4096 },
    checks: [nameCheck],
    refuses: needsPlace('zone'),
    latencyMs: { create: 1200, update: 900, delete: 900 },
  },
  google_compute_attached_disk: {
    title: 'AttachedDisk',
    id: 'projects/{project}/zones/{zone}/instances/{instance|last}/{disk|last}',
    name: 'disk',
    inherits: ['project', 'zone'],
    references: { disk: 'google_compute_disk', instance: 'google_compute_instance' },
    replacedBy: ['device_name', 'disk', 'instance', 'interface', 'mode', 'project', 'zone'],
    defaults: { mode: 'READ_WRITE' },
    computed: { device_name: 'persistent-disk-1' },
    checks: [oneOf('mode', 'READ_WRITE', 'READ_ONLY')],
    refuses: needsPlace('zone'),
    latencyMs: { create: 900, delete: 800 },
  },
  google_compute_project_metadata_item: {
    title: 'Project Metadata Item',
    id: '{key}',
    key: '{project}/{key}', // the id is the key alone, which every project may have
    name: 'key',
    inherits: ['project'],
    replacedBy: ['key', 'project'],
    latencyMs: { create: 700, update: 700, delete: 700 },
  },
};
