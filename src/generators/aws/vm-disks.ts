import { type Body, block, reference } from '../hcl.ts';
import { identifierOf, partOf } from '../names.ts';
import { tags } from './tags.ts';
import type { VmSettings } from './vm-settings.ts';

/** Disks beside the boot disk, as resources of their own: they outlive the machine when it is made anew. */
export const disks = (machine: string, settings: VmSettings): Body =>
  (settings.extra_disks ?? []).flatMap(({ name, gb, type }, at) => {
    const address = partOf(machine, name);
    const volume: Body = [
      ['availability_zone', settings.zone],
      ['type', type ?? 'gp3'],
      ['size', gb],
      ['encrypted', true],
      tags(`${machine}-${name}`, settings),
    ];
    const attachment: Body = [
      ['device_name', deviceName(at)],
      ['volume_id', reference('aws_ebs_volume', address, 'id')],
      ['instance_id', reference('aws_instance', identifierOf(machine), 'id')],
      ['stop_instance_before_detaching', true],
    ];
    return [
      block('resource', ['aws_ebs_volume', address], volume),
      block('resource', ['aws_volume_attachment', address], attachment),
    ];
  });

/** `/dev/sdf` and on. Source: AWS, "Device names for volumes". */
const deviceName = (at: number): string => `/dev/sd${String.fromCharCode('f'.charCodeAt(0) + at)}`;
