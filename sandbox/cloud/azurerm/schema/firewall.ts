/** Network security groups, as in hashicorp/azurerm 4.79. */
export const firewallTable = `
resource azurerm_network_security_group 0
  id string optional computed
  location string required | replaces
  name string required | replaces
  resource_group_name string required | replaces
  security_rule set(object({access=string,description=string,destination_address_prefix=string,destination_address_prefixes=set(string),destination_application_security_group_ids=set(string),destination_port_range=string,destination_port_ranges=set(string),direction=string,name=string,priority=number,protocol=string,source_address_prefix=string,source_address_prefixes=set(string),source_application_security_group_ids=set(string),source_port_range=string,source_port_ranges=set(string)})) optional computed
  tags map(string) optional
  timeouts: single
    create string optional
    delete string optional
    read string optional
    update string optional

resource azurerm_network_security_rule 0
  access string required | among ["Allow","Deny"]
  description string optional | shortest 0 | longest 140
  destination_address_prefix string optional | exactlyOneOf ["destination_address_prefix","destination_address_prefixes","destination_application_security_group_ids"]
  destination_address_prefixes set(string) optional | exactlyOneOf ["destination_address_prefix","destination_address_prefixes","destination_application_security_group_ids"]
  destination_application_security_group_ids set(string) optional | exactlyOneOf ["destination_address_prefix","destination_address_prefixes","destination_application_security_group_ids"]
  destination_port_range string optional | conflictsWith ["destination_port_ranges"]
  destination_port_ranges set(string) optional | conflictsWith ["destination_port_range"]
  direction string required | among ["Inbound","Outbound"]
  id string optional computed
  name string required | replaces
  network_security_group_name string required | replaces
  priority number required | least 100 | most 4096
  protocol string required | among ["*","Tcp","Udp","Icmp","Ah","Esp"]
  resource_group_name string required | replaces
  source_address_prefix string optional | exactlyOneOf ["source_address_prefix","source_address_prefixes","source_application_security_group_ids"]
  source_address_prefixes set(string) optional | exactlyOneOf ["source_address_prefix","source_address_prefixes","source_application_security_group_ids"]
  source_application_security_group_ids set(string) optional | exactlyOneOf ["source_address_prefix","source_address_prefixes","source_application_security_group_ids"]
  source_port_range string optional | conflictsWith ["source_port_ranges"]
  source_port_ranges set(string) optional | conflictsWith ["source_port_range"]
  timeouts: single
    create string optional
    delete string optional
    read string optional
    update string optional

resource azurerm_subnet_network_security_group_association 0
  id string optional computed
  network_security_group_id string required | replaces | is "azure-resource-id"
  subnet_id string required | replaces | is "azure-resource-id"
  timeouts: single
    create string optional
    delete string optional
    read string optional

resource azurerm_network_interface_security_group_association 0
  id string optional computed
  network_interface_id string required | replaces | is "azure-resource-id"
  network_security_group_id string required | replaces | is "azure-resource-id"
  timeouts: single
    create string optional
    delete string optional
    read string optional

resource azurerm_application_security_group 0
  id string optional computed
  location string required | replaces
  name string required | replaces
  resource_group_name string required | replaces
  tags map(string) optional
  timeouts: single
    create string optional
    delete string optional
    read string optional
    update string optional

resource azurerm_network_interface_application_security_group_association 1
  application_security_group_id string required | replaces | is "azure-resource-id"
  id string optional computed
  network_interface_id string required | replaces | is "azure-resource-id"
  timeouts: single
    create string optional
    delete string optional
    read string optional
`;
