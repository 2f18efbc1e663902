import { isWorld } from '../facts/cidr.ts';
import type { Here } from '../here.ts';
import type { Place } from '../plan/place.ts';
import { type Check, on, type Rules, when } from '../rule.ts';

const OPEN = 'has an API that the whole internet reaches';

const eksOpen: Check = (it) => {
  const isPublic = it.flag('vpc_config.endpoint_public_access', true) !== false;
  const cidrs = it.at('vpc_config.public_access_cidrs');
  const isLimited = !cidrs.isAbsent && !cidrs.isUnknown && !isWorld(it.texts('vpc_config.public_access_cidrs'));
  return when(isPublic && !isLimited, OPEN);
};

const gkeOpen: Check = (it, here) => {
  if (it.flag('private_cluster_config.enable_private_endpoint') === true) return [];
  if (it.flag('control_plane_endpoints_config.ip_endpoints_config.enabled') === false) return [];
  const list = 'master_authorized_networks_config';
  const isNone = it.at(list).isUnknown ? !here.isWritten(list) : it.each(list).length === 0;
  const blocks = it.each(`${list}.cidr_blocks`).flatMap((block) => block.texts('cidr_block'));
  return when(isNone || isWorld(blocks), OPEN);
};

const aksOpen: Check = (it, here) => {
  const ranges = ['api_server_access_profile.authorized_ip_ranges', 'api_server_authorized_ip_ranges'];
  const known = ranges.flatMap((path) => it.texts(path));
  const isLimited = (known.length > 0 || ranges.some((path) => here.isWritten(path))) && !isWorld(known);
  return when(it.flag('private_cluster_enabled', false) === false && !isLimited, OPEN);
};

/** EKS encrypts what its API keeps from this version on. Source: "Default envelope encryption for all Kubernetes API data". */
const ENCRYPTS_FROM = 28;

function isOldKubernetes(it: Place): boolean {
  const minor = Number((it.text('version') ?? '').split('.')[1]);
  return minor > 0 && minor < ENCRYPTS_FROM;
}

const LOGS = ['api', 'audit', 'authenticator'];

const noPolicies: Check = (it, here) => {
  const isOn =
    it.flag('network_policy.enabled', false) === true || it.word('datapath_provider') === 'advanced_datapath';
  const isSaid = it.flag('network_policy.enabled') === false || here.isLeftOut('network_policy');
  return when(!isOn && isSaid && it.flag('enable_autopilot', false) === false, 'enforces no network policies');
};

const hasDiagnostics = (here: Here): boolean =>
  here.joined('azurerm_monitor_diagnostic_setting', 'target_resource_id').length > 0;

/** Clusters. */
export const kubernetes: Rules = {
  'K8S-001': [
    on('aws_eks_cluster', eksOpen),
    on('google_container_cluster', gkeOpen),
    on('azurerm_kubernetes_cluster', aksOpen),
  ],
  'K8S-002': [
    on('aws_eks_cluster', (it) =>
      when(
        it.at('encryption_config').isAbsent,
        'keeps secrets without a key of its own',
        isOldKubernetes(it) ? {} : { severity: 'low' },
      ),
    ),
    on('google_container_cluster', (it) =>
      when(
        !it.at('database_encryption').isUnknown &&
          (it.word('database_encryption.state', 'decrypted') ?? 'encrypted') !== 'encrypted',
        'keeps secrets without a key of its own',
        { severity: 'low' },
      ),
    ),
  ],
  'K8S-003': [
    on('aws_eks_cluster', (it) => {
      const place = it.at('enabled_cluster_log_types');
      const kept = it.texts('enabled_cluster_log_types').map((one) => one.toLowerCase());
      return when(
        !place.isUnknown && LOGS.some((log) => !kept.includes(log)),
        'does not log its API, audit and sign-ins',
      );
    }),
    on('google_container_cluster', (it) => when(it.word('logging_service') === 'none', 'does not log')),
    on('azurerm_kubernetes_cluster', (it, here) =>
      when(it.at('oms_agent').isAbsent && !hasDiagnostics(here), 'does not log', { severity: 'low' }),
    ),
  ],
  'K8S-004': [
    on('google_container_cluster', (it) =>
      when(
        it.flag('enable_legacy_abac', false) ||
          it.flag('master_auth.client_certificate_config.issue_client_certificate', false),
        'gives rights in a way that is long past',
      ),
    ),
    on('azurerm_kubernetes_cluster', (it) => [
      ...when(
        (it.flag('role_based_access_control_enabled') ?? it.flag('role_based_access_control.enabled', true)) === false,
        'has no roles',
        { part: 'roles' },
      ),
      ...when(it.flag('local_account_disabled', false) === false, 'has a local administrator', {
        severity: 'low',
        part: 'local',
      }),
    ]),
  ],
  'K8S-005': [
    on('google_container_cluster', noPolicies),
    on('azurerm_kubernetes_cluster', (it) =>
      when(
        it.at('network_profile.network_policy').isAbsent &&
          ![it.word('network_profile.network_data_plane'), it.word('network_profile.ebpf_data_plane')].includes(
            'cilium',
          ),
        'enforces no network policies',
      ),
    ),
  ],
  'K8S-006': [
    on('aws_eks_node_group', (it, here) =>
      when(
        here.isGiven('remote_access.ec2_ssh_key') && it.at('remote_access.source_security_group_ids').isAbsent,
        'lets the whole internet reach SSH on its nodes',
      ),
    ),
  ],
};
