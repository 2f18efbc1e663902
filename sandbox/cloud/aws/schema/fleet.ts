/** Machines by the dozen, as in hashicorp/aws 5.100. */
export const fleetTable = `
resource aws_launch_template 0
  arn string computed
  default_version number optional computed | least 1
  description string optional | shortest 0 | longest 255
  disable_api_stop bool optional
  disable_api_termination bool optional
  ebs_optimized string optional
  id string optional computed
  image_id string optional
  instance_initiated_shutdown_behavior string optional | among ["stop","terminate"]
  instance_type string optional
  kernel_id string optional
  key_name string optional
  latest_version number computed
  name string optional computed | replaces | longest 125
  name_prefix string optional computed | replaces | longest 99
  ram_disk_id string optional
  security_group_names set(string) optional
  tags map(string) optional
  tags_all map(string) optional computed
  update_default_version bool optional
  user_data string optional
  vpc_security_group_ids set(string) optional
  block_device_mappings: list
    device_name string optional
    no_device string optional
    virtual_name string optional
    ebs: list ..1
      delete_on_termination string optional
      encrypted string optional
      iops number optional computed
      kms_key_id string optional | is "arn"
      snapshot_id string optional
      throughput number optional computed | least 125 | most 1000
      volume_initialization_rate number optional computed | least 100 | most 300
      volume_size number optional computed
      volume_type string optional computed | among ["standard","io1","io2","gp2","sc1","st1","gp3"]
  capacity_reservation_specification: list ..1
    capacity_reservation_preference string optional | among ["capacity-reservations-only","open","none"]
    capacity_reservation_target: list ..1
      capacity_reservation_id string optional
      capacity_reservation_resource_group_arn string optional | is "arn"
  cpu_options: list ..1
    amd_sev_snp string optional | among ["enabled","disabled"]
    core_count number optional
    threads_per_core number optional
  credit_specification: list ..1
    cpu_credits string optional | among ["standard","unlimited"]
  elastic_gpu_specifications: list
    type string required
  elastic_inference_accelerator: list ..1
    type string required
  enclave_options: list ..1
    enabled bool optional
  hibernation_options: list ..1
    configured bool required
  iam_instance_profile: list ..1
    arn string optional | is "arn"
    name string optional
  instance_market_options: list ..1
    market_type string optional | among ["spot","capacity-block"]
    spot_options: list ..1
      block_duration_minutes number optional
      instance_interruption_behavior string optional | among ["hibernate","stop","terminate"]
      max_price string optional
      spot_instance_type string optional | among ["one-time","persistent"]
      valid_until string optional computed
  instance_requirements: list ..1
    accelerator_manufacturers set(string) optional | among ["amazon-web-services","amd","nvidia","xilinx","habana"]
    accelerator_names set(string) optional | among ["a100","inferentia","k520","k80","m60","radeon-pro-v520","t4","vu9p","v100","a10g","h100","t4g"]
    accelerator_types set(string) optional | among ["gpu","fpga","inference"]
    allowed_instance_types set(string) optional
    bare_metal string optional | among ["included","required","excluded"]
    burstable_performance string optional | among ["included","required","excluded"]
    cpu_manufacturers set(string) optional | among ["intel","amd","amazon-web-services","apple"]
    excluded_instance_types set(string) optional
    instance_generations set(string) optional | among ["current","previous"]
    local_storage string optional | among ["included","required","excluded"]
    local_storage_types set(string) optional | among ["hdd","ssd"]
    max_spot_price_as_percentage_of_optimal_on_demand_price number optional | least 1
    on_demand_max_price_percentage_over_lowest_price number optional | least 1
    require_hibernate_support bool optional
    spot_max_price_percentage_over_lowest_price number optional | least 1
    accelerator_count: list ..1
      max number optional | least 0
      min number optional | least 1
    accelerator_total_memory_mib: list ..1
      max number optional | least 1
      min number optional | least 1
    baseline_ebs_bandwidth_mbps: list ..1
      max number optional | least 1
      min number optional | least 1
    memory_gib_per_vcpu: list ..1
      max number optional
      min number optional
    memory_mib: list 1..1
      max number optional | least 1
      min number required | least 1
    network_bandwidth_gbps: list ..1
      max number optional
      min number optional
    network_interface_count: list ..1
      max number optional | least 1
      min number optional | least 1
    total_local_storage_gb: list ..1
      max number optional
      min number optional
    vcpu_count: list 1..1
      max number optional | least 1
      min number required | least 1
  license_specification: set
    license_configuration_arn string required | is "arn"
  maintenance_options: list ..1
    auto_recovery string optional | among ["default","disabled"]
  metadata_options: list ..1
    http_endpoint string optional computed | among ["disabled","enabled"]
    http_protocol_ipv6 string optional computed | among ["disabled","enabled"]
    http_put_response_hop_limit number optional computed | least 1 | most 64
    http_tokens string optional computed | among ["optional","required"]
    instance_metadata_tags string optional computed | among ["disabled","enabled"]
  monitoring: list ..1
    enabled bool optional
  network_interfaces: list
    associate_carrier_ip_address string optional
    associate_public_ip_address string optional
    delete_on_termination string optional
    description string optional
    device_index number optional
    interface_type string optional | among ["efa","efa-only","interface"]
    ipv4_address_count number optional
    ipv4_addresses set(string) optional
    ipv4_prefix_count number optional
    ipv4_prefixes set(string) optional | is "cidr"
    ipv6_address_count number optional
    ipv6_addresses set(string) optional
    ipv6_prefix_count number optional
    ipv6_prefixes set(string) optional | is "cidr"
    network_card_index number optional
    network_interface_id string optional
    primary_ipv6 string optional
    private_ip_address string optional
    security_groups set(string) optional
    subnet_id string optional
    connection_tracking_specification: list ..1
      tcp_established_timeout number optional | least 60 | most 432000
      udp_stream_timeout number optional | least 60 | most 180
      udp_timeout number optional | least 30 | most 60
    ena_srd_specification: list ..1
      ena_srd_enabled bool optional
      ena_srd_udp_specification: list ..1
        ena_srd_udp_enabled bool optional
  placement: list ..1
    affinity string optional
    availability_zone string optional
    group_name string optional
    host_id string optional
    host_resource_group_arn string optional | is "arn"
    partition_number number optional
    spread_domain string optional
    tenancy string optional | among ["default","dedicated","host"]
  private_dns_name_options: list ..1
    enable_resource_name_dns_a_record bool optional
    enable_resource_name_dns_aaaa_record bool optional
    hostname_type string optional | among ["ip-name","resource-name"]
  tag_specifications: list
    resource_type string optional | among ["capacity-reservation","client-vpn-endpoint","customer-gateway","carrier-gateway","coip-pool","declarative-policies-report","dedicated-host","dhcp-options","egress-only-internet-gateway","elastic-ip","elastic-gpu","export-image-task","export-instance-task","fleet","fpga-image","host-reservation","image","import-image-task","import-snapshot-task","instance","instance-event-window","internet-gateway","ipam","ipam-pool","ipam-scope","ipv4pool-ec2","ipv6pool-ec2","key-pair","launch-template","local-gateway","local-gateway-route-table","local-gateway-virtual-interface","local-gateway-virtual-interface-group","local-gateway-route-table-vpc-association","local-gateway-route-table-virtual-interface-group-association","natgateway","network-acl","network-interface","network-insights-analysis","network-insights-path","network-insights-access-scope","network-insights-access-scope-analysis","outpost-lag","placement-group","prefix-list","replace-root-volume-task","reserved-instances","route-table","security-group","security-group-rule","service-link-virtual-interface","snapshot","spot-fleet-request","spot-instances-request","subnet","subnet-cidr-reservation","traffic-mirror-filter","traffic-mirror-session","traffic-mirror-target","transit-gateway","transit-gateway-attachment","transit-gateway-connect-peer","transit-gateway-multicast-domain","transit-gateway-policy-table","transit-gateway-route-table","transit-gateway-route-table-announcement","volume","vpc","vpc-endpoint","vpc-endpoint-connection","vpc-endpoint-service","vpc-endpoint-service-permission","vpc-peering-connection","vpn-connection","vpn-gateway","vpc-flow-log","capacity-reservation-fleet","traffic-mirror-filter-rule","vpc-endpoint-connection-device-type","verified-access-instance","verified-access-group","verified-access-endpoint","verified-access-policy","verified-access-trust-provider","vpn-connection-device-type","vpc-block-public-access-exclusion","route-server","route-server-endpoint","route-server-peer","ipam-resource-discovery","ipam-resource-discovery-association","instance-connect-endpoint","verified-access-endpoint-target","ipam-external-resource-verification-token","mac-modification-task"]
    tags map(string) optional

resource aws_autoscaling_group 1
  arn string computed
  availability_zones set(string) optional computed
  capacity_rebalance bool optional
  context string optional
  default_cooldown number optional computed
  default_instance_warmup number optional
  desired_capacity number optional computed
  desired_capacity_type string optional | among ["memory-mib","units","vcpu"]
  enabled_metrics set(string) optional
  force_delete bool optional | default false
  force_delete_warm_pool bool optional | default false
  health_check_grace_period number optional | default 300
  health_check_type string optional computed
  id string optional computed
  ignore_failed_scaling_activities bool optional | default false
  launch_configuration string optional | exactlyOneOf ["launch_configuration","launch_template","mixed_instances_policy"]
  load_balancers set(string) optional computed
  max_instance_lifetime number optional
  max_size number required
  metrics_granularity string optional | default "1Minute"
  min_elb_capacity number optional
  min_size number required
  name string optional computed | replaces | shortest 0 | longest 255
  name_prefix string optional computed | replaces | shortest 0 | longest 229
  placement_group string optional
  predicted_capacity number computed
  protect_from_scale_in bool optional | default false
  service_linked_role_arn string optional computed
  suspended_processes set(string) optional
  target_group_arns set(string) optional computed
  termination_policies list(string) optional
  vpc_zone_identifier set(string) optional computed
  wait_for_capacity_timeout string optional | default "10m"
  wait_for_elb_capacity number optional
  warm_pool_size number computed
  availability_zone_distribution: list ..1
    capacity_distribution_strategy string optional | default "balanced-best-effort" | among ["balanced-only","balanced-best-effort"]
  capacity_reservation_specification: list ..1
    capacity_reservation_preference string optional computed | among ["capacity-reservations-only","capacity-reservations-first","none","default"]
    capacity_reservation_target: list ..1
      capacity_reservation_ids list(string) optional
      capacity_reservation_resource_group_arns list(string) optional | is "arn"
  initial_lifecycle_hook: set | replaces
    default_result string optional computed | replaces | among ["ABANDON","CONTINUE"]
    heartbeat_timeout number optional | replaces | least 30 | most 7200
    lifecycle_transition string required | replaces | among ["autoscaling:EC2_INSTANCE_LAUNCHING","autoscaling:EC2_INSTANCE_TERMINATING"]
    name string required | replaces | shortest 1 | longest 255
    notification_metadata string optional | replaces
    notification_target_arn string optional | replaces | is "arn"
    role_arn string optional | replaces | is "arn"
  instance_maintenance_policy: list ..1
    max_healthy_percentage number required | least -1 | most -1
    min_healthy_percentage number required | least -1 | most 100
  instance_refresh: list ..1
    strategy string required | among ["Rolling"]
    triggers set(string) optional
    preferences: list ..1
      auto_rollback bool optional
      checkpoint_delay string optional
      checkpoint_percentages list(number) optional
      instance_warmup string optional
      max_healthy_percentage number optional | default 100 | least 100 | most 200
      min_healthy_percentage number optional | default 90 | least 0 | most 100
      scale_in_protected_instances string optional | default "Ignore" | among ["Refresh","Ignore","Wait"]
      skip_matching bool optional | default false
      standby_instances string optional | default "Ignore" | among ["Terminate","Ignore","Wait"]
      alarm_specification: list ..1
        alarms list(string) optional
  launch_template: list ..1 | exactlyOneOf ["launch_configuration","launch_template","mixed_instances_policy"]
    id string optional computed | longest 255
    name string optional computed | longest 125
    version string optional computed | shortest 1 | longest 255
  mixed_instances_policy: list ..1 | exactlyOneOf ["launch_configuration","launch_template","mixed_instances_policy"]
    instances_distribution: list ..1
      on_demand_allocation_strategy string optional computed
      on_demand_base_capacity number optional computed | least 0
      on_demand_percentage_above_base_capacity number optional computed | least 0 | most 100
      spot_allocation_strategy string optional computed
      spot_instance_pools number optional computed | least 0
      spot_max_price string optional
    launch_template: list 1..1
      launch_template_specification: list 1..1
        launch_template_id string optional computed
        launch_template_name string optional computed
        version string optional computed
      override: list
        instance_type string optional
        weighted_capacity string optional
        instance_requirements: list ..1
          accelerator_manufacturers set(string) optional | among ["nvidia","amd","amazon-web-services","xilinx"]
          accelerator_names set(string) optional | among ["a100","v100","k80","t4","m60","radeon-pro-v520","vu9p"]
          accelerator_types set(string) optional | among ["gpu","fpga","inference"]
          allowed_instance_types set(string) optional
          bare_metal string optional | among ["included","excluded","required"]
          burstable_performance string optional | among ["included","excluded","required"]
          cpu_manufacturers set(string) optional | among ["intel","amd","amazon-web-services","apple"]
          excluded_instance_types set(string) optional
          instance_generations set(string) optional | among ["current","previous"]
          local_storage string optional | among ["included","excluded","required"]
          local_storage_types set(string) optional | among ["hdd","ssd"]
          max_spot_price_as_percentage_of_optimal_on_demand_price number optional | least 1
          on_demand_max_price_percentage_over_lowest_price number optional | least 1
          require_hibernate_support bool optional | default false
          spot_max_price_percentage_over_lowest_price number optional | least 1
          accelerator_count: list ..1
            max number optional | least 0
            min number optional | least 1
          accelerator_total_memory_mib: list ..1
            max number optional | least 1
            min number optional | least 1
          baseline_ebs_bandwidth_mbps: list ..1
            max number optional | least 1
            min number optional | least 1
          memory_gib_per_vcpu: list ..1
            max number optional
            min number optional
          memory_mib: list ..1
            max number optional | least 1
            min number optional | least 1
          network_bandwidth_gbps: list ..1
            max number optional
            min number optional
          network_interface_count: list ..1
            max number optional | least 1
            min number optional | least 1
          total_local_storage_gb: list ..1
            max number optional
            min number optional
          vcpu_count: list ..1
            max number optional | least 1
            min number optional | least 1
        launch_template_specification: list ..1
          launch_template_id string optional computed
          launch_template_name string optional computed
          version string optional computed
  tag: set
    key string required
    propagate_at_launch bool required
    value string required
  timeouts: single
    delete string optional
    update string optional
  traffic_source: set
    identifier string required | shortest 1 | longest 2048
    type string optional | shortest 1 | longest 2048
  warm_pool: list ..1
    max_group_prepared_capacity number optional | default -1 | least -1
    min_size number optional | least 0
    pool_state string optional | default "Stopped" | among ["Stopped","Running","Hibernated"]
    instance_reuse_policy: list ..1
      reuse_on_scale_in bool optional | default false
`;
