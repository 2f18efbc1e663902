import { readFileSync } from 'node:fs';
import type { Json } from '../../core/json.ts';
import { type Fields, fieldAt, fieldsOf } from '../../core/plan-json/tree.ts';
import { everybodyMembers, iamOf } from '../facts/members.ts';
import { statementsAt } from '../facts/policies-of.ts';
import { isForAnybody } from '../facts/policy.ts';
import type { Here } from '../here.ts';
import type { Place } from '../plan/place.ts';
import { type Check, on, type Rules, when } from '../rule.ts';

interface Runtimes {
  aws: { retired: readonly string[] };
  google: { retired: readonly string[] };
  azure: { retired: Readonly<Record<string, readonly string[]>> };
}
const RUNTIMES = JSON.parse(readFileSync(new URL('../data/runtimes.json', import.meta.url), 'utf8')) as Runtimes;

const METADATA = 'hands its credentials to whoever can make it send a request (metadata service v1)';

const oldMetadata: Check = (it) =>
  when(
    it.word('metadata_options.http_tokens') === 'optional' && it.word('metadata_options.http_endpoint') !== 'disabled',
    METADATA,
  );

/** Neither version is asked for, and the service is not switched off. */
const leavesMetadata = (it: Place, here: Here): boolean =>
  here.isLeftOut('metadata_options.http_tokens') && it.word('metadata_options.http_endpoint') !== 'disabled';

const noMetadataOptions: Check = (it, here) => when(leavesMetadata(it, here), METADATA, { severity: 'medium' });

const machineMetadata: Check = (it, here) =>
  when(
    here.isCreated && leavesMetadata(it, here) && it.at('metadata_options.http_tokens').isUnknown,
    `${METADATA}, unless its image or account says otherwise`,
    { severity: 'low' },
  );

/** JSON inside a text: containers as a list, or the properties of one. */
function containersIn(it: Place, path: string): Fields[] {
  try {
    const parsed = JSON.parse(it.text(path) ?? '[]') as Json;
    return Array.isArray(parsed) ? parsed.map(fieldsOf) : [fieldsOf(parsed)];
  } catch {
    return [];
  }
}

const isPrivileged = (container: Fields): boolean => String(fieldAt(container, 'privileged')).toLowerCase() === 'true';

const openFunction: Check = (it, here) => {
  const principal = it.word('principal') ?? '';
  const isBound = ['source_arn', 'source_account', 'principal_org_id'].some((name) => here.isGiven(name));
  const isSigned = it.word('function_url_auth_type') === 'aws_iam';
  return [
    ...when(principal === '*' && !isBound && !isSigned, 'can be called by anybody'),
    ...when(principal.endsWith('.amazonaws.com') && !isBound, 'can be called by that service for any customer', {
      severity: 'medium',
    }),
  ];
};

const FUNCTION_MEMBERS = iamOf(
  'google_cloud_run_service google_cloud_run_v2_service google_cloudfunctions_function google_cloudfunctions2_function',
);

const AZURE_APPS =
  'azurerm_linux_web_app azurerm_windows_web_app azurerm_linux_function_app azurerm_windows_function_app';

/** `v8.0`, `~20` and `20-lts` are said of the same versions, each in its place. */
const plainVersion = (text: string): string => text.replace(/^[v~]|-lts$/g, '');

const retiredStack: Check = (it) => {
  const stack = it.at('site_config.application_stack');
  const old = Object.entries(RUNTIMES.azure.retired).find(([name, versions]) =>
    versions.some((version) => plainVersion(version) === plainVersion(stack.word(name) ?? '')),
  );
  return when(old !== undefined, `runs on a ${old?.[0].replace('_version', '')} that is no longer supported`);
};

const isScannedElsewhere = (here: Here): boolean => here.all('aws_ecr_registry_scanning_configuration').length > 0;

/** Machines, functions and containers. */
export const compute: Rules = {
  'CMP-001': [
    on('aws_instance aws_launch_template aws_launch_configuration', oldMetadata),
    on('aws_launch_template aws_launch_configuration', noMetadataOptions),
    on('aws_instance', machineMetadata),
  ],
  'CMP-002': [
    on('google_compute_instance', (it) =>
      when(
        it.flag('shielded_instance_config.enable_secure_boot') === false ||
          (it.each('shielded_instance_config').length > 0 &&
            it.flag('shielded_instance_config.enable_secure_boot', false) === false),
        'starts without secure boot',
      ),
    ),
    on('google_container_cluster', (it) =>
      when(it.flag('enable_shielded_nodes', true) === false, 'has nodes that are not shielded'),
    ),
    on('azurerm_linux_virtual_machine', (it) =>
      when(
        it.flag('secure_boot_enabled', false) === false || it.flag('vtpm_enabled', false) === false,
        'starts without secure boot or a TPM',
        { severity: 'low' },
      ),
    ),
  ],
  'CMP-003': [
    on('aws_lambda_function_url', (it) => when(it.word('authorization_type') === 'none', 'can be called by anybody')),
    on('aws_lambda_permission', openFunction),
    on(FUNCTION_MEMBERS, (it) => when(everybodyMembers(it), 'can be called by anybody', { severity: 'medium' })),
    on('azurerm_linux_function_app', (it) =>
      when(
        it.at('auth_settings_v2').isAbsent && it.flag('public_network_access_enabled', true) === true,
        'asks nobody to sign in',
        { severity: 'low' },
      ),
    ),
  ],
  'CMP-004': [
    on('aws_lambda_function', (it) =>
      when(
        RUNTIMES.aws.retired.includes(it.word('runtime') ?? '-'),
        `runs on ${it.text('runtime')}, which is no longer supported`,
      ),
    ),
    on('google_cloudfunctions_function', (it) =>
      when(
        RUNTIMES.google.retired.includes(it.word('runtime') ?? '-'),
        `runs on ${it.text('runtime')}, which is no longer supported`,
      ),
    ),
    on('google_cloudfunctions2_function', (it) =>
      when(
        RUNTIMES.google.retired.includes(it.word('build_config.runtime') ?? '-'),
        'runs on what is no longer supported',
      ),
    ),
    on(AZURE_APPS, retiredStack),
  ],
  'CMP-005': [
    on('aws_ecs_task_definition', (it) => [
      ...when(
        containersIn(it, 'container_definitions').some(isPrivileged),
        'has a container with all rights on its host',
      ),
      ...when(
        [it.word('pid_mode'), it.word('network_mode')].includes('host'),
        'shares processes or network with its host',
        { severity: 'medium', part: 'host' },
      ),
    ]),
    on('aws_batch_job_definition', (it) =>
      when(containersIn(it, 'container_properties').some(isPrivileged), 'has a container with all rights on its host'),
    ),
  ],
  'CMP-006': [
    on('aws_ecr_repository_policy', (_it, here) =>
      when(statementsAt(here, 'policy')?.some(isForAnybody), 'can be read by anybody', { severity: 'critical' }),
    ),
    on('aws_ecr_repository', (it, here) => [
      ...when(it.word('image_tag_mutability', 'mutable') === 'mutable', 'lets tags be put on other images', {
        severity: 'medium',
        part: 'tags',
      }),
      ...when(
        it.flag('image_scanning_configuration.scan_on_push', false) === false && !isScannedElsewhere(here),
        'does not scan images',
        { severity: 'medium', part: 'scan' },
      ),
    ]),
    on(iamOf('google_artifact_registry_repository'), (it) => when(everybodyMembers(it), 'can be read by anybody')),
    on('azurerm_container_registry', (it) => [
      ...when(it.flag('anonymous_pull_enabled', false), 'can be read by anybody', { part: 'anonymous' }),
      ...when(it.flag('admin_enabled', false), 'has a shared administrator', { severity: 'medium', part: 'admin' }),
      ...when(it.flag('public_network_access_enabled', true), 'can be reached from everywhere', {
        severity: 'low',
        part: 'network',
      }),
    ]),
  ],
  'CMP-007': [
    on('aws_ecs_task_definition', (it) =>
      when(
        it
          .each('volume')
          .some(
            (volume) =>
              volume.each('efs_volume_configuration').length > 0 &&
              volume.word('efs_volume_configuration.transit_encryption', 'disabled') === 'disabled',
          ),
        'mounts files without TLS',
      ),
    ),
  ],
  'SVC-001': [
    on('aws_sagemaker_notebook_instance', (it) => [
      ...when(it.word('direct_internet_access', 'enabled') === 'enabled', 'has a way of its own to the internet'),
      ...when(it.word('root_access', 'enabled') === 'enabled', 'lets its users be root', {
        severity: 'low',
        part: 'root',
      }),
    ]),
    on('google_notebooks_instance', (it) => when(it.flag('no_public_ip', false) === false, 'has a public address')),
    on('google_workbench_instance', (it) =>
      when(
        it.flag('gce_setup.disable_public_ip', false) === false && it.flag('disable_public_ip', false) === false,
        'has a public address',
      ),
    ),
  ],
  'SVC-002': [
    on('aws_cognito_identity_pool', (it) =>
      when(it.flag('allow_unauthenticated_identities', false), 'gives rights to guests'),
    ),
  ],
  'SVC-003': [
    on('azurerm_key_vault', (it, here) => {
      const isPublic = it.flag('public_network_access_enabled', true) === true;
      const action = it.word('network_acls.default_action');
      return [
        ...when(isPublic && action === 'allow', 'can be reached from every network'),
        ...when(
          isPublic && action === undefined && here.isLeftOut('network_acls'),
          'has no network rules, so every network is let in',
          { severity: 'medium' },
        ),
      ];
    }),
  ],
};
