/** Security groups, as in hashicorp/aws 5.100. */
export const firewallTable = `
resource aws_security_group 1
  arn string computed
  description string optional | replaces | default "Managed by Terraform" | shortest 0 | longest 255
  egress set(object({cidr_blocks=list(string),description=string,from_port=number,ipv6_cidr_blocks=list(string),prefix_list_ids=list(string),protocol=string,security_groups=set(string),self=bool,to_port=number})) optional computed
  id string optional computed
  ingress set(object({cidr_blocks=list(string),description=string,from_port=number,ipv6_cidr_blocks=list(string),prefix_list_ids=list(string),protocol=string,security_groups=set(string),self=bool,to_port=number})) optional computed
  name string optional computed | replaces | shortest 0 | longest 255
  name_prefix string optional computed | replaces | shortest 0 | longest 229
  owner_id string computed
  revoke_rules_on_delete bool optional | default false
  tags map(string) optional
  tags_all map(string) optional computed
  vpc_id string optional computed | replaces
  timeouts: single
    create string optional
    delete string optional

resource aws_vpc_security_group_ingress_rule 0
  arn string computed
  cidr_ipv4 string optional | exactlyOneOf ["cidr_ipv4","cidr_ipv6","prefix_list_id","referenced_security_group_id"]
  cidr_ipv6 string optional | exactlyOneOf ["cidr_ipv4","cidr_ipv6","prefix_list_id","referenced_security_group_id"]
  description string optional
  from_port number optional
  id string computed
  ip_protocol string required
  prefix_list_id string optional | exactlyOneOf ["cidr_ipv4","cidr_ipv6","prefix_list_id","referenced_security_group_id"]
  referenced_security_group_id string optional | exactlyOneOf ["cidr_ipv4","cidr_ipv6","prefix_list_id","referenced_security_group_id"]
  security_group_id string required | replaces
  security_group_rule_id string computed
  tags map(string) optional
  tags_all map(string) computed
  to_port number optional

resource aws_vpc_security_group_egress_rule 0
  arn string computed
  cidr_ipv4 string optional | exactlyOneOf ["cidr_ipv4","cidr_ipv6","prefix_list_id","referenced_security_group_id"]
  cidr_ipv6 string optional | exactlyOneOf ["cidr_ipv4","cidr_ipv6","prefix_list_id","referenced_security_group_id"]
  description string optional
  from_port number optional
  id string computed
  ip_protocol string required
  prefix_list_id string optional | exactlyOneOf ["cidr_ipv4","cidr_ipv6","prefix_list_id","referenced_security_group_id"]
  referenced_security_group_id string optional | exactlyOneOf ["cidr_ipv4","cidr_ipv6","prefix_list_id","referenced_security_group_id"]
  security_group_id string required | replaces
  security_group_rule_id string computed
  tags map(string) optional
  tags_all map(string) computed
  to_port number optional
`;
