/** Virtual machines and their disks, as in hashicorp/aws 5.100. */
export const computeTable = `
resource aws_instance 1
  ami string optional computed | replaces | atLeastOneOf ["ami","instance_type","launch_template"]
  arn string computed
  associate_public_ip_address bool optional computed | replaces
  availability_zone string optional computed | replaces
  cpu_core_count number optional computed deprecated | replaces
  cpu_threads_per_core number optional computed deprecated | replaces
  disable_api_stop bool optional computed
  disable_api_termination bool optional computed
  ebs_optimized bool optional computed | replaces
  enable_primary_ipv6 bool optional computed
  get_password_data bool optional | default false
  hibernation bool optional | replaces
  host_id string optional computed | replaces
  host_resource_group_arn string optional computed
  iam_instance_profile string optional computed
  id string optional computed
  instance_initiated_shutdown_behavior string optional computed
  instance_lifecycle string computed
  instance_state string computed
  instance_type string optional computed | atLeastOneOf ["instance_type","launch_template"]
  ipv6_address_count number optional computed
  ipv6_addresses list(string) optional computed | replaces
  key_name string optional computed | replaces
  monitoring bool optional computed
  outpost_arn string computed
  password_data string computed
  placement_group string optional computed | replaces
  placement_partition_number number optional computed | replaces
  primary_network_interface_id string computed
  private_dns string computed
  private_ip string optional computed | replaces
  public_dns string computed
  public_ip string computed
  secondary_private_ips set(string) optional computed
  security_groups set(string) optional computed | replaces
  source_dest_check bool optional | default true
  spot_instance_request_id string computed
  subnet_id string optional computed | replaces
  tags map(string) optional
  tags_all map(string) optional computed
  tenancy string optional computed | replaces | among ["default","dedicated","host"]
  user_data string optional computed
  user_data_base64 string optional computed
  user_data_replace_on_change bool optional | default false
  volume_tags map(string) optional
  vpc_security_group_ids set(string) optional computed
  capacity_reservation_specification: list ..1
    capacity_reservation_preference string optional | among ["capacity-reservations-only","open","none"]
    capacity_reservation_target: list ..1
      capacity_reservation_id string optional
      capacity_reservation_resource_group_arn string optional | is "arn"
  cpu_options: list ..1
    amd_sev_snp string optional computed | replaces | among ["enabled","disabled"]
    core_count number optional computed | replaces
    threads_per_core number optional computed | replaces
  credit_specification: list ..1
    cpu_credits string optional | among ["standard","unlimited"]
  ebs_block_device: set | replaces
    delete_on_termination bool optional | default true
    device_name string required | replaces
    encrypted bool optional computed
    iops number optional computed
    kms_key_id string optional computed
    snapshot_id string optional computed | replaces
    tags map(string) optional
    tags_all map(string) optional computed
    throughput number optional computed
    volume_id string computed
    volume_size number optional computed
    volume_type string optional computed | among ["standard","io1","io2","gp2","sc1","st1","gp3"]
  enclave_options: list ..1
    enabled bool optional computed | replaces
  ephemeral_block_device: set | replaces
    device_name string required
    no_device bool optional
    virtual_name string optional
  instance_market_options: list ..1 | replaces
    market_type string optional computed | replaces | among ["spot","capacity-block"]
    spot_options: list ..1 | replaces
      instance_interruption_behavior string optional computed | replaces | among ["hibernate","stop","terminate"]
      max_price string optional computed | replaces
      spot_instance_type string optional computed | replaces | among ["one-time","persistent"]
      valid_until string optional computed | replaces
  launch_template: list ..1 | atLeastOneOf ["instance_type","launch_template"]
    id string optional computed | replaces | longest 255
    name string optional computed | replaces | longest 125
    version string optional | default "$Default" | shortest 1 | longest 255
  maintenance_options: list ..1
    auto_recovery string optional computed | among ["disabled","default"]
  metadata_options: list ..1
    http_endpoint string optional | default "enabled" | among ["disabled","enabled"]
    http_protocol_ipv6 string optional | default "disabled" | among ["disabled","enabled"]
    http_put_response_hop_limit number optional computed | least 1 | most 64
    http_tokens string optional computed | among ["optional","required"]
    instance_metadata_tags string optional computed | among ["disabled","enabled"]
  network_interface: set | replaces
    delete_on_termination bool optional | replaces | default false
    device_index number required | replaces
    network_card_index number optional | replaces
    network_interface_id string required | replaces
  private_dns_name_options: list ..1 | replaces
    enable_resource_name_dns_a_record bool optional computed
    enable_resource_name_dns_aaaa_record bool optional computed
    hostname_type string optional computed | among ["ip-name","resource-name"]
  root_block_device: list ..1
    delete_on_termination bool optional | default true
    device_name string computed
    encrypted bool optional computed | replaces
    iops number optional computed
    kms_key_id string optional computed | replaces
    tags map(string) optional
    tags_all map(string) optional computed
    throughput number optional computed
    volume_id string computed
    volume_size number optional computed
    volume_type string optional computed | among ["standard","io1","io2","gp2","sc1","st1","gp3"]
  timeouts: single
    create string optional
    delete string optional
    read string optional
    update string optional

resource aws_ebs_volume 0
  arn string computed
  availability_zone string required | replaces
  create_time string computed
  encrypted bool optional computed | replaces
  final_snapshot bool optional | default false
  id string optional computed
  iops number optional computed
  kms_key_id string optional computed | replaces | is "arn"
  multi_attach_enabled bool optional | replaces
  outpost_arn string optional | replaces | is "arn"
  size number optional computed | atLeastOneOf ["size","snapshot_id"]
  snapshot_id string optional computed | replaces | atLeastOneOf ["size","snapshot_id"]
  tags map(string) optional
  tags_all map(string) optional computed
  throughput number optional computed | least 125 | most 1000
  type string optional computed
  timeouts: single
    create string optional
    delete string optional
    update string optional

resource aws_volume_attachment 0
  device_name string required | replaces
  force_detach bool optional
  id string optional computed
  instance_id string required | replaces
  skip_destroy bool optional
  stop_instance_before_detaching bool optional
  volume_id string required | replaces
  timeouts: single
    create string optional
    delete string optional
`;
