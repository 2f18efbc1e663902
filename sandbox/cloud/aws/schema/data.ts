/** What a configuration can look up, as in hashicorp/aws 5.100. */
export const dataTable = `
data aws_ami 0
  architecture string computed
  arn string computed
  block_device_mappings set(object({device_name=string,ebs=map(string),no_device=string,virtual_name=string})) computed
  boot_mode string computed
  creation_date string computed
  deprecation_time string computed
  description string computed
  ena_support bool computed
  executable_users list(string) optional
  hypervisor string computed
  id string optional computed
  image_id string computed
  image_location string computed
  image_owner_alias string computed
  image_type string computed
  imds_support string computed
  include_deprecated bool optional
  kernel_id string computed
  last_launched_time string computed
  most_recent bool optional
  name string computed
  name_regex string optional
  owner_id string computed
  owners list(string) optional
  platform string computed
  platform_details string computed
  product_codes set(object({product_code_id=string,product_code_type=string})) computed
  public bool computed
  ramdisk_id string computed
  root_device_name string computed
  root_device_type string computed
  root_snapshot_id string computed
  sriov_net_support string computed
  state string computed
  state_reason map(string) computed
  tags map(string) optional computed
  tpm_support string computed
  uefi_data string optional
  usage_operation string computed
  virtualization_type string computed
  filter: set
    name string required
    values set(string) required
  timeouts: single
    read string optional

data aws_availability_zones 0
  all_availability_zones bool optional
  exclude_names set(string) optional
  exclude_zone_ids set(string) optional
  group_names set(string) computed
  id string optional computed
  names list(string) computed
  state string optional
  zone_ids list(string) computed
  filter: set
    name string required
    values set(string) required
  timeouts: single
    read string optional

data aws_caller_identity 0
  account_id string computed
  arn string computed
  id string optional computed
  user_id string computed

data aws_subnets 0
  id string optional computed
  ids list(string) computed
  tags map(string) optional computed
  filter: set
    name string required
    values set(string) required
  timeouts: single
    read string optional

data aws_vpc 0
  arn string computed
  cidr_block string optional computed
  cidr_block_associations list(object({association_id=string,cidr_block=string,state=string})) computed
  default bool optional computed
  dhcp_options_id string optional computed
  enable_dns_hostnames bool computed
  enable_dns_support bool computed
  enable_network_address_usage_metrics bool computed
  id string optional computed
  instance_tenancy string computed
  ipv6_association_id string computed
  ipv6_cidr_block string computed
  main_route_table_id string computed
  owner_id string computed
  state string optional computed
  tags map(string) optional computed
  filter: set
    name string required
    values set(string) required
  timeouts: single
    read string optional
`;
