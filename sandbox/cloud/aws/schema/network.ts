/** Networks and what hangs on them, as in hashicorp/aws 5.100. */
export const networkTable = `
resource aws_vpc 1
  arn string computed
  assign_generated_ipv6_cidr_block bool optional
  cidr_block string optional computed | replaces | is "cidr"
  default_network_acl_id string computed
  default_route_table_id string computed
  default_security_group_id string computed
  dhcp_options_id string computed
  enable_dns_hostnames bool optional computed
  enable_dns_support bool optional | default true
  enable_network_address_usage_metrics bool optional computed
  id string optional computed
  instance_tenancy string optional | replaces | default "default" | among ["default","dedicated"]
  ipv4_ipam_pool_id string optional | replaces
  ipv4_netmask_length number optional | replaces
  ipv6_association_id string computed
  ipv6_cidr_block string optional computed
  ipv6_cidr_block_network_border_group string optional computed
  ipv6_ipam_pool_id string optional
  ipv6_netmask_length number optional
  main_route_table_id string computed
  owner_id string computed
  tags map(string) optional
  tags_all map(string) optional computed

resource aws_subnet 1
  arn string computed
  assign_ipv6_address_on_creation bool optional | default false
  availability_zone string optional computed | replaces
  availability_zone_id string optional computed | replaces
  cidr_block string optional | replaces | is "cidr"
  customer_owned_ipv4_pool string optional
  enable_dns64 bool optional | default false
  enable_lni_at_device_index number optional
  enable_resource_name_dns_a_record_on_launch bool optional | default false
  enable_resource_name_dns_aaaa_record_on_launch bool optional | default false
  id string optional computed
  ipv6_cidr_block string optional | is "cidr"
  ipv6_cidr_block_association_id string computed
  ipv6_native bool optional | replaces | default false
  map_customer_owned_ip_on_launch bool optional
  map_public_ip_on_launch bool optional | default false
  outpost_arn string optional | replaces | is "arn"
  owner_id string computed
  private_dns_hostname_type_on_launch string optional computed | among ["ip-name","resource-name"]
  tags map(string) optional
  tags_all map(string) optional computed
  vpc_id string required | replaces
  timeouts: single
    create string optional
    delete string optional

resource aws_internet_gateway 0
  arn string computed
  id string optional computed
  owner_id string computed
  tags map(string) optional
  tags_all map(string) optional computed
  vpc_id string optional computed
  timeouts: single
    create string optional
    delete string optional
    update string optional

resource aws_nat_gateway 0
  allocation_id string optional | replaces
  association_id string computed
  connectivity_type string optional | replaces | among ["private","public"]
  id string optional computed
  network_interface_id string computed
  private_ip string optional computed | replaces
  public_ip string computed
  secondary_allocation_ids set(string) optional
  secondary_private_ip_address_count number optional computed | replaces
  secondary_private_ip_addresses set(string) optional computed
  subnet_id string required | replaces
  tags map(string) optional
  tags_all map(string) optional computed
  timeouts: single
    create string optional
    delete string optional
    update string optional

resource aws_eip 0
  address string optional | replaces
  allocation_id string computed
  arn string computed
  associate_with_private_ip string optional
  association_id string computed
  carrier_ip string computed
  customer_owned_ip string computed
  customer_owned_ipv4_pool string optional
  domain string optional computed | replaces | among ["vpc","standard"]
  id string optional computed
  instance string optional computed
  ipam_pool_id string optional computed | replaces
  network_border_group string optional computed | replaces
  network_interface string optional computed
  private_dns string computed
  private_ip string computed
  ptr_record string computed
  public_dns string computed
  public_ip string computed
  public_ipv4_pool string optional computed | replaces
  tags map(string) optional
  tags_all map(string) optional computed
  vpc bool optional computed deprecated | replaces
  timeouts: single
    delete string optional
    read string optional
    update string optional

resource aws_route_table 0
  arn string computed
  id string optional computed
  owner_id string computed
  propagating_vgws set(string) optional computed
  route set(object({carrier_gateway_id=string,cidr_block=string,core_network_arn=string,destination_prefix_list_id=string,egress_only_gateway_id=string,gateway_id=string,ipv6_cidr_block=string,local_gateway_id=string,nat_gateway_id=string,network_interface_id=string,transit_gateway_id=string,vpc_endpoint_id=string,vpc_peering_connection_id=string})) optional computed
  tags map(string) optional
  tags_all map(string) optional computed
  vpc_id string required | replaces
  timeouts: single
    create string optional
    delete string optional
    update string optional

resource aws_route 0
  carrier_gateway_id string optional | exactlyOneOf ["carrier_gateway_id","core_network_arn","egress_only_gateway_id","gateway_id","local_gateway_id","nat_gateway_id","network_interface_id","transit_gateway_id","vpc_endpoint_id","vpc_peering_connection_id"]
  core_network_arn string optional | exactlyOneOf ["carrier_gateway_id","core_network_arn","egress_only_gateway_id","gateway_id","local_gateway_id","nat_gateway_id","network_interface_id","transit_gateway_id","vpc_endpoint_id","vpc_peering_connection_id"]
  destination_cidr_block string optional | replaces | is "cidr" | exactlyOneOf ["destination_cidr_block","destination_ipv6_cidr_block","destination_prefix_list_id"]
  destination_ipv6_cidr_block string optional | replaces | is "cidr" | exactlyOneOf ["destination_cidr_block","destination_ipv6_cidr_block","destination_prefix_list_id"]
  destination_prefix_list_id string optional | replaces | exactlyOneOf ["destination_cidr_block","destination_ipv6_cidr_block","destination_prefix_list_id"]
  egress_only_gateway_id string optional | exactlyOneOf ["carrier_gateway_id","core_network_arn","egress_only_gateway_id","gateway_id","local_gateway_id","nat_gateway_id","network_interface_id","transit_gateway_id","vpc_endpoint_id","vpc_peering_connection_id"]
  gateway_id string optional | exactlyOneOf ["carrier_gateway_id","core_network_arn","egress_only_gateway_id","gateway_id","local_gateway_id","nat_gateway_id","network_interface_id","transit_gateway_id","vpc_endpoint_id","vpc_peering_connection_id"]
  id string optional computed
  instance_id string computed
  instance_owner_id string computed
  local_gateway_id string optional | exactlyOneOf ["carrier_gateway_id","core_network_arn","egress_only_gateway_id","gateway_id","local_gateway_id","nat_gateway_id","network_interface_id","transit_gateway_id","vpc_endpoint_id","vpc_peering_connection_id"]
  nat_gateway_id string optional | exactlyOneOf ["carrier_gateway_id","core_network_arn","egress_only_gateway_id","gateway_id","local_gateway_id","nat_gateway_id","network_interface_id","transit_gateway_id","vpc_endpoint_id","vpc_peering_connection_id"]
  network_interface_id string optional computed | exactlyOneOf ["carrier_gateway_id","core_network_arn","egress_only_gateway_id","gateway_id","local_gateway_id","nat_gateway_id","network_interface_id","transit_gateway_id","vpc_endpoint_id","vpc_peering_connection_id"]
  origin string computed
  route_table_id string required | replaces
  state string computed
  transit_gateway_id string optional | exactlyOneOf ["carrier_gateway_id","core_network_arn","egress_only_gateway_id","gateway_id","local_gateway_id","nat_gateway_id","network_interface_id","transit_gateway_id","vpc_endpoint_id","vpc_peering_connection_id"]
  vpc_endpoint_id string optional | exactlyOneOf ["carrier_gateway_id","core_network_arn","egress_only_gateway_id","gateway_id","local_gateway_id","nat_gateway_id","network_interface_id","transit_gateway_id","vpc_endpoint_id","vpc_peering_connection_id"]
  vpc_peering_connection_id string optional | exactlyOneOf ["carrier_gateway_id","core_network_arn","egress_only_gateway_id","gateway_id","local_gateway_id","nat_gateway_id","network_interface_id","transit_gateway_id","vpc_endpoint_id","vpc_peering_connection_id"]
  timeouts: single
    create string optional
    delete string optional
    update string optional

resource aws_route_table_association 0
  gateway_id string optional | replaces | exactlyOneOf ["gateway_id","subnet_id"]
  id string optional computed
  route_table_id string required
  subnet_id string optional | replaces | exactlyOneOf ["gateway_id","subnet_id"]
  timeouts: single
    create string optional
    delete string optional
    update string optional
`;
