import type { Here } from '../here.ts';
import { type Check, on, type Rules, when } from '../rule.ts';

const trail: Check = (it) => [
  ...when(it.flag('enable_logging', true) === false, 'is switched off', { severity: 'high', part: 'off' }),
  ...when(it.flag('enable_log_file_validation', false) === false, 'does not show when its files were changed', {
    part: 'validation',
  }),
  ...when(it.flag('is_multi_region_trail', false) === false, 'sees one region alone', { part: 'regions' }),
  ...when(it.at('kms_key_id').isAbsent, "uses the provider's key", { severity: 'low', part: 'key' }),
];

const SHORTEST_DAYS = 30;

const retention: Check = (it, here) => {
  const days = it.number('retention_in_days', 0);
  return [
    ...when(days === 0, 'keeps its logs for ever', { part: 'ever' }),
    ...when(
      days !== undefined && days > 0 && days < SHORTEST_DAYS && !here.isThrowaway,
      `keeps its logs for less than ${SHORTEST_DAYS} days`,
      { part: 'short' },
    ),
  ];
};

const UNLOGGED = 'keeps no access logs';
/** Where logs go, logs of that only go round. */
const isForLogs = ({ of }: Here): boolean =>
  /(?:^|[^a-z])logs?(?:[^a-z]|$)|logging/.test(`${of.name} ${of.it.word('bucket') ?? of.it.word('name') ?? ''}`);

/** What was done is written down. */
export const logging: Rules = {
  'LOG-001': [
    on('aws_cloudtrail', trail),
    on('google_project_iam_audit_config', (it) =>
      when(
        it.each('audit_log_config').some((one) => !one.at('exempted_members').isAbsent),
        'leaves some people out',
      ),
    ),
    on('azurerm_monitor_log_profile', (it) =>
      when((it.number('retention_policy.days', 0) ?? 365) < 365, 'keeps its logs for less than a year'),
    ),
  ],
  'LOG-002': [on('aws_cloudwatch_log_group', retention)],
  'LOG-003': [
    on('aws_lb aws_alb', (it) =>
      when(!it.at('access_logs').isUnknown && it.flag('access_logs.enabled', false) === false, UNLOGGED),
    ),
    on('aws_s3_bucket', (it, here) =>
      when(
        !isForLogs(here) &&
          it.each('logging').length === 0 &&
          here.joined('aws_s3_bucket_logging', 'bucket').length === 0,
        UNLOGGED,
      ),
    ),
    on('aws_cloudfront_distribution', (it) => when(it.at('logging_config').isAbsent, UNLOGGED)),
    on('google_storage_bucket', (it, here) => when(!isForLogs(here) && it.at('logging').isAbsent, UNLOGGED)),
    on('azurerm_storage_account', (_it, here) =>
      when(here.joined('azurerm_monitor_diagnostic_setting', 'target_resource_id').length === 0, UNLOGGED),
    ),
  ],
};
