import { machineType } from '../../catalog/machines.ts';
import type { Place } from '../plan/place.ts';

/** Where each type names the size of its machines. */
const PATHS: Readonly<Record<string, string>> = {
  aws_instance: 'instance_type',
  aws_launch_template: 'instance_type',
  aws_db_instance: 'instance_class',
  aws_rds_cluster_instance: 'instance_class',
  aws_elasticache_replication_group: 'node_type',
  aws_eks_node_group: 'instance_types',
  aws_sagemaker_notebook_instance: 'instance_type',
  google_compute_instance: 'machine_type',
  google_sql_database_instance: 'settings.tier',
  google_container_node_pool: 'node_config.machine_type',
  azurerm_linux_virtual_machine: 'size',
  azurerm_windows_virtual_machine: 'size',
  azurerm_kubernetes_cluster_node_pool: 'vm_size',
  azurerm_mssql_database: 'sku_name',
};

/** The sizes a resource names, in lower case. */
export const sizesOf = (type: string, it: Place): string[] =>
  it.texts(PATHS[type] ?? '-').map((one) => one.toLowerCase());

/** How many times an `xlarge` of AWS: 0 for anything smaller, 2 for `m5.2xlarge`. */
export function timesXlarge(size: string): number {
  const [, times] = /\.(\d*)xlarge$/.exec(size) ?? [];
  if (times !== undefined) return times === '' ? 1 : Number(times);
  return /\.(?:\d+xl-)?metal/.test(size) ? 48 : 0;
}

/** vCPUs of a machine of Google or Azure; by the catalog, else by the number in its name. */
export function vcpusOf(provider: 'gcp' | 'azure', size: string): number {
  const azureName = size.replace(/^standard_[a-z]/, (start) => `Standard_${start.at(-1)?.toUpperCase()}`);
  const known = machineType(provider, provider === 'azure' ? azureName : size);
  if (known) return known.vcpus;
  const [, number] =
    (provider === 'azure' ? /(?:^standard_[a-z]+|_)(\d+)/ : /-(?:custom-)?(\d+)(?:-\d+)?$/).exec(size) ?? [];
  return Number(number ?? 0);
}
