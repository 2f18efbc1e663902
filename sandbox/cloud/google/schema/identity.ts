/** Who may do what, keys, services and budgets, as in hashicorp/google 6.50. */
export const identityTable = `
resource google_service_account 0
  account_id string required | replaces | like "^[a-z](?:[-a-z0-9]{4,28}[a-z0-9])$"
  create_ignore_already_exists bool optional
  description string optional | shortest 0 | longest 256
  disabled bool optional | default false
  display_name string optional
  email string computed
  id string optional computed
  member string computed
  name string computed
  project string optional computed | replaces
  unique_id string computed
  timeouts: single
    create string optional

resource google_project_iam_member 0
  etag string computed
  id string optional computed
  member string required | replaces
  project string required | replaces
  role string required | replaces
  condition: list ..1 | replaces
    description string optional | replaces
    expression string required | replaces
    title string required | replaces

resource google_project_service 0
  disable_dependent_services bool optional
  disable_on_destroy bool optional | default true
  id string optional computed
  project string optional computed | replaces
  service string required | replaces
  timeouts: single
    create string optional
    delete string optional
    read string optional
    update string optional

resource google_kms_key_ring 0
  id string optional computed
  location string required | replaces
  name string required | replaces
  project string optional computed | replaces
  timeouts: single
    create string optional
    delete string optional

resource google_kms_crypto_key 1
  crypto_key_backend string optional computed | replaces
  destroy_scheduled_duration string optional computed | replaces
  effective_labels map(string) computed
  id string optional computed
  import_only bool optional computed | replaces
  key_ring string required | replaces
  labels map(string) optional
  name string required | replaces
  primary list(object({name=string,state=string})) computed
  purpose string optional | replaces | default "ENCRYPT_DECRYPT"
  rotation_period string optional
  skip_initial_version_creation bool optional
  terraform_labels map(string) computed
  timeouts: single
    create string optional
    delete string optional
    update string optional
  version_template: list ..1
    algorithm string required
    protection_level string optional | replaces | default "SOFTWARE"

resource google_billing_budget 1
  billing_account string required | replaces
  display_name string optional
  id string optional computed
  name string computed
  ownership_scope string optional | among ["OWNERSHIP_SCOPE_UNSPECIFIED","ALL_USERS","BILLING_ACCOUNT",""]
  all_updates_rule: list ..1
    disable_default_iam_recipients bool optional | default false
    enable_project_level_recipients bool optional | default false
    monitoring_notification_channels list(string) optional | atLeastOneOf ["all_updates_rule.pubsub_topic","all_updates_rule.monitoring_notification_channels"]
    pubsub_topic string optional | atLeastOneOf ["all_updates_rule.pubsub_topic","all_updates_rule.monitoring_notification_channels"]
    schema_version string optional | default "1.0"
  amount: list 1..1
    last_period_amount bool optional | exactlyOneOf ["amount.specified_amount","amount.last_period_amount"]
    specified_amount: list ..1 | exactlyOneOf ["amount.specified_amount","amount.last_period_amount"]
      currency_code string optional computed
      nanos number optional
      units string optional
  budget_filter: list ..1
    calendar_period string optional | among ["MONTH","QUARTER","YEAR","CALENDAR_PERIOD_UNSPECIFIED",""] | atLeastOneOf ["budget_filter.projects","budget_filter.resource_ancestors","budget_filter.credit_types_treatment","budget_filter.services","budget_filter.subaccounts","budget_filter.labels","budget_filter.calendar_period","budget_filter.custom_period"]
    credit_types list(string) optional computed | atLeastOneOf ["budget_filter.projects","budget_filter.resource_ancestors","budget_filter.credit_types_treatment","budget_filter.services","budget_filter.subaccounts","budget_filter.labels","budget_filter.calendar_period","budget_filter.custom_period"]
    credit_types_treatment string optional | default "INCLUDE_ALL_CREDITS" | among ["INCLUDE_ALL_CREDITS","EXCLUDE_ALL_CREDITS","INCLUDE_SPECIFIED_CREDITS",""] | atLeastOneOf ["budget_filter.projects","budget_filter.resource_ancestors","budget_filter.credit_types_treatment","budget_filter.services","budget_filter.subaccounts","budget_filter.labels","budget_filter.calendar_period","budget_filter.custom_period"]
    labels map(string) optional computed | atLeastOneOf ["budget_filter.projects","budget_filter.resource_ancestors","budget_filter.credit_types_treatment","budget_filter.services","budget_filter.subaccounts","budget_filter.labels","budget_filter.calendar_period","budget_filter.custom_period"]
    projects set(string) optional | atLeastOneOf ["budget_filter.projects","budget_filter.resource_ancestors","budget_filter.credit_types_treatment","budget_filter.services","budget_filter.subaccounts","budget_filter.labels","budget_filter.calendar_period","budget_filter.custom_period"]
    resource_ancestors set(string) optional | atLeastOneOf ["budget_filter.projects","budget_filter.resource_ancestors","budget_filter.credit_types_treatment","budget_filter.services","budget_filter.subaccounts","budget_filter.labels","budget_filter.calendar_period","budget_filter.custom_period"]
    services list(string) optional computed | atLeastOneOf ["budget_filter.projects","budget_filter.resource_ancestors","budget_filter.credit_types_treatment","budget_filter.services","budget_filter.subaccounts","budget_filter.labels","budget_filter.calendar_period","budget_filter.custom_period"]
    subaccounts list(string) optional computed | atLeastOneOf ["budget_filter.projects","budget_filter.resource_ancestors","budget_filter.credit_types_treatment","budget_filter.services","budget_filter.subaccounts","budget_filter.labels","budget_filter.calendar_period","budget_filter.custom_period"]
    custom_period: list ..1 | atLeastOneOf ["budget_filter.projects","budget_filter.resource_ancestors","budget_filter.credit_types_treatment","budget_filter.services","budget_filter.subaccounts","budget_filter.labels","budget_filter.calendar_period","budget_filter.custom_period"]
      end_date: list ..1
        day number required | least 1 | most 31
        month number required | least 1 | most 12
        year number required | least 1 | most 9999
      start_date: list 1..1
        day number required | least 1 | most 31
        month number required | least 1 | most 12
        year number required | least 1 | most 9999
  threshold_rules: list
    spend_basis string optional | default "CURRENT_SPEND" | among ["CURRENT_SPEND","FORECASTED_SPEND",""]
    threshold_percent number required
  timeouts: single
    create string optional
    delete string optional
    update string optional
`;
