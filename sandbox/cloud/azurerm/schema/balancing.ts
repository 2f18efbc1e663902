/** Load balancers, as in hashicorp/azurerm 4.79. */
export const balancingTable = `
resource azurerm_lb 0
  edge_zone string optional | replaces
  id string optional computed
  location string required | replaces
  name string required | replaces
  private_ip_address string computed
  private_ip_addresses list(string) computed
  public_ip_address_id string optional computed | is "azure-resource-id"
  resource_group_name string required | replaces
  sku string optional | replaces | default "Standard" | among ["Basic","Standard","Gateway"]
  sku_tier string optional | replaces | default "Regional" | among ["Regional","Global"]
  subnet_id string optional computed | is "azure-resource-id"
  tags map(string) optional
  frontend_ip_configuration: list
    gateway_load_balancer_frontend_ip_configuration_id string optional computed | is "azure-resource-id"
    id string computed
    inbound_nat_rules set(string) computed
    load_balancer_rules set(string) computed
    name string required | shortest 1
    outbound_rules set(string) computed
    private_ip_address string optional computed
    private_ip_address_allocation string optional computed
    private_ip_address_version string optional computed | among ["IPv4","IPv6"]
    public_ip_address_id string optional | is "azure-resource-id"
    public_ip_prefix_id string optional computed | is "azure-resource-id"
    subnet_id string optional | is "azure-resource-id"
    zones set(string) optional
  timeouts: single
    create string optional
    delete string optional
    read string optional
    update string optional

resource azurerm_lb_backend_address_pool 0
  backend_ip_configurations list(string) computed
  id string optional computed
  inbound_nat_rules list(string) computed
  load_balancing_rules list(string) computed
  loadbalancer_id string required | replaces | is "azure-resource-id"
  name string required | replaces | shortest 1
  outbound_rules list(string) computed
  synchronous_mode string optional | replaces | among ["Automatic","Manual"] | needs ["virtual_network_id"]
  virtual_network_id string optional | is "azure-resource-id"
  timeouts: single
    create string optional
    delete string optional
    read string optional
    update string optional
  tunnel_interface: list
    identifier number required
    port number required
    protocol string required | among ["None","Native","VXLAN"]
    type string required | among ["None","Internal","External"]

resource azurerm_lb_probe 0
  id string optional computed
  interval_in_seconds number optional | default 15 | least 5
  load_balancer_rules set(string) computed
  loadbalancer_id string required | replaces | is "azure-resource-id"
  name string required | replaces | shortest 1
  number_of_probes number optional | default 2
  port number required | least 1 | most 65535
  probe_threshold number optional | default 1 | least 1 | most 100
  protocol string optional | default "Tcp" | among ["Http","Https","Tcp"]
  request_path string optional
  timeouts: single
    create string optional
    delete string optional
    read string optional
    update string optional

resource azurerm_lb_rule 0
  backend_address_pool_ids list(string) optional | is "azure-resource-id"
  backend_port number required | least 0 | most 65535
  disable_outbound_snat bool optional | default false
  enable_floating_ip bool optional computed deprecated | conflictsWith ["floating_ip_enabled"]
  enable_tcp_reset bool optional computed deprecated | conflictsWith ["tcp_reset_enabled"]
  floating_ip_enabled bool optional computed
  frontend_ip_configuration_id string computed
  frontend_ip_configuration_name string required | shortest 1
  frontend_port number required | least 0 | most 65535
  id string optional computed
  idle_timeout_in_minutes number optional | default 4 | least 4 | most 100
  load_distribution string optional | default "Default"
  loadbalancer_id string required | replaces | is "azure-resource-id"
  name string required | replaces
  probe_id string optional
  protocol string required | among ["All","Tcp","Udp"]
  tcp_reset_enabled bool optional computed
  timeouts: single
    create string optional
    delete string optional
    read string optional
    update string optional

resource azurerm_network_interface_backend_address_pool_association 0
  backend_address_pool_id string required | replaces | is "azure-resource-id"
  id string optional computed
  ip_configuration_name string required | replaces | shortest 1
  network_interface_id string required | replaces | is "azure-resource-id"
  timeouts: single
    create string optional
    delete string optional
    read string optional
`;
