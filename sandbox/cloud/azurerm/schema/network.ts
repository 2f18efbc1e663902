/** Networks and what hangs on them, as in hashicorp/azurerm 4.79. */
export const networkTable = String.raw`
resource azurerm_virtual_network 0
  address_space set(string) optional | shortest 1 | exactlyOneOf ["address_space","ip_address_pool"]
  bgp_community string optional
  dns_servers list(string) optional computed | shortest 1
  edge_zone string optional | replaces
  flow_timeout_in_minutes number optional | least 4 | most 30
  guid string computed
  id string optional computed
  location string required | replaces
  name string required | replaces | shortest 1
  private_endpoint_vnet_policies string optional | default "Disabled" | among ["Basic","Disabled"]
  resource_group_name string required | replaces
  subnet set(object({address_prefixes=list(string),default_outbound_access_enabled=bool,delegation=list(object({name=string,service_delegation=list(object({actions=set(string),name=string}))})),id=string,name=string,private_endpoint_network_policies=string,private_link_service_network_policies_enabled=bool,route_table_id=string,security_group=string,service_endpoint_policy_ids=set(string),service_endpoints=set(string)})) optional computed
  tags map(string) optional
  ddos_protection_plan: list ..1
    enable bool required
    id string required
  encryption: list ..1
    enforcement string required | among ["DropUnencrypted","AllowUnencrypted"]
  ip_address_pool: list ..2 | exactlyOneOf ["address_space","ip_address_pool"]
    allocated_ip_address_prefixes list(string) computed
    id string required
    number_of_ip_addresses string required | like "^[1-9]\\d*$"
  timeouts: single
    create string optional
    delete string optional
    read string optional
    update string optional

resource azurerm_subnet 0
  address_prefixes list(string) optional | shortest 1 | exactlyOneOf ["address_prefixes","ip_address_pool"]
  default_outbound_access_enabled bool optional | default true
  id string optional computed
  name string required | replaces
  private_endpoint_network_policies string optional | default "Disabled" | among ["Disabled","Enabled","NetworkSecurityGroupEnabled","RouteTableEnabled"]
  private_link_service_network_policies_enabled bool optional | default true
  resource_group_name string required | replaces
  service_endpoint_policy_ids set(string) optional | is "azure-resource-id"
  service_endpoints set(string) optional
  sharing_scope string optional | among ["Tenant"]
  virtual_network_name string required | replaces
  delegation: list
    name string required
    service_delegation: list 1..1
      actions set(string) optional | among ["Microsoft.Network/networkinterfaces/*","Microsoft.Network/publicIPAddresses/join/action","Microsoft.Network/publicIPAddresses/read","Microsoft.Network/virtualNetworks/read","Microsoft.Network/virtualNetworks/subnets/action","Microsoft.Network/virtualNetworks/subnets/join/action","Microsoft.Network/virtualNetworks/subnets/prepareNetworkPolicies/action","Microsoft.Network/virtualNetworks/subnets/unprepareNetworkPolicies/action"]
      name string required | among ["GitHub.Network/networkSettings","Informatica.DataManagement/organizations","Microsoft.ApiManagement/service","Microsoft.Apollo/npu","Microsoft.App/environments","Microsoft.App/testClients","Microsoft.AVS/PrivateClouds","Microsoft.AzureCosmosDB/clusters","Microsoft.BareMetal/AzureHostedService","Microsoft.BareMetal/AzureHPC","Microsoft.BareMetal/AzurePaymentHSM","Microsoft.BareMetal/AzureVMware","Microsoft.BareMetal/CrayServers","Microsoft.BareMetal/MonitoringServers","Microsoft.Batch/batchAccounts","Microsoft.CloudTest/hostedpools","Microsoft.CloudTest/images","Microsoft.CloudTest/pools","Microsoft.Codespaces/plans","Microsoft.ContainerInstance/containerGroups","Microsoft.ContainerService/managedClusters","Microsoft.ContainerService/TestClients","Microsoft.Databricks/workspaces","Microsoft.DBforMySQL/flexibleServers","Microsoft.DBforMySQL/servers","Microsoft.DBforMySQL/serversv2","Microsoft.DBforPostgreSQL/flexibleServers","Microsoft.DBforPostgreSQL/serversv2","Microsoft.DBforPostgreSQL/singleServers","Microsoft.DelegatedNetwork/controller","Microsoft.DevCenter/networkConnection","Microsoft.DevOpsInfrastructure/pools","Microsoft.DocumentDB/cassandraClusters","Microsoft.Fidalgo/networkSettings","Microsoft.HardwareSecurityModules/dedicatedHSMs","Microsoft.Kusto/clusters","Microsoft.LabServices/labplans","Microsoft.Logic/integrationServiceEnvironments","Microsoft.MachineLearningServices/workspaces","Microsoft.MessagingConnectors/connectors","Microsoft.Netapp/volumes","Microsoft.Network/applicationGateways","Microsoft.Network/dnsResolvers","Microsoft.Network/managedResolvers","Microsoft.Network/fpgaNetworkInterfaces","Microsoft.Network/networkWatchers.","Microsoft.Network/virtualNetworkGateways","Microsoft.Orbital/orbitalGateways","Microsoft.PowerAutomate/hostedRpa","Microsoft.PowerPlatform/enterprisePolicies","Microsoft.PowerPlatform/vnetaccesslinks","Microsoft.ServiceFabricMesh/networks","Microsoft.ServiceNetworking/trafficControllers","Microsoft.Singularity/accounts/networks","Microsoft.Singularity/accounts/npu","Microsoft.Sql/managedInstances","Microsoft.Sql/managedInstancesOnebox","Microsoft.Sql/managedInstancesStage","Microsoft.Sql/managedInstancesTest","Microsoft.Sql/servers","Microsoft.StoragePool/diskPools","Microsoft.StreamAnalytics/streamingJobs","Microsoft.Synapse/workspaces","Microsoft.Web/hostingEnvironments","Microsoft.Web/serverFarms","NGINX.NGINXPLUS/nginxDeployments","Oracle.Database/networkAttachments","PaloAltoNetworks.Cloudngfw/firewalls","Qumulo.Storage/fileSystems","PureStorage.Block/storagePools"]
  ip_address_pool: list ..1 | exactlyOneOf ["address_prefixes","ip_address_pool"]
    allocated_ip_address_prefixes list(string) computed
    id string required
    number_of_ip_addresses string required | like "^[1-9]\\d*$"
  timeouts: single
    create string optional
    delete string optional
    read string optional
    update string optional

resource azurerm_network_interface 0
  accelerated_networking_enabled bool optional | default false
  applied_dns_servers list(string) computed
  auxiliary_mode string optional | among ["AcceleratedConnections","Floating","MaxConnections","None"] | needs ["auxiliary_sku"]
  auxiliary_sku string optional | among ["A8","A4","A1","A2","None"] | needs ["auxiliary_mode"]
  dns_servers list(string) optional | shortest 1
  edge_zone string optional | replaces
  id string optional computed
  internal_dns_name_label string optional | shortest 1
  internal_domain_name_suffix string computed
  ip_forwarding_enabled bool optional | default false
  location string required | replaces
  mac_address string computed
  name string required | replaces
  private_ip_address string computed
  private_ip_addresses list(string) computed
  resource_group_name string required | replaces
  tags map(string) optional
  virtual_machine_id string computed
  ip_configuration: list 1..
    gateway_load_balancer_frontend_ip_configuration_id string optional computed
    name string required | shortest 1
    primary bool optional computed
    private_ip_address string optional computed
    private_ip_address_allocation string required | among ["Dynamic","Static"]
    private_ip_address_version string optional | default "IPv4" | among ["IPv4","IPv6"]
    public_ip_address_id string optional | is "azure-resource-id"
    subnet_id string optional | is "azure-resource-id"
  timeouts: single
    create string optional
    delete string optional
    read string optional
    update string optional

resource azurerm_public_ip 0
  allocation_method string required | among ["Static","Dynamic"]
  ddos_protection_mode string optional | default "VirtualNetworkInherited" | among ["Disabled","Enabled","VirtualNetworkInherited"]
  ddos_protection_plan_id string optional | is "azure-resource-id"
  domain_name_label string optional
  domain_name_label_scope string optional | among ["NoReuse","ResourceGroupReuse","SubscriptionReuse","TenantReuse"]
  edge_zone string optional | replaces
  fqdn string computed
  id string optional computed
  idle_timeout_in_minutes number optional | default 4 | least 4 | most 30
  ip_address string computed
  ip_tags map(string) optional | replaces
  ip_version string optional | replaces | default "IPv4" | among ["IPv4","IPv6"]
  location string required | replaces
  name string required | replaces | shortest 1
  public_ip_prefix_id string optional | replaces | is "azure-resource-id"
  resource_group_name string required | replaces
  reverse_fqdn string optional
  sku string optional | replaces | default "Standard" | among ["Basic","Standard","StandardV2"]
  sku_tier string optional | replaces | default "Regional" | among ["Global","Regional"]
  tags map(string) optional
  zones set(string) optional | replaces
  timeouts: single
    create string optional
    delete string optional
    read string optional
    update string optional

resource azurerm_private_dns_zone 0
  id string optional computed
  max_number_of_record_sets number computed
  max_number_of_virtual_network_links number computed
  max_number_of_virtual_network_links_with_registration number computed
  name string required | replaces
  number_of_record_sets number computed
  resource_group_name string required | replaces
  tags map(string) optional
  soa_record: list ..1 | replaces
    email string required
    expire_time number optional | default 2419200 | least 0
    fqdn string computed
    host_name string computed
    minimum_ttl number optional | default 10 | least 0
    refresh_time number optional | default 3600 | least 0
    retry_time number optional | default 300 | least 0
    serial_number number computed
    tags map(string) optional
    ttl number optional | default 3600
  timeouts: single
    create string optional
    delete string optional
    read string optional
    update string optional

resource azurerm_private_dns_zone_virtual_network_link 0
  id string optional computed
  name string required | replaces
  private_dns_zone_name string required | replaces | shortest 1
  registration_enabled bool optional | default false
  resolution_policy string optional computed | among ["Default","NxDomainRedirect"]
  resource_group_name string required | replaces
  tags map(string) optional
  virtual_network_id string required | replaces | is "azure-resource-id"
  timeouts: single
    create string optional
    delete string optional
    read string optional
    update string optional
`;
