import { publicAddress } from '../../common/addresses.ts';
import { firstOf, matches, shrinks } from '../../common/checks.ts';
import { now } from '../../common/made-up.ts';
import { words } from '../../common/words.ts';
import { atPath, text, type Value } from '../../cty/value.ts';
import type { Change, Making, Overlay } from '../../provider/cloud-model.ts';
import { from } from '../../provider/template.ts';
import { privateAddress, privateName, subnetOf } from '../addresses.ts';
import { defaultNetwork } from '../given.ts';
import { arn } from '../made-up.ts';

/** Virtual machines and their disks. */
export const computeOverlays: { readonly [type: string]: Overlay } = {
  aws_instance: {
    title: 'EC2 Instance',
    decides: words(`
      capacity_reservation_specification cpu_options ebs_block_device enclave_options ephemeral_block_device
      instance_market_options maintenance_options metadata_options network_interface private_dns_name_options
      root_block_device
    `),
    id: 'i-0{random:16}',
    name: 'tags.Name',
    references: {
      subnet_id: 'aws_subnet',
      vpc_security_group_ids: 'aws_security_group',
      'launch_template.id': 'aws_launch_template',
    },
    replacedBy: [
      { path: 'user_data', when: (_before, _after, { planned }) => replacesForUserData(planned) },
      { path: 'user_data_base64', when: (_before, _after, { planned }) => replacesForUserData(planned) },
    ],
    computed: {
      arn: arn('ec2', 'instance/{id}'),
      associate_public_ip_address: isPublic,
      availability_zone: zoneOf,
      instance_initiated_shutdown_behavior: 'stop',
      instance_state: 'running',
      placement_partition_number: 0,
      primary_network_interface_id: from('eni-0{random:16}'),
      private_dns: privateName,
      private_ip: privateAddress,
      public_dns: (making) =>
        isPublic(making)
          ? `ec2-${publicAddress(making).replaceAll('.', '-')}.${text(making.settings.region)}.compute.amazonaws.com`
          : '',
      public_ip: (making) => (isPublic(making) ? publicAddress(making) : ''),
      subnet_id: (making) => defaultNetwork.subnetId(zoneOf(making)),
      tenancy: 'default',
      vpc_security_group_ids: ({ settings }) => [defaultNetwork.securityGroupId(String(settings.region))],
      'root_block_device.device_name': '/dev/xvda',
      'root_block_device.iops': 3000,
      'root_block_device.throughput': 125,
      'root_block_device.volume_id': from('vol-0{random:16}'),
      'root_block_device.volume_size': 8,
      'root_block_device.volume_type': 'gp3',
      'ebs_block_device.volume_id': from('vol-0{random:16}'),
      'ebs_block_device.volume_size': 8,
      'ebs_block_device.volume_type': 'gp3',
      'metadata_options.http_put_response_hop_limit': 2,
      'metadata_options.http_tokens': 'required',
      'metadata_options.instance_metadata_tags': 'disabled',
      'cpu_options.core_count': 1,
      'cpu_options.threads_per_core': 2,
      'maintenance_options.auto_recovery': 'default',
      'private_dns_name_options.hostname_type': 'ip-name',
    },
    checks: [matches('instance_type', /^[a-z0-9-]+\.[a-z0-9-]+$/)],
    refuses: firstOf(refusesImage, refusesProtected),
    latencyMs: { create: 3000, update: 2500, delete: 2500 },
  },
  aws_ebs_volume: {
    title: 'EBS Volume',
    id: 'vol-0{random:16}',
    name: 'tags.Name',
    computed: {
      arn: arn('ec2', 'volume/{id}'),
      create_time: now,
      iops: ({ self }) => (text(self.type) === 'gp3' ? 3000 : 100),
      throughput: ({ self }) => (text(self.type) === 'gp3' ? 125 : 0),
      type: 'gp2',
    },
    refuses: refusesShrinking,
    latencyMs: { create: 1500, update: 1200, delete: 900 },
  },
  aws_volume_attachment: {
    title: 'EBS Volume Attachment',
    id: 'vai-{random:8}',
    name: 'device_name',
    references: { instance_id: 'aws_instance', volume_id: 'aws_ebs_volume' },
    latencyMs: { create: 1200, delete: 900 },
  },
};

function replacesForUserData(planned: Value): boolean {
  return atPath(planned, 'user_data_replace_on_change') === true;
}

/** Whether a machine has a public address: as its configuration says, else as its subnet does. */
function isPublic(making: Making): boolean {
  const asked = making.self.associate_public_ip_address;
  return typeof asked === 'boolean' ? asked : subnetOf(making)?.attributes.map_public_ip_on_launch === true;
}

function zoneOf(making: Making): string {
  const own = text(making.self.availability_zone);
  return own ?? text(subnetOf(making)?.attributes.availability_zone) ?? `${text(making.settings.region)}a`;
}

function refusesImage({ operation, after }: Change): string | undefined {
  const ami = text(atPath(after, 'ami'));
  if (operation !== 'create' || ami === undefined || /^(ami-[0-9a-f]{8}([0-9a-f]{9})?|resolve:ssm:.+)$/.test(ami)) {
    return undefined;
  }
  return `operation error EC2: RunInstances, https response error StatusCode: 400, api error InvalidAMIID.Malformed: Invalid id: "${ami}"`;
}

function refusesProtected({ operation, before }: Change): string | undefined {
  if (operation !== 'delete' || atPath(before, 'disable_api_termination') !== true) return undefined;
  return `operation error EC2: TerminateInstances, https response error StatusCode: 400, api error OperationNotPermitted: The instance '${atPath(before, 'id')}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.`;
}

function refusesShrinking({ operation, before, after }: Change): string | undefined {
  return operation === 'update' && shrinks(atPath(before, 'size'), atPath(after, 'size'))
    ? 'operation error EC2: ModifyVolume, https response error StatusCode: 400, api error InvalidParameterValue: New size cannot be smaller than existing size'
    : undefined;
}
