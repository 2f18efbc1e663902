/** Identities, their rights, and locks, as in hashicorp/azurerm 4.79. */
export const identityTable = `
resource azurerm_user_assigned_identity 1
  client_id string computed
  id string optional computed
  isolation_scope string optional | among ["Regional"]
  location string required | replaces
  name string required | replaces
  principal_id string computed
  resource_group_name string required | replaces
  tags map(string) optional
  tenant_id string computed
  timeouts: single
    create string optional
    delete string optional
    read string optional
    update string optional

resource azurerm_role_assignment 0
  condition string optional | replaces | needs ["condition_version"]
  condition_version string optional computed | replaces | among ["1.0","2.0"] | needs ["condition"]
  delegated_managed_identity_resource_id string optional | replaces | is "azure-resource-id"
  description string optional | replaces
  id string optional computed
  name string optional computed | replaces | is "uuid"
  principal_id string required | replaces
  principal_type string optional computed | replaces | among ["User","Group","ServicePrincipal"]
  role_definition_id string optional computed | replaces | exactlyOneOf ["role_definition_id","role_definition_name"]
  role_definition_name string optional computed | replaces | exactlyOneOf ["role_definition_id","role_definition_name"]
  scope string required | replaces
  skip_service_principal_aad_check bool optional computed
  timeouts: single
    create string optional
    delete string optional
    read string optional

resource azurerm_management_lock 0
  id string optional computed
  lock_level string required | replaces | among ["CanNotDelete","ReadOnly"]
  name string required | replaces | like "^[A-Za-z0-9-_]{1,260}$"
  notes string optional | replaces | longest 512
  scope string required | replaces
  timeouts: single
    create string optional
    delete string optional
    read string optional
`;
