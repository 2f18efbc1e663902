import { blockIn, bundled, type Cloud, numberIn, single, type Taker } from './cloud.ts';

declare module '../../core/project.ts' {
  interface Providers {
    azure: true;
  }
}

const nodePool: Taker = (values) => {
  const count = numberIn(values, 'max_count') ?? numberIn(values, 'node_count') ?? 1;
  return { count, type: values.vm_size, isPool: true };
};

const scaleSet: Taker = (values) => ({ count: numberIn(values, 'instances') ?? 1, type: values.sku, isPool: true });

export const azure: Cloud = {
  title: 'Azure',
  terraform: { name: 'azurerm', source: 'hashicorp/azurerm', version: '~> 4.79' },
  alsoAllowed: ['hashicorp/azuread'],
  apis: [
    /(?:management|login|graph)\.(?:azure|microsoft|microsoftonline)\.com/,
    /management\.core\.windows\.net|sts\.windows\.net/,
    /[a-z0-9-]+\.(?:blob|file|queue|table|dfs)\.(?:storage\.azure|core\.windows)\.net/,
    /[a-z0-9-]+\.(?:vault|managedhsm)\.azure\.net/,
  ],
  facts: bundled('azure.json'),
  kinds: [
    [/^azurerm_(linux|windows)_virtual_machine/, 'vm'],
    [/^azurerm_(postgresql|mysql|mssql)_/, 'database'],
    [/^azurerm_storage_/, 'bucket'],
    [/^azurerm_kubernetes_/, 'cluster'],
  ],
  takers: {
    azurerm_linux_virtual_machine: single('size'),
    azurerm_windows_virtual_machine: single('size'),
    azurerm_virtual_machine: single('vm_size'),
    azurerm_linux_virtual_machine_scale_set: scaleSet,
    azurerm_windows_virtual_machine_scale_set: scaleSet,
    azurerm_kubernetes_cluster: (values) => nodePool(blockIn(values, 'default_node_pool')),
    azurerm_kubernetes_cluster_node_pool: nodePool,
  },
  counted: {
    azurerm_kubernetes_cluster: 'resources',
    azurerm_postgresql_flexible_server: 'database.instances',
    azurerm_mysql_flexible_server: 'database.instances',
    azurerm_mssql_server: 'database.instances',
    azurerm_mssql_managed_instance: 'database.instances',
    azurerm_storage_container: 'storage.buckets',
    azurerm_virtual_network: 'network.vpcs',
    azurerm_lb: 'network.load_balancers',
    azurerm_application_gateway: 'network.load_balancers',
  },
};
