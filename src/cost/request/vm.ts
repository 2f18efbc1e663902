import { familyOf, machineType } from '../../catalog/machines.ts';
import type { Place } from '../part.ts';
import { blocksOf, isSet, numberOf, textOf } from '../read.ts';
import { diskParts, machineParts } from '../things/machine.ts';
import { addressParts, sharedGatewayParts, trafficParts } from '../things/network.ts';
import type { Estimator, Request } from './context.ts';

/** A machine with its disks, its address, and on Google its share of the gateway of its network. */
export const vmCost: Estimator = (request) => {
  const { settings, place } = request;
  const type = textOf(settings, 'machine_type');
  const usual = usualDisk(place, type);
  return [
    ...machineParts(place, { type, spot: isSet(settings, 'spot') }),
    ...diskParts(place, { type: textOf(settings, 'boot_disk_type') ?? usual, gb: numberOf(settings, 'boot_disk_gb') }),
    ...blocksOf(settings, 'extra_disks').flatMap((disk) =>
      diskParts(place, { type: textOf(disk, 'type') ?? usual, gb: numberOf(disk, 'gb') }),
    ),
    ...(isSet(settings, 'public_address') ? addressParts(place) : gatewayShare(request)),
    ...trafficParts(place),
  ];
};

function gatewayShare({ settings, place, neighbours }: Request) {
  const isBehindOne = neighbours.some(
    ({ kind, name, settings: its }) => kind === 'network' && name === settings.network && its.nat === true,
  );
  return place.provider === 'gcp' && isBehindOne ? sharedGatewayParts(place, 1, 'share of the NAT gateway') : [];
}

/** The disk a machine gets where none is named. */
export function usualDisk({ provider }: Place, type: string | undefined): string {
  if (provider === 'aws') return 'gp3';
  if (provider === 'azure') return 'StandardSSD_LRS';
  const family = familyOf(provider, (type && machineType(provider, type)?.family) ?? '');
  return !family || family.bootDisks.includes('pd-balanced') ? 'pd-balanced' : (family.bootDisks[0] ?? 'pd-balanced');
}
