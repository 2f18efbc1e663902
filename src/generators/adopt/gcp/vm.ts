import { fieldAt } from '../../../core/plan-json/tree.ts';
import { identifierOf } from '../../names.ts';
import { blockAt, blocksAt, given, numberAt, textAt, textsAt } from '../fields.ts';
import type { Around, Reader, Reading } from '../reader.ts';
import type { StateResource } from '../state.ts';
import { lastOf, linked, networkNamed, regionOfZone, regionUnlessOwn, requester, subnetNamed } from './links.ts';

export const vm: Reader = {
  kind: 'vm',
  type: 'google_compute_instance',
  addressOf: (name) => `google_compute_instance.${identifierOf(name)}`,
  read: readVm,
  wanted: () => ['google_compute_disk'],
};

function readVm(head: StateResource, around: Around): Reading {
  const { values } = head;
  const name = textAt(values, 'name') ?? '';
  const interfaces = blocksAt(values, 'network_interface');
  if (interfaces.length !== 1)
    return { why: `it has ${interfaces.length} network interfaces, and GuildOps writes one` };
  const disks = extraDisks(name, values, around);
  if (typeof disks === 'string') return { why: disks };
  const [inNetwork] = interfaces;
  const boot = blockAt(values, 'boot_disk', 'initialize_params');
  const zone = lastOf(textAt(values, 'zone') ?? '');
  const network = networkNamed(textAt(inNetwork, 'network') ?? '', around, values.project);
  return {
    name,
    settings: given({
      machine_type: lastOf(textAt(values, 'machine_type') ?? ''),
      zone,
      region: regionUnlessOwn(regionOfZone(zone), around),
      image: imageOf(textAt(boot, 'image') ?? ''),
      boot_disk_gb: numberAt(boot, 'size'),
      boot_disk_type: textAt(boot, 'type'),
      network,
      subnet: subnetNamed(textAt(inNetwork, 'subnetwork'), network),
      tags: textsAt(values, 'tags'),
      public_address: blocksAt(inNetwork, 'access_config').length > 0,
      spot: textAt(blockAt(values, 'scheduling'), 'provisioning_model') === 'SPOT',
      extra_disks: disks.length > 0 ? disks : undefined,
      startup_script: textAt(fieldAt(values, 'metadata'), 'startup-script'),
      identity: textAt(blockAt(values, 'service_account'), 'email'),
      purpose: textAt(values, 'description'),
      requested_by: requester(values.labels),
    }),
  };
}

/** `debian-cloud/debian-12` of a link to an image or to a family of images. */
function imageOf(image: string): string {
  const [, project, name] = /projects\/([^/]+)\/global\/images\/(?:family\/)?([^/]+)$/.exec(image) ?? [];
  return project && name ? `${project}/${name}` : image;
}

/** Disks that terraform manages too, under the names that GuildOps gives them. */
function extraDisks(
  machine: string,
  values: StateResource['values'],
  around: Around,
): Record<string, unknown>[] | string {
  const found: Record<string, unknown>[] = [];
  for (const attached of blocksAt(values, 'attached_disk')) {
    const disk = linked(textAt(attached, 'source'), 'google_compute_disk', around);
    const name = textAt(disk?.values, 'name') ?? '';
    if (!disk) return `its disk ${lastOf(textAt(attached, 'source') ?? '')} is not in this state`;
    if (!name.startsWith(`${machine}-`))
      return `its disk is named ${name}; GuildOps writes names that begin with ${machine}-`;
    const facts = {
      name: name.slice(machine.length + 1),
      gb: disk.values.size,
      type: lastOf(textAt(disk.values, 'type') ?? ''),
    };
    found.push(facts);
  }
  return found;
}
