import type { Problem } from '../../core/refusal.ts';
import { type Body, block, reference } from '../hcl.ts';
import type { Surroundings } from '../kind.ts';
import { longNameProblems, partOf } from '../names.ts';
import { labelsOf } from './labels.ts';
import type { VmSettings } from './vm-settings.ts';

/** Disks beside the boot disk, as resources of their own: they outlive the machine when it is made anew. */
export const disks = (machine: string, settings: VmSettings, { project }: Surroundings): Body =>
  (settings.extra_disks ?? []).map(({ name, gb, type }) =>
    block(
      'resource',
      ['google_compute_disk', partOf(machine, name)],
      [
        ['name', `${machine}-${name}`],
        ['zone', settings.zone],
        ['type', type ?? settings.boot_disk_type],
        ['size', gb],
        ['labels', labelsOf(project, settings.requested_by)],
      ],
    ),
  );

/** The machine sees each under `/dev/disk/by-id/google-<name>`. */
export const attachedDisks = (machine: string, { extra_disks: extra = [] }: VmSettings): Body =>
  extra.map(({ name }) =>
    block(
      'attached_disk',
      [],
      [
        ['source', reference('google_compute_disk', partOf(machine, name), 'id')],
        ['device_name', name],
      ],
    ),
  );

/** A disk's name begins with its machine's. */
export const longDiskNames = (machine: string, { extra_disks: extra = [] }: VmSettings): Problem[] =>
  longNameProblems(
    'extra_disks',
    extra.map(({ name }) => `${machine}-${name}`),
  );
