import { sizesOf, timesXlarge, vcpusOf } from '../facts/machine-size.ts';
import { isReferredTo } from '../facts/referred.ts';
import type { Place } from '../plan/place.ts';
import { type Check, type Look, on, type Rules, when } from '../rule.ts';
import { tagging } from './tagging.ts';

const isSmallKind = (type: string): boolean => /^aws_(?:db|rds|elasticache)/.test(type);
const MANY_VCPUS = 8;

const largeAws: Check = (it, here) => {
  const least = isSmallKind(here.of.type) ? 1 : 2;
  return when(
    here.isThrowaway && sizesOf(here.of.type, it).some((size) => timesXlarge(size) >= least),
    'is large for what is not production',
  );
};

const largeElsewhere =
  (provider: 'gcp' | 'azure'): Check =>
  (it, here) =>
    when(
      here.isThrowaway && sizesOf(here.of.type, it).some((size) => vcpusOf(provider, size) >= MANY_VCPUS),
      'is large for what is not production',
    );

const OLD_FAMILY = /^(?:db\.)?(?:t2|m3|m4|c3|c4|r3|r4|i2)\./;

const oldAws: Check = (it, here) => [
  ...when(
    sizesOf(here.of.type, it).some((size) => OLD_FAMILY.test(size)),
    'is of an earlier generation',
    { part: 'machine' },
  ),
  ...when(it.word('storage_type') === 'gp2', 'has a disk of an earlier generation', { part: 'disk' }),
];

const hasGpu = (it: Place): boolean =>
  ['guest_accelerator', 'node_config.guest_accelerator'].some((path) =>
    it.each(path).some((one) => (one.number('count', 0) ?? 0) > 0),
  );

const SPECIAL_AWS = /^(?:ml\.)?(?:p\d|g\d|trn\d|inf\d|u-|u\d|x\d|dl\d|vt\d|f\d)/;
const LARGEST_TIMES = 24;

const ofItsOwn = 'is of a kind that costs far more than others';

const unattached =
  (inside: readonly string[] = []): Check =>
  (_it, here) =>
    when(
      !inside.some((path) => here.isGiven(path)) && !isReferredTo(here),
      'is paid for and not used by anything in the plan',
    );

const MEANT_TO_GROW = /log|backup|archive|lake|dump|snapshot/;

const growing: Check = (it, here) => {
  const said = [
    here.of.name,
    it.word('bucket') ?? '',
    ...it.entries('tags').map(([, value]) => value.toLowerCase()),
  ].join(' ');
  const has =
    it.each('lifecycle_rule').length > 0 || here.joined('aws_s3_bucket_lifecycle_configuration', 'bucket').length > 0;
  return when(MEANT_TO_GROW.test(said) && !has, 'grows for ever');
};

const MANY_UNITS = 100;
const MANY_IOPS = 10_000;
const MANY_SHARDS = 8;

const provisioned: Check = (it, here) => {
  const units = Math.max(it.number('read_capacity', 0) ?? 0, it.number('write_capacity', 0) ?? 0);
  const isScaled = here.all('aws_appautoscaling_target').length > 0;
  return when(
    it.word('billing_mode', 'provisioned') === 'provisioned' && units > MANY_UNITS && !isScaled,
    'pays for throughput that nothing scales down',
  );
};

const overBudget: Look = {
  look(_worlds, { budgetUsd, cost }) {
    if (budgetUsd === undefined || !cost || cost.afterUsd <= budgetUsd || cost.afterUsd <= cost.beforeUsd) return [];
    const isDouble = cost.afterUsd >= 2 * budgetUsd;
    const what = `costs $${Math.round(cost.afterUsd)} a month, and the budget is $${Math.round(budgetUsd)}`;
    return when(true, what, isDouble ? { severity: 'critical' } : {}).map((hit) => ({ ...hit, at: 'plan' }));
  },
};

const NOT_PRODUCTION = 'is made for failures that do not matter outside of production';

/** What is paid for and could be less. */
export const cost: Rules = {
  'COST-001': [
    on(
      'aws_instance aws_db_instance aws_rds_cluster_instance aws_elasticache_replication_group aws_launch_template aws_eks_node_group',
      largeAws,
    ),
    on('google_compute_instance google_sql_database_instance google_container_node_pool', largeElsewhere('gcp')),
    on(
      'azurerm_linux_virtual_machine azurerm_windows_virtual_machine azurerm_kubernetes_cluster_node_pool azurerm_mssql_database',
      largeElsewhere('azure'),
    ),
  ],
  'COST-002': [
    on('aws_instance aws_db_instance aws_launch_template', oldAws),
    on('aws_ebs_volume', (it) =>
      when(['gp2', 'io1', 'standard'].includes(it.word('type') ?? ''), 'is of an earlier generation'),
    ),
    on('google_compute_instance', (it) =>
      when((it.word('machine_type') ?? '').startsWith('n1-') && !hasGpu(it), 'is of an earlier generation'),
    ),
    on('azurerm_linux_virtual_machine', (it) =>
      when(/^standard_[de]\d+\w*_v[23]$/.test(it.word('size') ?? ''), 'is of an earlier generation'),
    ),
    on('azurerm_managed_disk', (it, here) =>
      when(here.isThrowaway && it.word('storage_account_type') === 'premium_lrs', 'is faster than a test needs'),
    ),
  ],
  'COST-003': [
    on('aws_nat_gateway', (_it, here) =>
      when(here.isThrowaway && here.all('aws_nat_gateway').length > 1, 'is one of several where one is enough'),
    ),
  ],
  'COST-004': [
    on('aws_eip', unattached(['instance', 'network_interface', 'association_id'])),
    on('aws_ebs_volume', unattached()),
    on('aws_lb', (_it, here) =>
      when(here.joined('aws_lb_listener aws_alb_listener', 'load_balancer_arn').length === 0, 'has no listener'),
    ),
    on('google_compute_address', unattached(['users'])),
    on('azurerm_public_ip', unattached()),
    on('azurerm_managed_disk', unattached()),
  ],
  'COST-005': [
    on('aws_s3_bucket', growing),
    on('google_storage_bucket', (it) =>
      when(it.at('lifecycle_rule').isAbsent && it.at('autoclass').isAbsent, 'grows for ever'),
    ),
    on('azurerm_storage_account', (_it, here) =>
      when(here.joined('azurerm_storage_management_policy', 'storage_account_id').length === 0, 'grows for ever'),
    ),
  ],
  'COST-006': [overBudget],
  'COST-007': [
    on('aws_instance aws_launch_template aws_sagemaker_notebook_instance aws_eks_node_group', (it, here) =>
      when(
        sizesOf(here.of.type, it).some((size) => SPECIAL_AWS.test(size) || timesXlarge(size) >= LARGEST_TIMES),
        ofItsOwn,
      ),
    ),
    on('google_compute_instance google_container_node_pool', (it, here) =>
      when(hasGpu(it) || sizesOf(here.of.type, it).some((size) => /^(?:a[234]|g[24]|m[1234])-/.test(size)), ofItsOwn),
    ),
    on(
      'azurerm_linux_virtual_machine azurerm_windows_virtual_machine azurerm_kubernetes_cluster_node_pool',
      (it, here) =>
        when(
          sizesOf(here.of.type, it).some((size) => /^standard_[nm]/.test(size)),
          ofItsOwn,
        ),
    ),
  ],
  'COST-008': [
    on('aws_db_instance aws_elasticache_replication_group', (it, here) =>
      when(here.isThrowaway && [it.flag('multi_az'), it.flag('multi_az_enabled')].includes(true), NOT_PRODUCTION),
    ),
    on('google_sql_database_instance', (it, here) =>
      when(here.isThrowaway && it.word('settings.availability_type') === 'regional', NOT_PRODUCTION),
    ),
    on('azurerm_postgresql_flexible_server', (it, here) =>
      when(here.isThrowaway && it.each('high_availability').length > 0, NOT_PRODUCTION),
    ),
  ],
  'COST-009': [
    on('aws_dynamodb_table', provisioned),
    on('aws_ebs_volume', (it) =>
      when(
        ['io1', 'io2'].includes(it.word('type') ?? '') && (it.number('iops') ?? 0) > MANY_IOPS,
        'pays for speed that few need',
      ),
    ),
    on('aws_kinesis_stream', (it) =>
      when(
        it.word('stream_mode_details.stream_mode', 'provisioned') === 'provisioned' &&
          (it.number('shard_count') ?? 0) > MANY_SHARDS,
        'pays for shards that nothing scales down',
      ),
    ),
    on('azurerm_cosmosdb_sql_database', (it) =>
      when(
        (it.number('throughput') ?? 0) > 4000 && it.at('autoscale_settings').isAbsent,
        'pays for throughput that nothing scales down',
      ),
    ),
  ],
  'COST-010': tagging,
};
