/** Who may do what, keys, alarms and budgets, as in hashicorp/aws 5.100. */
export const identityTable = `
resource aws_iam_role 0
  arn string computed
  assume_role_policy string required
  create_date string computed
  description string optional
  force_detach_policies bool optional | default false
  id string optional computed
  managed_policy_arns set(string) optional computed deprecated | is "arn"
  max_session_duration number optional | default 3600 | least 3600 | most 43200
  name string optional computed | replaces | shortest 1 | longest 64
  name_prefix string optional computed | replaces | shortest 1 | longest 38
  path string optional | replaces | default "/"
  permissions_boundary string optional | is "arn"
  tags map(string) optional
  tags_all map(string) optional computed
  unique_id string computed
  inline_policy: set
    name string optional | shortest 1 | longest 128
    policy string optional

resource aws_iam_role_policy_attachment 0
  id string optional computed
  policy_arn string required | replaces | is "arn"
  role string required | replaces

resource aws_kms_key 0
  arn string computed
  bypass_policy_lockout_safety_check bool optional | default false
  custom_key_store_id string optional | replaces | shortest 1 | longest 22
  customer_master_key_spec string optional | replaces | default "SYMMETRIC_DEFAULT" | among ["RSA_2048","RSA_3072","RSA_4096","ECC_NIST_P256","ECC_NIST_P384","ECC_NIST_P521","ECC_SECG_P256K1","SYMMETRIC_DEFAULT","HMAC_224","HMAC_256","HMAC_384","HMAC_512","SM2"]
  deletion_window_in_days number optional | least 7 | most 30
  description string optional computed
  enable_key_rotation bool optional | default false
  id string optional computed
  is_enabled bool optional | default true
  key_id string computed
  key_usage string optional | replaces | default "ENCRYPT_DECRYPT" | among ["SIGN_VERIFY","ENCRYPT_DECRYPT","GENERATE_VERIFY_MAC","KEY_AGREEMENT"]
  multi_region bool optional computed | replaces
  policy string optional computed
  rotation_period_in_days number optional computed
  tags map(string) optional
  tags_all map(string) optional computed
  xks_key_id string optional | replaces
  timeouts: single
    create string optional

resource aws_cloudwatch_metric_alarm 1
  actions_enabled bool optional | default true
  alarm_actions set(string) optional | is "arn"
  alarm_description string optional
  alarm_name string required | replaces | shortest 1 | longest 255
  arn string computed
  comparison_operator string required | among ["GreaterThanOrEqualToThreshold","GreaterThanThreshold","LessThanThreshold","LessThanOrEqualToThreshold","LessThanLowerOrGreaterThanUpperThreshold","LessThanLowerThreshold","GreaterThanUpperThreshold"]
  datapoints_to_alarm number optional | least 1
  dimensions map(string) optional
  evaluate_low_sample_count_percentiles string optional computed | among ["evaluate","ignore"]
  evaluation_periods number required | least 1
  extended_statistic string optional
  id string optional computed
  insufficient_data_actions set(string) optional | is "arn"
  metric_name string optional | shortest 1 | longest 255
  namespace string optional | shortest 1 | longest 255
  ok_actions set(string) optional | is "arn"
  period number optional
  statistic string optional | among ["SampleCount","Average","Sum","Minimum","Maximum"]
  tags map(string) optional
  tags_all map(string) optional computed
  threshold number optional
  threshold_metric_id string optional | shortest 1 | longest 255
  treat_missing_data string optional | default "missing" | among ["breaching","ignore","missing","notBreaching"]
  unit string optional | among ["Seconds","Microseconds","Milliseconds","Bytes","Kilobytes","Megabytes","Gigabytes","Terabytes","Bits","Kilobits","Megabits","Gigabits","Terabits","Percent","Count","Bytes/Second","Kilobytes/Second","Megabytes/Second","Gigabytes/Second","Terabytes/Second","Bits/Second","Kilobits/Second","Megabits/Second","Gigabits/Second","Terabits/Second","Count/Second","None"]
  metric_query: set
    account_id string optional | shortest 1 | longest 255
    expression string optional | shortest 1 | longest 1024
    id string required | shortest 1 | longest 255
    label string optional
    period number optional
    return_data bool optional | default false
    metric: list ..1
      dimensions map(string) optional
      metric_name string required | shortest 1 | longest 255
      namespace string optional | shortest 1 | longest 255
      period number required
      stat string required | among ["SampleCount","Average","Sum","Minimum","Maximum"]
      unit string optional | among ["Seconds","Microseconds","Milliseconds","Bytes","Kilobytes","Megabytes","Gigabytes","Terabytes","Bits","Kilobits","Megabits","Gigabits","Terabits","Percent","Count","Bytes/Second","Kilobytes/Second","Megabytes/Second","Gigabytes/Second","Terabytes/Second","Bits/Second","Kilobits/Second","Megabits/Second","Gigabits/Second","Terabits/Second","Count/Second","None"]

resource aws_budgets_budget 0
  account_id string optional computed | replaces
  arn string computed
  budget_type string required | among ["USAGE","COST","RI_UTILIZATION","RI_COVERAGE","SAVINGS_PLANS_UTILIZATION","SAVINGS_PLANS_COVERAGE"]
  id string optional computed
  limit_amount string optional computed
  limit_unit string optional computed
  name string optional computed | replaces
  name_prefix string optional computed | replaces
  tags map(string) optional
  tags_all map(string) optional computed
  time_period_end string optional | default "2087-06-15_00:00"
  time_period_start string optional computed
  time_unit string required | among ["DAILY","MONTHLY","QUARTERLY","ANNUALLY"]
  auto_adjust_data: list ..1
    auto_adjust_type string required | among ["HISTORICAL","FORECAST"]
    last_auto_adjust_time string computed
    historical_options: list ..1
      budget_adjustment_period number required | least 1 | most 60
      lookback_available_periods number computed
  cost_filter: set
    name string required
    values list(string) required
  cost_types: list ..1
    include_credit bool optional | default true
    include_discount bool optional | default true
    include_other_subscription bool optional | default true
    include_recurring bool optional | default true
    include_refund bool optional | default true
    include_subscription bool optional | default true
    include_support bool optional | default true
    include_tax bool optional | default true
    include_upfront bool optional | default true
    use_amortized bool optional | default false
    use_blended bool optional | default false
  notification: set
    comparison_operator string required | among ["GREATER_THAN","LESS_THAN","EQUAL_TO"]
    notification_type string required | among ["ACTUAL","FORECASTED"]
    subscriber_email_addresses set(string) optional
    subscriber_sns_topic_arns set(string) optional | is "arn"
    threshold number required
    threshold_type string required | among ["PERCENTAGE","ABSOLUTE_VALUE"]
  planned_limit: set
    amount string required
    start_time string required
    unit string required
`;
