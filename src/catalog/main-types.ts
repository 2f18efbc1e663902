import type { Kind } from '../core/request.ts';

/** The types that people mean by a kind, on every cloud; everything else goes along with one of them. The place to widen. */
const MAIN: Readonly<Record<Kind, readonly string[]>> = {
  vm: [
    'google_compute_instance',
    'aws_instance',
    'azurerm_linux_virtual_machine',
    'azurerm_windows_virtual_machine',
    'azurerm_virtual_machine',
  ],
  database: [
    'google_sql_database_instance',
    'google_alloydb_cluster',
    'google_spanner_instance',
    'aws_db_instance',
    'aws_rds_cluster',
    'azurerm_postgresql_flexible_server',
    'azurerm_mysql_flexible_server',
    'azurerm_mssql_server',
    'azurerm_mssql_managed_instance',
    'azurerm_cosmosdb_account',
  ],
  network: ['google_compute_network', 'aws_vpc', 'azurerm_virtual_network'],
  bucket: ['google_storage_bucket', 'aws_s3_bucket', 'azurerm_storage_account'],
  cluster: ['google_container_cluster', 'aws_eks_cluster', 'azurerm_kubernetes_cluster'],
  load_balancer: [
    'google_compute_forwarding_rule',
    'google_compute_global_forwarding_rule',
    'aws_lb',
    'aws_alb',
    'aws_elb',
    'azurerm_lb',
    'azurerm_application_gateway',
  ],
  firewall: ['google_compute_firewall', 'aws_security_group', 'azurerm_network_security_group'],
};

const BY_TYPE = new Map(
  (Object.keys(MAIN) as Kind[]).flatMap((kind) => MAIN[kind].map((type): [string, Kind] => [type, kind])),
);

/** The kind that a type is the main resource of; undefined for parts. */
export const mainKindOf = (type: string): Kind | undefined => BY_TYPE.get(type);
