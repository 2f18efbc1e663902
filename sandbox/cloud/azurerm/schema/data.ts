/** What a configuration can look up, as in hashicorp/azurerm 4.79. */
export const dataTable = `
data azurerm_client_config 0
  client_id string computed
  id string optional computed
  object_id string computed
  subscription_id string computed
  tenant_id string computed
  timeouts: single
    read string optional

data azurerm_resource_group 0
  id string optional computed
  location string computed
  managed_by string computed
  name string required
  tags map(string) computed
  timeouts: single
    read string optional

data azurerm_subnet 0
  address_prefix string computed
  address_prefixes list(string) computed
  default_outbound_access_enabled bool computed
  id string optional computed
  name string required
  network_security_group_id string computed
  private_endpoint_network_policies string computed
  private_link_service_network_policies_enabled bool computed
  resource_group_name string required
  route_table_id string computed
  service_endpoints list(string) computed
  virtual_network_name string required
  timeouts: single
    read string optional

data azurerm_virtual_network 0
  address_space list(string) computed
  dns_servers list(string) computed
  guid string computed
  id string optional computed
  location string computed
  name string required
  resource_group_name string required
  subnets list(string) computed
  tags map(string) computed
  vnet_peerings map(string) computed
  vnet_peerings_addresses list(string) computed
  timeouts: single
    read string optional
`;
