import { type Cases, has, hasNot, one } from './case.ts';
import { anybody } from './policies.ts';

const gke = (after: Record<string, unknown>, more = {}) => one('google_container_cluster.main', after, more);
const aks = (after: Record<string, unknown>, more = {}) => one('azurerm_kubernetes_cluster.main', after, more);
const eks = (after: Record<string, unknown>, more = {}) => one('aws_eks_cluster.main', after, more);
const containers = (container: Record<string, unknown>) => JSON.stringify([container]);

const stack = (versions: object) => ({ site_config: [{ application_stack: [versions] }] });

/** Machines, functions, containers and clusters. */
export const running: Cases = {
  'CMP-001': [
    has('high', 'tokens that are optional', one('aws_instance.a', { metadata_options: [{ http_tokens: 'optional' }] })),
    has(
      'medium',
      'a template that says nothing',
      one('aws_launch_template.a', {}, { unknown: { metadata_options: true } }),
    ),
    has('low', 'a machine that says nothing', one('aws_instance.a', {}, { unknown: { metadata_options: true } })),
    has(
      'low',
      'a machine that only switches the service on',
      one(
        'aws_instance.a',
        { metadata_options: [{ http_endpoint: 'enabled' }] },
        { unknown: { metadata_options: [{ http_tokens: true }] } },
      ),
    ),
    hasNot('tokens', one('aws_instance.a', { metadata_options: [{ http_tokens: 'required' }] })),
    hasNot(
      'no service at all',
      one('aws_instance.a', { metadata_options: [{ http_tokens: 'optional', http_endpoint: 'disabled' }] }),
    ),
  ],
  'CMP-002': [
    has(
      'medium',
      'no secure boot',
      one('google_compute_instance.a', { shielded_instance_config: [{ enable_secure_boot: false }] }),
    ),
    has(
      'low',
      'a machine of Azure',
      one('azurerm_linux_virtual_machine.a', { secure_boot_enabled: null, vtpm_enabled: true }),
    ),
    hasNot(
      'a machine that says nothing',
      one('google_compute_instance.a', {}, { unknown: { shielded_instance_config: true } }),
    ),
  ],
  'CMP-003': [
    has('high', 'an open URL', one('aws_lambda_function_url.a', { authorization_type: 'NONE' })),
    has('high', 'a star', one('aws_lambda_permission.a', { principal: '*' })),
    has('medium', 'a service for all', one('aws_lambda_permission.a', { principal: 's3.amazonaws.com' })),
    has('medium', 'a public page', one('google_cloud_run_v2_service_iam_member.a', { member: 'allUsers' })),
    hasNot(
      'one source that comes',
      one(
        'aws_lambda_permission.a',
        { principal: 's3.amazonaws.com' },
        { unknown: { source_arn: true }, refs: { source_arn: ['aws_s3_bucket.a.arn'] } },
      ),
    ),
  ],
  'CMP-004': [
    has('medium', 'an old runtime', one('aws_lambda_function.a', { runtime: 'python3.7' })),
    hasNot('a living one', one('aws_lambda_function.a', { runtime: 'python3.13' })),
    ...['azurerm_windows_web_app', 'azurerm_linux_function_app'].flatMap((type) => [
      has('medium', `an old stack of ${type}`, one(`${type}.a`, stack({ dotnet_version: 'v6.0', node_version: null }))),
      hasNot(`a living one of ${type}`, one(`${type}.a`, stack({ dotnet_version: null, node_version: '~22' }))),
    ]),
  ],
  'CMP-005': [
    has(
      'high',
      'a privileged container',
      one('aws_ecs_task_definition.a', { container_definitions: containers({ privileged: true }) }),
    ),
    has(
      'medium',
      'the network of the host',
      one('aws_ecs_task_definition.a', { container_definitions: containers({}), network_mode: 'host' }),
    ),
    hasNot(
      'a plain one',
      one('aws_ecs_task_definition.a', {
        container_definitions: containers({ privileged: false }),
        network_mode: 'awsvpc',
      }),
    ),
  ],
  'CMP-006': [
    has('critical', 'a policy for anybody', one('aws_ecr_repository_policy.a', { policy: anybody('ecr:*') })),
    has(
      'medium',
      'tags that move',
      one('aws_ecr_repository.a', {
        image_tag_mutability: 'MUTABLE',
        image_scanning_configuration: [{ scan_on_push: true }],
      }),
    ),
    has('high', 'pulls by anybody', one('azurerm_container_registry.a', { anonymous_pull_enabled: true })),
    hasNot('scans of the registry', [
      one('aws_ecr_repository.a', { image_tag_mutability: 'IMMUTABLE' }),
      one('aws_ecr_registry_scanning_configuration.a', { scan_type: 'ENHANCED' }),
    ]),
  ],
  'CMP-007': [
    has(
      'high',
      'a mount in clear',
      one('aws_ecs_task_definition.a', {
        volume: [{ name: 'a', efs_volume_configuration: [{ file_system_id: 'f', transit_encryption: null }] }],
      }),
    ),
    hasNot(
      'TLS',
      one('aws_ecs_task_definition.a', {
        volume: [{ name: 'a', efs_volume_configuration: [{ transit_encryption: 'ENABLED' }] }],
      }),
    ),
  ],
  'K8S-001': [
    has(
      'high',
      'a cluster that says nothing',
      eks(
        { vpc_config: [{ endpoint_public_access: true }] },
        { unknown: { vpc_config: [{ public_access_cidrs: true }] } },
      ),
    ),
    has('high', 'Google without a list', gke({}, { unknown: { master_authorized_networks_config: true } })),
    has(
      'high',
      'the internet on the list',
      gke({ master_authorized_networks_config: [{ cidr_blocks: [{ cidr_block: '0.0.0.0/0' }] }] }),
    ),
    has(
      'high',
      'Azure without a list',
      aks({ private_cluster_enabled: false }, { unknown: { api_server_access_profile: true } }),
    ),
    hasNot('a private endpoint', eks({ vpc_config: [{ endpoint_public_access: false }] })),
    hasNot(
      'an office',
      eks({ vpc_config: [{ endpoint_public_access: true, public_access_cidrs: ['203.0.113.0/24'] }] }),
    ),
    hasNot('a list', gke({ master_authorized_networks_config: [{ cidr_blocks: [{ cidr_block: '10.0.0.0/8' }] }] })),
    hasNot('a private cluster', aks({ private_cluster_enabled: true })),
  ],
  'K8S-002': [
    has('medium', 'an old cluster', eks({ encryption_config: [], version: '1.27' })),
    has('low', 'a newer one', eks({ encryption_config: [], version: '1.33' })),
    hasNot('a key', eks({ encryption_config: [{ resources: ['secrets'] }] })),
    hasNot('what Google decides', gke({}, { unknown: { database_encryption: true } })),
  ],
  'K8S-003': [
    has('medium', 'one log alone', eks({ enabled_cluster_log_types: ['api'] })),
    has('medium', 'none at Google', gke({ logging_service: 'none' })),
    hasNot('all three', eks({ enabled_cluster_log_types: ['api', 'audit', 'authenticator'] })),
  ],
  'K8S-004': [
    has('high', 'rights of the past', gke({ enable_legacy_abac: true })),
    has('high', 'no roles', aks({ role_based_access_control_enabled: false, local_account_disabled: true })),
    has(
      'low',
      'a local administrator',
      aks({ role_based_access_control_enabled: true, local_account_disabled: false }),
    ),
    hasNot('roles', aks({ role_based_access_control_enabled: true, local_account_disabled: true })),
  ],
  'K8S-005': [
    has('medium', 'no engine', gke({ network_policy: [{ enabled: false }] })),
    has('medium', 'none in Azure', aks({ network_profile: [{ network_plugin: 'azure', network_policy: null }] })),
    hasNot('Dataplane V2', gke({ datapath_provider: 'ADVANCED_DATAPATH', network_policy: [{ enabled: false }] })),
    hasNot('Cilium', aks({ network_profile: [{ network_data_plane: 'cilium' }] })),
  ],
  'K8S-006': [
    has(
      'high',
      'a key without groups',
      one('aws_eks_node_group.a', { remote_access: [{ ec2_ssh_key: 'k', source_security_group_ids: null }] }),
    ),
    hasNot(
      'groups that come',
      one(
        'aws_eks_node_group.a',
        { remote_access: [{ ec2_ssh_key: 'k' }] },
        { unknown: { remote_access: [{ source_security_group_ids: true }] } },
      ),
    ),
  ],
  'SVC-001': [
    has('high', 'a notebook', one('aws_sagemaker_notebook_instance.a', { direct_internet_access: 'Enabled' })),
    hasNot(
      'a closed one',
      one('aws_sagemaker_notebook_instance.a', { direct_internet_access: 'Disabled', root_access: 'Disabled' }),
    ),
  ],
  'SVC-002': [
    has('medium', 'guests', one('aws_cognito_identity_pool.a', { allow_unauthenticated_identities: true })),
    hasNot('none', one('aws_cognito_identity_pool.a', { allow_unauthenticated_identities: false })),
  ],
  'SVC-003': [
    has(
      'high',
      'an open vault',
      one('azurerm_key_vault.a', { public_network_access_enabled: true, network_acls: [{ default_action: 'Allow' }] }),
    ),
    has(
      'medium',
      'a vault without rules',
      one('azurerm_key_vault.a', { public_network_access_enabled: true }, { unknown: { network_acls: true } }),
    ),
    hasNot('a closed vault', one('azurerm_key_vault.a', { network_acls: [{ default_action: 'Deny' }] })),
  ],
};
