/** Kubernetes clusters, as in hashicorp/aws 5.100. */
export const clusterTable = `
resource aws_eks_cluster 1
  arn string computed
  bootstrap_self_managed_addons bool optional | replaces | default true
  certificate_authority list(object({data=string})) computed
  cluster_id string computed
  created_at string computed
  enabled_cluster_log_types set(string) optional | among ["api","audit","authenticator","controllerManager","scheduler"]
  endpoint string computed
  force_update_version bool optional
  id string optional computed
  identity list(object({oidc=list(object({issuer=string}))})) computed
  name string required | replaces
  platform_version string computed
  role_arn string required | replaces | is "arn"
  status string computed
  tags map(string) optional
  tags_all map(string) optional computed
  version string optional computed
  access_config: list ..1
    authentication_mode string optional computed | among ["API","API_AND_CONFIG_MAP","CONFIG_MAP"]
    bootstrap_cluster_creator_admin_permissions bool optional | replaces
  compute_config: list ..1
    enabled bool optional
    node_pools set(string) optional | among ["general-purpose","system"]
    node_role_arn string optional | replaces | is "arn"
  encryption_config: list ..1
    resources set(string) required | among ["secrets"]
    provider: list 1..1
      key_arn string required
  kubernetes_network_config: list ..1
    ip_family string optional computed | replaces | among ["ipv4","ipv6"]
    service_ipv4_cidr string optional computed | replaces | is "cidr"
    service_ipv6_cidr string computed
    elastic_load_balancing: list ..1
      enabled bool optional
  outpost_config: list ..1 | replaces
    control_plane_instance_type string required | replaces
    outpost_arns set(string) required
    control_plane_placement: list ..1 | replaces
      group_name string required | replaces
  remote_network_config: list ..1 | replaces
    remote_node_networks: list 1..1
      cidrs set(string) optional | replaces | is "cidr"
    remote_pod_networks: list ..1
      cidrs set(string) optional | replaces | is "cidr"
  storage_config: list ..1
    block_storage: list ..1
      enabled bool optional
  timeouts: single
    create string optional
    delete string optional
    update string optional
  upgrade_policy: list ..1
    support_type string optional computed | among ["STANDARD","EXTENDED"]
  vpc_config: list 1..1
    cluster_security_group_id string computed
    endpoint_private_access bool optional | default false
    endpoint_public_access bool optional | default true
    public_access_cidrs set(string) optional computed | is "cidr"
    security_group_ids set(string) optional
    subnet_ids set(string) required
    vpc_id string computed
  zonal_shift_config: list ..1
    enabled bool optional

resource aws_eks_node_group 0
  ami_type string optional computed | replaces | among ["AL2_x86_64","AL2_x86_64_GPU","AL2_ARM_64","CUSTOM","BOTTLEROCKET_ARM_64","BOTTLEROCKET_x86_64","BOTTLEROCKET_ARM_64_FIPS","BOTTLEROCKET_x86_64_FIPS","BOTTLEROCKET_ARM_64_NVIDIA","BOTTLEROCKET_x86_64_NVIDIA","WINDOWS_CORE_2019_x86_64","WINDOWS_FULL_2019_x86_64","WINDOWS_CORE_2022_x86_64","WINDOWS_FULL_2022_x86_64","AL2023_x86_64_STANDARD","AL2023_ARM_64_STANDARD","AL2023_x86_64_NEURON","AL2023_x86_64_NVIDIA","AL2023_ARM_64_NVIDIA"]
  arn string computed
  capacity_type string optional computed | replaces | among ["ON_DEMAND","SPOT","CAPACITY_BLOCK"]
  cluster_name string required | replaces
  disk_size number optional computed | replaces
  force_update_version bool optional
  id string optional computed
  instance_types list(string) optional computed | replaces
  labels map(string) optional
  node_group_name string optional computed | replaces | shortest 0 | longest 63
  node_group_name_prefix string optional computed | replaces | shortest 0 | longest 37
  node_role_arn string required | replaces
  release_version string optional computed
  resources list(object({autoscaling_groups=list(object({name=string})),remote_access_security_group_id=string})) computed
  status string computed
  subnet_ids set(string) required | replaces
  tags map(string) optional
  tags_all map(string) optional computed
  version string optional computed
  launch_template: list ..1
    id string optional computed | replaces | longest 255
    name string optional computed | replaces | longest 125
    version string required | shortest 1 | longest 255
  node_repair_config: list ..1
    enabled bool optional | default false
  remote_access: list ..1 | replaces
    ec2_ssh_key string optional | replaces
    source_security_group_ids set(string) optional | replaces
  scaling_config: list 1..1
    desired_size number required | least 0
    max_size number required | least 1
    min_size number required | least 0
  taint: set ..50
    effect string required | among ["NO_SCHEDULE","NO_EXECUTE","PREFER_NO_SCHEDULE"]
    key string required | shortest 1 | longest 63
    value string optional | shortest 0 | longest 63
  timeouts: single
    create string optional
    delete string optional
    update string optional
  update_config: list ..1
    max_unavailable number optional | least 1 | most 100
    max_unavailable_percentage number optional | least 1 | most 100
`;
