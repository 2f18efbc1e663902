/** Resource groups, what guards and what limits them, as in hashicorp/azurerm 4.79. */
export const groupTable = `
resource azurerm_resource_group 0
  id string optional computed
  location string required | replaces
  managed_by string optional | shortest 1
  name string required | replaces
  tags map(string) optional
  timeouts: single
    create string optional
    delete string optional
    read string optional
    update string optional

resource azurerm_key_vault 2
  access_policy list(object({application_id=string,certificate_permissions=list(string),key_permissions=list(string),object_id=string,secret_permissions=list(string),storage_permissions=list(string),tenant_id=string})) optional computed
  enable_rbac_authorization bool optional computed deprecated | conflictsWith ["rbac_authorization_enabled"]
  enabled_for_deployment bool optional
  enabled_for_disk_encryption bool optional
  enabled_for_template_deployment bool optional
  id string optional computed
  location string required | replaces
  name string required | replaces
  public_network_access_enabled bool optional | default true
  purge_protection_enabled bool optional
  rbac_authorization_enabled bool optional computed | conflictsWith ["enable_rbac_authorization"]
  resource_group_name string required | replaces
  sku_name string required | among ["standard","premium"]
  soft_delete_retention_days number optional | default 90 | least 7 | most 90
  tags map(string) optional
  tenant_id string required | is "uuid"
  vault_uri string computed
  contact: set
    email string required
    name string optional
    phone string optional
  network_acls: list ..1
    bypass string required | among ["None","AzureServices"]
    default_action string required | among ["Allow","Deny"]
    ip_rules set(string) optional
    virtual_network_subnet_ids set(string) optional
  timeouts: single
    create string optional
    delete string optional
    read string optional
    update string optional

resource azurerm_consumption_budget_resource_group 0
  amount number required | least 1
  etag string optional computed
  id string optional computed
  name string required | replaces | shortest 1
  resource_group_id string required | replaces
  time_grain string optional | replaces | default "Monthly" | among ["BillingAnnual","BillingMonth","BillingQuarter","Annually","Monthly","Quarterly"]
  filter: list ..1
    dimension: set | atLeastOneOf ["filter.dimension","filter.tag"]
      name string required | among ["ChargeType","Frequency","InvoiceId","Meter","MeterCategory","MeterSubCategory","PartNumber","PricingModel","Product","ProductOrderId","ProductOrderName","PublisherType","ReservationId","ReservationName","ResourceGroupName","ResourceGuid","ResourceId","ResourceLocation","ResourceType","ServiceFamily","ServiceName","SubscriptionID","SubscriptionName","UnitOfMeasure"]
      operator string optional | default "In" | among ["In"]
      values list(string) required | shortest 1
    tag: set | atLeastOneOf ["filter.dimension","filter.tag"]
      name string required
      operator string optional | default "In" | among ["In"]
      values list(string) required | shortest 1
  notification: set 1..
    contact_emails list(string) optional | shortest 1
    contact_groups list(string) optional | shortest 1
    contact_roles list(string) optional | shortest 1
    enabled bool optional | default true
    operator string required | among ["EqualTo","GreaterThan","GreaterThanOrEqualTo"]
    threshold number required | least 0 | most 1000
    threshold_type string optional | default "Actual" | among ["Actual","Forecasted"]
  time_period: list 1..1
    end_date string optional computed | is "rfc3339"
    start_date string required | replaces
  timeouts: single
    create string optional
    delete string optional
    read string optional
    update string optional
`;
