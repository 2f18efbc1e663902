import { shrinks } from '../../common/checks.ts';
import { digits } from '../../common/made-up.ts';
import type { Overlay } from '../../provider/cloud-model.ts';
import { needsPlace } from '../checks.ts';
import { labelled } from '../labels.ts';

/** Disks and what machines share. */
export const computeOverlays: { readonly [type: string]: Overlay } = {
  google_compute_disk: {
    ...labelled,
    title: 'Disk',
    id: 'projects/{project}/zones/{zone}/disks/{name}',
    inherits: ['project', 'zone'],
    replacedBy: [{ path: 'size', when: shrinks }, 'provisioned_iops'],
    computed: { disk_id: digits, size: 500, physical_block_size_bytes: 4096 },
    refuses: needsPlace('zone'),
    latencyMs: { create: 1200, update: 900, delete: 900 },
  },
  google_compute_attached_disk: {
    title: 'AttachedDisk',
    id: 'projects/{project}/zones/{zone}/instances/{instance|last}/{disk|last}',
    name: 'disk',
    inherits: ['project', 'zone'],
    references: { disk: 'google_compute_disk', instance: 'google_compute_instance' },
    computed: { device_name: 'persistent-disk-1' },
    refuses: needsPlace('zone'),
    latencyMs: { create: 900, delete: 800 },
  },
  google_compute_project_metadata_item: {
    title: 'Project Metadata Item',
    id: '{key}',
    key: '{project}/{key}', // the id is the key alone, which every project may have
    name: 'key',
    inherits: ['project'],
    latencyMs: { create: 700, update: 700, delete: 700 },
  },
};
