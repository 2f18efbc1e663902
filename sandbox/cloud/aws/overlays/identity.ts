import { now } from '../../common/made-up.ts';
import { atPath, text } from '../../cty/value.ts';
import type { Change, Overlay } from '../../provider/cloud-model.ts';
import { from, hexDigits } from '../../provider/template.ts';
import { arn } from '../made-up.ts';

/** Who may do what, keys, alarms and budgets. */
export const identityOverlays: { readonly [type: string]: Overlay } = {
  aws_iam_role: {
    title: 'IAM Role',
    decides: ['inline_policy'],
    id: ({ name, name_prefix }) => text(name) || `${text(name_prefix) || 'terraform-'}${hexDigits(26)}`,
    computed: {
      arn: from('arn:aws:iam::{account_id}:role{path}{id}'),
      create_date: now,
      name: ({ id }) => id,
      unique_id: from('AROA{RANDOM:17}'),
    },
    refuses: refusesBadPolicy,
    latencyMs: { create: 900, update: 700, delete: 700 },
  },
  aws_iam_role_policy_attachment: {
    title: 'IAM Role Policy Attachment',
    id: '{role}-{random:26}',
    key: '{role}/{policy_arn}',
    name: 'role',
    references: { role: 'aws_iam_role' },
    latencyMs: { create: 600, delete: 600 },
  },
  aws_kms_key: {
    title: 'KMS Key',
    id: '{uuid}',
    name: 'description',
    computed: {
      arn: arn('kms', 'key/{id}'),
      key_id: ({ id }) => id,
      policy: from(
        '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{account_id}:root"},"Action":"kms:*","Resource":"*"}]}',
      ),
    },
    latencyMs: { create: 900, update: 700, delete: 600 },
  },
  aws_cloudwatch_metric_alarm: {
    title: 'CloudWatch Metric Alarm',
    id: '{alarm_name}',
    key: '{region}/{alarm_name}',
    name: 'alarm_name',
    computed: { arn: arn('cloudwatch', 'alarm:{alarm_name}') },
    latencyMs: { create: 600, update: 500, delete: 500 },
  },
  aws_budgets_budget: {
    title: 'Budget',
    decides: ['cost_filter', 'cost_types'],
    id: ({ name, name_prefix }, { account_id }) =>
      `${text(account_id)}:${text(name) || `${text(name_prefix) || 'terraform-'}${hexDigits(26)}`}`,
    computed: {
      account_id: from('{account_id}'),
      arn: ({ id, settings }) => `arn:aws:budgets::${text(settings.account_id)}:budget/${id.split(':')[1]}`,
      name: ({ id }) => id.slice(id.indexOf(':') + 1),
      time_period_start: '2026-11-01_00:00',
    },
    latencyMs: { create: 700, update: 600, delete: 500 },
  },
};

/** AWS takes only JSON for the policy that says who may take the role. */
function refusesBadPolicy({ operation, after }: Change): string | undefined {
  const policy = text(atPath(after, 'assume_role_policy'));
  if (operation === 'delete' || policy === undefined) return undefined;
  try {
    JSON.parse(policy);
    return undefined;
  } catch {
    return 'operation error IAM: CreateRole, https response error StatusCode: 400, MalformedPolicyDocument: JSON strings must not have leading spaces';
  }
}
