import { machineMenu } from '../forms/machine-menu.ts';
import { type Attribute, type Body, block, comment, type HclValue, heredoc, reference, when } from '../hcl.ts';
import { defineKind, type Surroundings } from '../kind.ts';
import { firewallsOf, guardedProblems, guardsOutside } from '../models/guarded.ts';
import { identifierOf } from '../names.ts';
import { attach, machineProblems, machineSubnet } from './attach.ts';
import { groupId, securityGroup, wayOut } from './security-group.ts';
import { tags } from './tags.ts';
import { disks } from './vm-disks.ts';
import { VM_EFFECTS, vmWarnings } from './vm-effects.ts';
import { vmForm } from './vm-form.ts';
import { imageData, isImageId } from './vm-images.ts';
import { archOf, completeVm, type VmSettings, vmSchema } from './vm-settings.ts';

/** A security group for each is what AWS lets a machine have, beside its own. */
const MOST_FIREWALLS = 4;
const GROUP = { id: /^sg-[0-9a-f]{8,17}$/, example: 'sg-0a1b2c3d' };

/** A machine without a public address or keys: people reach it through Systems Manager, if its instance profile lets them. */
export const vm = defineKind({
  kind: 'vm',
  title: 'Virtual machine',
  summary: 'Private machine with an encrypted boot disk',
  longestName: 63,
  schema: vmSchema,
  complete: completeVm,
  problems: (settings, around) => [
    ...machineProblems(settings, around),
    ...guardedProblems(settings, around, MOST_FIREWALLS, GROUP),
  ],
  warnings: vmWarnings,
  effects: VM_EFFECTS,
  menu: machineMenu,
  form: vmForm,
  body: (name, settings, around) => {
    const key = `vm-${name}`;
    const { data, id } = attach(key, settings);
    return [
      ...data,
      ...imageData(identifierOf(key), settings.image, archOf(settings)),
      ...when(settings.purpose !== '', comment(settings.purpose)),
      block('resource', ['aws_instance', identifierOf(name)], instance(name, settings, around)),
      securityGroup(key, id, settings),
      ...when(!limitsEgress(settings, around), wayOut(key)),
      ...disks(name, settings),
      output(name, 'id', 'id'),
      output(name, 'private_ip', 'private_ip'),
    ];
  },
});

/** A firewall for what goes out takes the place of the open way out. */
const limitsEgress = (settings: VmSettings, around: Surroundings): boolean =>
  firewallsOf(settings, around).some((firewall) => firewall.settings.direction === 'egress');

const instance = (name: string, settings: VmSettings, around: Surroundings): Body => [
  ['ami', imageOf(name, settings)],
  ['instance_type', settings.machine_type],
  ['subnet_id', machineSubnet(settings, around)],
  ['vpc_security_group_ids', groupsOf(name, settings, around)],
  ['associate_public_ip_address', settings.public_address],
  ...profile(settings),
  ...script(settings),
  tagsOf(name, settings),
  block(
    'metadata_options',
    [],
    [
      ['http_endpoint', 'enabled'],
      ['http_tokens', 'required'],
      ['http_put_response_hop_limit', 1],
    ],
  ),
  block(
    'root_block_device',
    [],
    [
      ['volume_type', settings.boot_disk_type],
      ['volume_size', settings.boot_disk_gb],
      ['encrypted', true],
    ],
  ),
  ...spot(settings),
  ...keepsImage(settings),
];

const imageOf = (name: string, { image }: VmSettings): HclValue =>
  isImageId(image) ? image : reference('data', 'aws_ami', identifierOf(`vm-${name}`), 'id');

const groupsOf = (name: string, settings: VmSettings, around: Surroundings): HclValue => [
  groupId(`vm-${name}`),
  ...firewallsOf(settings, around).map((firewall) => groupId(`firewall-${firewall.name}`)),
  ...guardsOutside(settings),
];

const profile = ({ identity }: VmSettings): Attribute[] =>
  identity === undefined ? [] : [['iam_instance_profile', identity]];

const script = ({ startup_script: text }: VmSettings): Attribute[] =>
  text === undefined ? [] : [['user_data', heredoc(text)]];

/** Its own tags stand in one of AWS's. */
function tagsOf(name: string, settings: VmSettings): Attribute {
  const [key, values] = tags(name, settings);
  return settings.tags.length === 0 ? [key, values] : [key, { ...values, tags: settings.tags.join(' ') }];
}

/** Stopped, not ended, when AWS needs the room: the disk stays. Only a persistent request can do that. */
const spot = ({ spot: isSpot }: VmSettings): Body =>
  isSpot
    ? [
        block(
          'instance_market_options',
          [],
          [
            ['market_type', 'spot'],
            block(
              'spot_options',
              [],
              [
                ['spot_instance_type', 'persistent'],
                ['instance_interruption_behavior', 'stop'],
              ],
            ),
          ],
        ),
      ]
    : [];

/** Otherwise each new image of Debian would make the machine anew. */
const keepsImage = ({ image }: VmSettings): Body =>
  isImageId(image)
    ? []
    : [
        block(
          'lifecycle',
          [],
          [comment('A newer image does not make the machine anew.'), ['ignore_changes', [reference('ami')]]],
        ),
      ];

/** Outputs share one name space per project: kind and name stand in front. */
const output = (name: string, what: string, attribute: string) =>
  block(
    'output',
    [`vm_${identifierOf(name)}_${what}`],
    [['value', reference('aws_instance', identifierOf(name), attribute)]],
  );
