import { machineType } from '../../catalog/machines.ts';
import { nearest } from '../../catalog/nearest.ts';
import type { Problem } from '../../core/refusal.ts';
import { type Attribute, type Body, block, comment, reference, when } from '../hcl.ts';
import { defineKind, type Surroundings } from '../kind.ts';
import { identifierOf } from '../names.ts';
import { descriptionOf, labelsOf } from './labels.ts';
import { subnetworkOf } from './network.ts';
import { vmForm, vmMenu } from './vm-form.ts';
import { completeVm, type VmSettings, vmSchema } from './vm-settings.ts';

/** A machine without a public address, service account or keys of its own: people reach it through OS Login, if at all. */
export const vm = defineKind({
  kind: 'vm',
  title: 'Virtual machine',
  summary: 'Private machine with a boot disk',
  longestName: 63,
  schema: vmSchema,
  complete: completeVm,
  problems: ({ network }, around) => networkProblems(network, around),
  menu: vmMenu,
  form: vmForm,
  body: (name, settings, around) => [
    ...when(settings.purpose !== '', comment(settings.purpose)),
    block('resource', ['google_compute_instance', identifierOf(name)], instance(name, settings, around)),
    output(name, 'internal_ip', ['network_interface', 0, 'network_ip']),
    output(name, 'self_link', ['self_link']),
  ],
});

function networkProblems(network: string, { resources }: Surroundings): Problem[] {
  const names = resources.filter(({ kind }) => kind === 'network').map(({ name }) => name);
  if (names.includes(network)) return [];
  const meant = nearest(network, names);
  const expected = names.length === 0 ? 'a network in this project; add one first' : `one of ${names.join(', ')}`;
  const why = `there is no network ${network} in this project${meant ? `; did you mean ${meant}?` : ''}`;
  return [{ code: 'bad-input', field: 'network', why, expected }];
}

const instance = (name: string, settings: VmSettings, around: Surroundings): Body => [
  ['name', name],
  ...described(settings.purpose),
  ['machine_type', settings.machine_type],
  ['zone', settings.zone],
  ...when(settings.tags.length > 0, ['tags', settings.tags]),
  ['labels', labelsOf(around.project, settings.requested_by)],
  comment('A new machine type stops the machine for a moment instead of failing.'),
  ['allow_stopping_for_update', true],
  comment("People log in by their own Google account; the project's SSH keys are not let in."),
  ['metadata', { 'block-project-ssh-keys': 'TRUE', 'enable-oslogin': 'TRUE' }],
  block(
    'boot_disk',
    [],
    [
      block(
        'initialize_params',
        [],
        [
          ['image', settings.image],
          ['size', settings.boot_disk_gb],
          ['type', settings.boot_disk_type],
        ],
      ),
    ],
  ),
  block(
    'network_interface',
    [],
    [['subnetwork', subnetworkOf(settings.network)], ...when(settings.public_address, block('access_config', [], []))],
  ),
  ...scheduling(settings, around),
  ...shielded(settings, around),
];

const described = (purpose: string): Attribute[] => {
  const description = descriptionOf(purpose);
  return description === '' ? [] : [['description', description]];
};

/** Spot machines are stopped at any time; machines with a GPU and bare metal cannot move to another host, and Google wants to hear that. */
function scheduling({ machine_type: id, spot }: VmSettings, { project }: Surroundings): Body {
  if (spot)
    return [
      block(
        'scheduling',
        [],
        [
          ['provisioning_model', 'SPOT'],
          ['preemptible', true],
          ['automatic_restart', false],
          ['instance_termination_action', 'STOP'],
        ],
      ),
    ];
  const staysPut = machineType(project.provider, id)?.gpu !== undefined || id.endsWith('-metal');
  return staysPut ? [block('scheduling', [], [['on_host_maintenance', 'TERMINATE']])] : [];
}

/** Verified boot; T2A machines have no such thing. */
const shielded = ({ machine_type: id }: VmSettings, { project }: Surroundings): Body =>
  machineType(project.provider, id)?.family === 't2a'
    ? []
    : [
        block(
          'shielded_instance_config',
          [],
          [
            ['enable_secure_boot', true],
            ['enable_vtpm', true],
            ['enable_integrity_monitoring', true],
          ],
        ),
      ];

/** Outputs share one name space per project: kind and name stand in front. */
const output = (name: string, what: string, path: readonly (string | number)[]) =>
  block(
    'output',
    [`vm_${identifierOf(name)}_${what}`],
    [['value', reference('google_compute_instance', identifierOf(name), ...path)]],
  );
