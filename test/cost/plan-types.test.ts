import { describe, expect, it } from 'vitest';
import type { Provider } from '../../src/core/project.ts';
import { costingsOfPlan, costOfPlan } from '../../src/cost/plan-cost.ts';
import { creating, type Planned } from './plans.ts';

const HOME: Record<Provider, string> = { gcp: 'us-central1', aws: 'us-east-1', azure: 'eastus' };
const homeOf = ({ type }: Planned): string =>
  HOME[type.startsWith('aws') ? 'aws' : type.startsWith('azurerm') ? 'azure' : 'gcp'];

/** The first resource's price and what is without one, in a plan with the others. */
function priced(first: Planned, ...others: Planned[]) {
  const [detail] = costingsOfPlan(creating([first, ...others]), { region: homeOf(first) }).filter(
    ({ address }) => address === `${first.type}.r0`,
  );
  return { usd: detail?.after?.monthlyUsd, unpriced: detail?.after?.unpriced };
}

const sql = (more = {}) => ({
  type: 'google_sql_database_instance',
  values: {
    database_version: 'POSTGRES_17',
    settings: [{ tier: 'db-custom-2-7680', disk_size: 50, disk_type: 'PD_SSD', ...more }],
  },
});
const pool = (more = {}) => ({
  type: 'google_container_node_pool',
  values: {
    location: 'us-central1-a',
    node_config: [{ machine_type: 'e2-standard-4', disk_size_gb: 50, disk_type: 'pd-balanced' }],
    node_count: 2,
    ...more,
  },
});
const ec2 = (more = {}) => ({
  type: 'aws_instance',
  values: { instance_type: 'm7i.large', root_block_device: [{ volume_type: 'gp3', volume_size: 20 }], ...more },
});
const rds = (more = {}) => ({
  type: 'aws_db_instance',
  values: { engine: 'postgres', instance_class: 'db.m6g.large', allocated_storage: 50, storage_type: 'gp3', ...more },
});
const nodeGroup = (more = {}) => ({
  type: 'aws_eks_node_group',
  values: { instance_types: ['m7i.large'], scaling_config: [{ desired_size: 2 }], disk_size: 50, ...more },
});
const azureVm = (more = {}) => ({
  type: 'azurerm_linux_virtual_machine',
  values: {
    size: 'Standard_D2s_v5',
    location: 'eastus',
    os_disk: [{ storage_account_type: 'StandardSSD_LRS', disk_size_gb: 30 }],
    ...more,
  },
});
const azurePostgres = (more = {}) => ({
  type: 'azurerm_postgresql_flexible_server',
  values: { sku_name: 'GP_Standard_D2ds_v5', storage_mb: 32_768, location: 'eastus', ...more },
});
const aks = (more = {}) => ({
  type: 'azurerm_kubernetes_cluster',
  values: { location: 'eastus', default_node_pool: [{ vm_size: 'Standard_D2s_v5', node_count: 2 }], ...more },
});
const rules = (type: string, count: number): Planned[] => Array.from({ length: count }, () => ({ type }));

describe('the price of a resource in a plan', () => {
  it.each([
    // 730 h x 0.1351 + 50 GB x 0.17
    { what: 'a Cloud SQL server', first: sql(), usd: 107.12 },
    { what: 'one with a standby', first: sql({ availability_type: 'REGIONAL' }), usd: 214.25 },
    { what: 'one on hard disks', first: sql({ disk_type: 'PD_HDD' }), usd: 103.12 },
    // 100 GB x 0.02, 0.004, 0.026
    { what: 'a Google bucket', first: { type: 'google_storage_bucket', values: { location: 'US-CENTRAL1' } }, usd: 2 },
    {
      what: 'a cold one',
      first: { type: 'google_storage_bucket', values: { location: 'US-CENTRAL1', storage_class: 'COLDLINE' } },
      usd: 0.4,
    },
    { what: 'one over a continent', first: { type: 'google_storage_bucket', values: { location: 'EU' } }, usd: 2.6 },
    // 730 h x 0.10
    {
      what: 'a GKE control plane',
      first: { type: 'google_container_cluster', values: { location: 'us-central1', remove_default_node_pool: true } },
      usd: 73,
    },
    // 2 x (730 h x 0.134023 + 50 GB x 0.10)
    { what: 'a node pool in a zone', first: pool(), usd: 205.67 },
    {
      what: 'one in three zones',
      first: pool({ location: 'us-central1', node_locations: ['a', 'b', 'c'] }),
      usd: 617.02,
    },
    {
      what: 'one that grows, at its smallest',
      first: pool({ node_count: null, autoscaling: [{ total_min_node_count: 1 }] }),
      usd: 102.84,
    },
    // 730 h x 0.025
    { what: 'a forwarding rule', first: { type: 'google_compute_forwarding_rule' }, usd: 18.25 },
    // (0.025 + 2 x 0.01) / 7 x 730 h = 2.607 + 2.086
    {
      what: 'one of seven rules',
      first: { type: 'google_compute_forwarding_rule' },
      others: rules('google_compute_global_forwarding_rule', 6),
      usd: 4.7,
    },
    {
      what: "a balancer's address",
      first: { type: 'google_compute_global_address' },
      others: rules('google_compute_global_forwarding_rule', 1),
      usd: 0,
    },
    { what: 'an address nobody uses', first: { type: 'google_compute_global_address' }, usd: 3.65 },
    { what: 'a key', first: { type: 'google_kms_crypto_key' }, usd: 0.06 },

    // 730 h x 0.1008 + 20 GB x 0.08
    { what: 'an EC2 machine', first: ec2(), usd: 75.18 },
    { what: 'one with a public address', first: ec2({ associate_public_ip_address: true }), usd: 78.83 },
    // 5000 operations: 2000 beyond the included ones x 0.005; 200 MB/s: 75 x 0.04
    {
      what: 'one with a fast disk',
      first: ec2({ root_block_device: [{ volume_type: 'gp3', volume_size: 20, iops: 5000, throughput: 200 }] }),
      usd: 88.18,
    },
    {
      what: 'one in another zone',
      first: ec2({ instance_type: 'm5.large', availability_zone: 'eu-central-1b' }),
      usd: 85.87, // 730 h x 0.115 + 20 GB x 0.095832
    },
    {
      what: 'an EBS volume',
      first: { type: 'aws_ebs_volume', values: { size: 100, type: 'gp3', availability_zone: 'us-east-1a' } },
      usd: 8,
    },
    { what: 'one of no named type', first: { type: 'aws_ebs_volume', values: { size: 100 } }, usd: 10 },
    // 730 h x 0.159 + 50 GB x 0.115
    { what: 'an RDS server', first: rds(), usd: 121.82 },
    { what: 'one with a standby', first: rds({ multi_az: true }), usd: 243.64 },
    {
      what: 'a replica, which has engine and size of its source',
      first: {
        type: 'aws_db_instance',
        values: { identifier: 'shop-1', replicate_source_db: 'shop', instance_class: 'db.m6g.large' },
      },
      others: [rds({ identifier: 'shop' })],
      usd: 121.82,
    },
    { what: 'an S3 bucket', first: { type: 'aws_s3_bucket' }, usd: 2.3 },
    { what: 'an EKS control plane', first: { type: 'aws_eks_cluster' }, usd: 73 },
    // 2 x (730 h x 0.1008 + 50 GB x 0.08)
    { what: 'a node group', first: nodeGroup(), usd: 155.17 },
    // 730 h x (0.0225 + 0.008), and 3 addresses
    {
      what: 'a load balancer in three zones',
      first: {
        type: 'aws_lb',
        values: { load_balancer_type: 'application', internal: false, subnets: ['a', 'b', 'c'] },
      },
      usd: 33.22,
    },
    {
      what: 'an inner one',
      first: { type: 'aws_lb', values: { load_balancer_type: 'network', internal: true } },
      usd: 20.81,
    },
    { what: 'a NAT gateway', first: { type: 'aws_nat_gateway' }, usd: 32.85 },
    { what: 'an address', first: { type: 'aws_eip' }, usd: 3.65 },

    // 730 h x 0.096 + the step of 32 GB
    { what: 'an Azure machine', first: azureVm(), usd: 72.48 },
    { what: 'one whose disk is its own', first: azureVm({ os_disk: [{ diff_disk_settings: [{}] }] }), usd: 70.08 },
    { what: 'one far away', first: azureVm({ location: 'West Europe' }), usd: 86.83 },
    {
      what: 'a managed disk',
      first: {
        type: 'azurerm_managed_disk',
        values: { location: 'eastus', storage_account_type: 'Premium_LRS', disk_size_gb: 100 },
      },
      usd: 19.71,
    },
    // 730 h x 0.178 + 32 GB x 0.115
    { what: 'a PostgreSQL server', first: azurePostgres(), usd: 133.62 },
    {
      what: 'one with a standby',
      first: azurePostgres({ high_availability: [{ mode: 'ZoneRedundant' }] }),
      usd: 267.24,
    },
    {
      what: 'a MySQL server',
      first: {
        type: 'azurerm_mysql_flexible_server',
        values: { sku_name: 'GP_Standard_D2ads_v5', storage: [{ size_gb: 20 }], location: 'eastus' },
      },
      usd: 127.13,
    },
    {
      what: 'a storage account',
      first: { type: 'azurerm_storage_account', values: { account_replication_type: 'ZRS', location: 'westus' } },
      usd: 2.6, // 100 GB x 0.026
    },
    // 2 x (730 h x 0.096 + the step of 128 GB)
    { what: 'AKS', first: aks(), usd: 179.58 },
    { what: 'AKS with a promise', first: aks({ sku_tier: 'Standard' }), usd: 252.58 },
    {
      what: 'AKS with its own way out',
      first: aks({ network_profile: [{ outbound_type: 'loadBalancer' }] }),
      usd: 201.48, // 730 h x (0.025 + 0.005) more
    },
    { what: 'a load balancer', first: { type: 'azurerm_lb', values: { sku: 'Standard' } }, usd: 18.25 },
    {
      what: 'its fifth rule',
      first: rules('azurerm_lb_rule', 1)[0],
      others: [...rules('azurerm_lb_rule', 4), ...rules('azurerm_lb', 1)],
      usd: 0,
    },
    // two rules beyond five, shared by seven: 2 / 7 x 730 h x 0.01
    {
      what: 'its seventh rule',
      first: rules('azurerm_lb_rule', 1)[0],
      others: [...rules('azurerm_lb_rule', 6), ...rules('azurerm_lb', 1)],
      usd: 2.09,
    },
    // 730 h x (0.2 + 2 x 10 x 0.008)
    {
      what: 'an application gateway of two',
      first: {
        type: 'azurerm_application_gateway',
        values: { sku: [{ name: 'Standard_v2', capacity: 2 }], location: 'eastus' },
      },
      usd: 262.8,
    },
    { what: 'a NAT gateway', first: { type: 'azurerm_nat_gateway', values: { location: 'eastus' } }, usd: 32.85 },
    { what: 'a public address', first: { type: 'azurerm_public_ip', values: { location: 'eastus' } }, usd: 3.65 },
  ] as { what: string; first: Planned; others?: Planned[]; usd: number }[])(
    'is $usd for $what ($first.type)',
    ({ first, others = [], usd }) => {
      expect(priced(first, ...others)).toEqual({ usd, unpriced: [] });
    },
  );

  it.each([
    {
      what: 'a database of an engine without prices',
      first: sql({ tier: 'db-custom-2-7680' }),
      values: { database_version: 'SQLSERVER_2022_STANDARD' },
    },
    { what: 'a machine not known yet', first: ec2({ instance_type: null }), values: {} },
    { what: 'a root disk not known yet', first: ec2({ root_block_device: [] }), values: {} },
    { what: 'hardware of its own', first: ec2({ tenancy: 'dedicated' }), values: {} },
    {
      what: 'a replica of a database outside',
      first: rds({ engine: null, replicate_source_db: 'elsewhere' }),
      values: {},
    },
    { what: 'nodes of a number not known yet', first: nodeGroup({ scaling_config: [{}] }), values: {} },
    { what: 'an Azure size of tomorrow', first: azureVm({ size: 'Standard_D2s_v99' }), values: {} },
    {
      what: 'storage copied in a way without a price',
      first: { type: 'azurerm_storage_account', values: {} },
      values: { account_tier: 'Premium', account_replication_type: 'GRS' },
    },
    { what: 'a region without prices', first: { type: 'aws_nat_gateway' }, values: { region: 'il-central-1' } },
    { what: 'an Autopilot cluster', first: { type: 'google_container_cluster' }, values: { enable_autopilot: true } },
    { what: 'a type of AWS without a row', first: { type: 'aws_msk_cluster' }, values: {} },
    { what: 'a type of another provider', first: { type: 'cloudflare_zone' }, values: {} },
  ] as { what: string; first: Planned; values: Planned['values'] }[])(
    'is never taken for nothing: $what',
    ({ first, values }) => {
      const resource = { ...first, values: { ...first.values, ...values } };
      expect(priced(resource).unpriced).not.toEqual([]);
      expect(costOfPlan(creating([resource]), { region: homeOf(first) }).unpriced).toEqual([`${first.type}.r0`]);
    },
  );

  it('tells what it takes for granted and what depends on use', () => {
    const [{ after } = {}] = costingsOfPlan(
      creating([ec2({ instance_market_options: [{ market_type: 'spot' }] }), { type: 'aws_s3_bucket' }]),
      {
        region: 'us-east-1',
      },
    );
    expect(after?.notes).toEqual([
      'spot machine m7i.large: a spot machine costs at most the full price, which is counted.',
    ]);
  });

  it('takes the disks of nodes from the launch template that the group refers to', () => {
    const ebs = [{ volume_type: 'gp3', volume_size: 50 }];
    const template = { type: 'aws_launch_template', values: { block_device_mappings: [{ ebs }] } };
    const group = nodeGroup({ disk_size: null, launch_template: [{}] });
    const id = { references: ['aws_launch_template.r1.id', 'aws_launch_template.r1'] };
    const resources = [{ address: 'aws_eks_node_group.r0', expressions: { launch_template: [{ id }] } }];
    const configuration = { root_module: { resources } };
    const [cost, without] = [{ configuration }, {}].map((more) =>
      costOfPlan(creating([group, template], more), { region: 'us-east-1' }),
    );
    expect(cost).toMatchObject({ afterUsd: 155.17, unpriced: [] });
    expect(without).toMatchObject({ afterUsd: 147.17, unpriced: ['aws_eks_node_group.r0'] });
  });

  it("takes the region of AWS's resources from the provider they are made with", () => {
    const configuration = {
      provider_config: {
        aws: { expressions: { region: { constant_value: 'us-east-1' } } },
        'aws.far': { expressions: { region: { constant_value: 'eu-central-1' } } },
      },
      root_module: { resources: [{ address: 'aws_nat_gateway.r0', provider_config_key: 'aws.far' }] },
    };
    const plan = creating([{ type: 'aws_nat_gateway' }, { type: 'aws_nat_gateway' }], { configuration });
    const usd = costOfPlan(plan, { region: 'us-east-1' }).lines.map(({ afterUsd }) => afterUsd);
    expect(usd).toEqual([39.35, 32.85]); // 730 h x 0.053905, and 730 h x 0.045
  });
});
