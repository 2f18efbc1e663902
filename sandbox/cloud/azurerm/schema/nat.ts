/** Gateways through which a network reaches the internet, as in hashicorp/azurerm 4.79. */
export const natTable = `
resource azurerm_nat_gateway 0
  id string optional computed
  idle_timeout_in_minutes number optional | default 4 | least 4 | most 120
  location string required | replaces
  name string required | replaces
  resource_group_name string required | replaces
  resource_guid string computed
  sku_name string optional | replaces | default "Standard" | among ["Standard","StandardV2"]
  tags map(string) optional
  zones set(string) optional | replaces
  timeouts: single
    create string optional
    delete string optional
    read string optional
    update string optional

resource azurerm_nat_gateway_public_ip_association 0
  id string optional computed
  nat_gateway_id string required | replaces | is "azure-resource-id"
  public_ip_address_id string required | replaces | is "azure-resource-id"
  timeouts: single
    create string optional
    delete string optional
    read string optional

resource azurerm_subnet_nat_gateway_association 0
  id string optional computed
  nat_gateway_id string required | replaces | is "azure-resource-id"
  subnet_id string required | replaces | is "azure-resource-id"
  timeouts: single
    create string optional
    delete string optional
    read string optional
`;
