import { machineType } from '../../catalog/machines.ts';
import { machineMenu } from '../forms/machine-menu.ts';
import { type Attribute, type Body, block, comment, heredoc, reference, when } from '../hcl.ts';
import { defineKind, type Surroundings } from '../kind.ts';
import { identifierOf } from '../names.ts';
import { attach, hostProject, subnetProblems } from './attach.ts';
import { descriptionOf, labelsOf } from './labels.ts';
import { attachedDisks, disks, longDiskNames } from './vm-disks.ts';
import { VM_EFFECTS } from './vm-effects.ts';
import { vmForm } from './vm-form.ts';
import { completeVm, type VmSettings, vmSchema } from './vm-settings.ts';
import { vmWarnings } from './vm-warnings.ts';

/** A machine without a public address, service account or keys of its own: people reach it through OS Login, if at all. */
export const vm = defineKind({
  kind: 'vm',
  title: 'Virtual machine',
  summary: 'Private machine with a boot disk',
  longestName: 63,
  schema: vmSchema,
  complete: completeVm,
  problems: (settings, around, name) => [...subnetProblems(settings, around), ...longDiskNames(name, settings)],
  warnings: vmWarnings,
  effects: VM_EFFECTS,
  menu: machineMenu,
  form: vmForm,
  body: (name, settings, around) => [
    ...attach(`vm-${name}`, settings, around).data,
    ...when(settings.purpose !== '', comment(settings.purpose)),
    block('resource', ['google_compute_instance', identifierOf(name)], instance(name, settings, around)),
    ...disks(name, settings, around),
    output(name, 'internal_ip', ['network_interface', 0, 'network_ip']),
    output(name, 'self_link', ['self_link']),
  ],
});

const instance = (name: string, settings: VmSettings, around: Surroundings): Body => [
  ['name', name],
  ...described(settings.purpose),
  ['machine_type', settings.machine_type],
  ['zone', settings.zone],
  ...tagsOf(settings, around),
  ['labels', labelsOf(around.project, settings.requested_by)],
  comment('A new machine type stops the machine for a moment instead of failing.'),
  ['allow_stopping_for_update', true],
  comment("People log in by their own Google account; the project's SSH keys are not let in."),
  ['metadata', metadataOf(settings)],
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
  ...attachedDisks(name, settings),
  block('network_interface', [], networkInterface(name, settings, around)),
  ...identity(settings),
  ...scheduling(settings),
  ...shielded(settings, around),
];

/** Its own tags, and those that the firewalls it names go by. */
function tagsOf({ tags, firewalls = [] }: VmSettings, { resources }: Surroundings): Attribute[] {
  const named = resources.filter(({ kind, name }) => kind === 'firewall' && firewalls.includes(name));
  const theirs = named.flatMap(({ settings }) => (Array.isArray(settings.tags) ? settings.tags.map(String) : []));
  const all = [...new Set([...tags, ...theirs])];
  return all.length === 0 ? [] : [['tags', all]];
}

const metadataOf = ({ startup_script: script }: VmSettings) => ({
  'block-project-ssh-keys': 'TRUE',
  'enable-oslogin': 'TRUE',
  ...(script !== undefined && { 'startup-script': heredoc(script) }),
});

function networkInterface(name: string, settings: VmSettings, around: Surroundings): Body {
  const { network, subnetwork } = attach(`vm-${name}`, settings, around);
  const host = hostProject(settings.network);
  return [
    ...when(settings.network.startsWith('existing:'), ['network', network]),
    ...subnetwork,
    ...when(host !== undefined, ['subnetwork_project', host ?? '']),
    ...when(settings.public_address, block('access_config', [], [])),
  ];
}

/** Its rights are those of the account; scopes are the older way to narrow them, so all are open. */
const identity = ({ identity: email }: VmSettings): Body =>
  email === undefined
    ? []
    : [
        block(
          'service_account',
          [],
          [
            ['email', email],
            ['scopes', ['cloud-platform']],
          ],
        ),
      ];

const described = (purpose: string): Attribute[] => {
  const description = descriptionOf(purpose);
  return description === '' ? [] : [['description', description]];
};

/**
 * Spot machines are stopped at any time; bare metal cannot move to another host, and Google wants to hear that. A usual machine says so
 * too: without a word the provider keeps what was, and a spot machine could never become a usual one.
 */
function scheduling({ machine_type: id, spot }: VmSettings): Body {
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
  const usual: Body = [
    ['provisioning_model', 'STANDARD'],
    ['preemptible', false],
    ...when(id.endsWith('-metal'), ['on_host_maintenance', 'TERMINATE'] as const),
  ];
  return [block('scheduling', [], usual)];
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
