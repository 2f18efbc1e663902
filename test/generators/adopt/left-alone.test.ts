import { describe, expect, it } from 'vitest';
import { adopt } from '../../../src/generators/adopt/adopt.ts';
import type { StateResource } from '../../../src/generators/adopt/state.ts';
import * as aws from '../aws/everything.ts';
import * as azure from '../azure/everything.ts';
import { SHOP } from '../samples.ts';
import { adoptText, richState, stateText, type Values, whyLeft } from './samples.ts';

const MACHINE: Values = {
  name: 'web',
  project: 'p',
  zone: 'us-central1-a',
  machine_type: 'e2-medium',
  boot_disk: [{ initialize_params: [{ image: 'debian-cloud/debian-12', size: 20, type: 'pd-balanced' }] }],
  network_interface: [
    { network: 'projects/p/global/networks/shared', subnetwork: 'projects/p/regions/us-central1/subnetworks/apps' },
  ],
};
const RULE: Values = {
  name: 'in',
  project: 'p',
  network: 'projects/p/global/networks/shared',
  direction: 'INGRESS',
  source_ranges: ['10.0.0.0/8'],
  allow: [{ protocol: 'tcp', ports: ['443'] }],
};
const BUCKET: Values = {
  name: 'shop-files',
  location: 'US-CENTRAL1',
  storage_class: 'STANDARD',
  uniform_bucket_level_access: true,
};
const RULE_BY_AGE = { action: [{ type: 'Delete' }], condition: [{ age: 30 }] };

describe('what is left alone on Google, because we', () => {
  it.each<[does: string, type: string, values: Values, why: string]>([
    [
      'would make it anew',
      'google_compute_instance',
      { ...MACHINE, hostname: 'a.example.com' },
      'hostname would change',
    ],
    [
      'write one network interface',
      'google_compute_instance',
      { ...MACHINE, network_interface: [{}, {}] },
      '2 network interfaces',
    ],
    [
      'know no such machine',
      'google_compute_instance',
      { ...MACHINE, machine_type: 'x9-huge' },
      'no machine type x9-huge',
    ],
    ['cannot say its name', 'google_compute_instance', { ...MACHINE, name: 'Web_1' }, 'is no name for a vm'],
    [
      'do not see a disk',
      'google_compute_instance',
      { ...MACHINE, attached_disk: [{ source: 'disks/x' }] },
      'disk x is not in this state',
    ],
    ['write no rules that deny', 'google_compute_firewall', { ...RULE, deny: [{ protocol: 'all' }] }, 'it denies'],
    ['write no disabled rules', 'google_compute_firewall', { ...RULE, disabled: true }, 'it is disabled'],
    ['write no priorities', 'google_compute_firewall', { ...RULE, priority: 10 }, 'priority is 10'],
    ['go by tags', 'google_compute_firewall', { ...RULE, target_service_accounts: ['a@b'] }, 'target_service_accounts'],
    ['name buckets by the project', 'google_storage_bucket', { ...BUCKET, name: 'files' }, 'begin with shop-'],
    [
      'do not read such rules',
      'google_storage_bucket',
      { ...BUCKET, lifecycle_rule: [{ ...RULE_BY_AGE, condition: [{ age: 3, with_state: 'LIVE' }] }] },
      'lifecycle rules',
    ],
    [
      'would delete old versions',
      'google_storage_bucket',
      { ...BUCKET, versioning: [{ enabled: true }] },
      'deleted by themselves',
    ],
    [
      'would take rights away',
      'google_storage_bucket',
      { ...BUCKET, uniform_bucket_level_access: false },
      'rights on single objects',
    ],
    [
      'cannot unlock it',
      'google_storage_bucket',
      { ...BUCKET, retention_policy: [{ is_locked: true }] },
      'locked for good',
    ],
    [
      'write PostgreSQL and MySQL',
      'google_sql_database_instance',
      { name: 'x', database_version: 'SQLSERVER_2019' },
      'SQLSERVER_2019',
    ],
    [
      'write private databases',
      'google_sql_database_instance',
      { name: 'x', database_version: 'MYSQL_8_0' },
      'no private address',
    ],
    [
      'see no subnetwork of it',
      'google_compute_network',
      { name: 'net', id: 'networks/net' },
      'none of its subnetworks',
    ],
    ['see no nodes of it', 'google_container_cluster', { name: 'k', location: 'us-central1' }, '0 node pools'],
  ])('%s', (_, type, values, why) => {
    const adoption = adoptText(stateText([`${type}.x`, values]), SHOP);
    expect(adoption.resources).toEqual([]);
    expect(whyLeft(adoption, `${type}.x`)).toContain(why);
  });

  it('and is adopted when nothing speaks against it', () => {
    const all = stateText(
      ['google_compute_instance.x', MACHINE],
      ['google_compute_firewall.x', RULE],
      ['google_storage_bucket.x', { ...BUCKET, lifecycle_rule: [RULE_BY_AGE] }],
    );
    const { resources, leaves } = adoptText(all, SHOP);
    expect(leaves).toEqual([]);
    expect(resources.map(({ kind, settings: { network } }) => [kind, network])).toEqual([
      ['firewall', 'existing:shared'],
      ['vm', 'existing:shared'],
      ['bucket', undefined],
    ]);
  });

  it('and is adopted once, when two have the same name', () => {
    const twice = stateText(['google_compute_instance.a', MACHINE], ['google_compute_instance.b', MACHINE]);
    const adoption = adoptText(twice, SHOP);
    expect(adoption.moves.map(({ from }) => from.address)).toEqual(['google_compute_instance.a']);
    expect(whyLeft(adoption, 'google_compute_instance.b')).toBe('another vm is named web too');
  });
});

const VPC = 'vpc-0a1b2c3d4e5f60718';
const SUBNET = 'subnet-0a1b2c3d4e5f60718';
const GROUP = 'sg-0a1b2c3d4e5f60718';
const INSTANCE: Values = {
  id: 'i-0a1b2c3d4e5f60718',
  ami: 'ami-0a1b2c3d4e5f60718',
  instance_type: 't3a.medium',
  availability_zone: 'us-east-1a',
  subnet_id: SUBNET,
  associate_public_ip_address: false,
  vpc_security_group_ids: [GROUP],
  root_block_device: [{ volume_size: 20, volume_type: 'gp3', encrypted: true }],
  tags: { Name: 'web' },
  tags_all: { Name: 'web' },
};
const SERVER: Values = {
  identifier: 'shop-db',
  engine: 'postgres',
  engine_version: '17.2',
  storage_encrypted: true,
  username: 'dbadmin',
  db_subnet_group_name: 'g',
  tags_all: {},
};
const AROUND = [
  ['aws_vpc.main', { id: VPC, cidr_block: '10.0.0.0/16', tags: { Name: 'main' } }],
  ['aws_subnet.main', { id: SUBNET, vpc_id: VPC, cidr_block: '10.0.1.0/24', availability_zone: 'us-east-1a' }],
  ['aws_security_group.main', { id: GROUP, name: 'web', vpc_id: VPC }],
  ['aws_db_subnet_group.main', { name: 'g', subnet_ids: [SUBNET] }],
] as const;

describe('what is left alone on AWS, because we', () => {
  it.each<[does: string, type: string, values: Values, why: string]>([
    [
      'encrypt disks',
      'aws_instance',
      { ...INSTANCE, root_block_device: [{ volume_size: 20, volume_type: 'gp3', encrypted: false }] },
      'encrypted would change from false to true, which makes aws_instance anew',
    ],
    [
      'see no more of a script than its hash',
      'aws_instance',
      { ...INSTANCE, user_data: 'a'.repeat(40) },
      'no more than its hash',
    ],
    ['do not see its subnet', 'aws_instance', { ...INSTANCE, subnet_id: 'subnet-00000000' }, 'is not in this state'],
    ['lay networks out otherwise', 'aws_vpc', { id: 'vpc-1', cidr_block: '10.9.0.0/16' }, 'none of its subnets'],
    ['name groups otherwise', 'aws_security_group', { id: 'sg-1', name: 'web' }, 'named firewall-<name>'],
    ['name buckets by the project', 'aws_s3_bucket', { bucket: 'files' }, 'begin with shop-'],
    ['would take its groups away', 'aws_db_instance', SERVER, 'it would lose security groups'],
    ['write no other engines', 'aws_db_instance', { ...SERVER, engine: 'oracle-ee' }, 'oracle-ee'],
  ])('%s', (_, type, values, why) => {
    const adoption = adoptText(stateText(...AROUND, [`${type}.x`, values]), aws.AWS);
    expect(whyLeft(adoption, `${type}.x`)).toContain(why);
  });

  it('would delete versions by a rule that is not there', () => {
    const versions = { bucket: 'shop-files', versioning_configuration: [{ status: 'Enabled' }] };
    const state = stateText(
      ['aws_s3_bucket.x', { id: 'shop-files', bucket: 'shop-files' }],
      ['aws_s3_bucket_versioning.x', versions],
    );
    expect(whyLeft(adoptText(state, aws.AWS), 'aws_s3_bucket.x')).toContain('aws_s3_bucket_lifecycle_configuration');
  });

  it('and a machine is adopted with the groups it has, named as made elsewhere', () => {
    const { resources, changes, makes } = adoptText(stateText(...AROUND, ['aws_instance.x', INSTANCE]), aws.AWS);
    expect(resources).toMatchObject([
      {
        kind: 'vm',
        name: 'web',
        settings: { network: `existing:${VPC}`, firewalls: [`existing:${GROUP}`], subnet: SUBNET },
      },
    ]);
    const groups = changes.find(({ difference }) => difference.path === 'vpc_security_group_ids');
    expect(groups?.difference.to).toEqual(['known after apply', GROUP]);
    expect(makes).toEqual(['aws_security_group.vm_web', 'aws_vpc_security_group_egress_rule.vm_web']);
  });
});

const SUBSCRIPTION = '/subscriptions/00000000-0000-4000-8000-000000000001';
const IN_GROUP = `${SUBSCRIPTION}/resourceGroups/rg-shop/providers`;
const HUB = `${SUBSCRIPTION}/resourceGroups/shared/providers/Microsoft.Network/virtualNetworks/hub/subnets/apps`;
const PLACE: Values = { resource_group_name: 'rg-shop', location: 'eastus' };
const NIC: Values = {
  ...PLACE,
  id: `${IN_GROUP}/Microsoft.Network/networkInterfaces/web-nic`,
  name: 'web-nic',
  ip_configuration: [{ name: 'main', subnet_id: HUB, private_ip_address_allocation: 'Dynamic' }],
};
const LINUX: Values = {
  ...PLACE,
  id: `${IN_GROUP}/Microsoft.Compute/virtualMachines/web`,
  name: 'web',
  size: 'Standard_B2s',
  zone: '1',
  network_interface_ids: [NIC.id ?? null],
  admin_username: 'azureuser',
  disable_password_authentication: true,
  admin_ssh_key: [{ username: 'azureuser', public_key: azure.SSH_KEY }],
  os_disk: [{ caching: 'ReadWrite', storage_account_type: 'StandardSSD_LRS', disk_size_gb: 30 }],
  source_image_reference: [{ publisher: 'Debian', offer: 'debian-12', sku: '12-gen2', version: 'latest' }],
};
const GROUP_OF_PROJECT = ['azurerm_resource_group.x', { name: 'rg-shop', location: 'eastus' }] as const;

describe('what is left alone on Azure, because we', () => {
  it.each<[does: string, type: string, values: Values, why: string, nic?: Values]>([
    [
      'keep a project in one group',
      'azurerm_linux_virtual_machine',
      { ...LINUX, resource_group_name: 'old' },
      'resource_group_name would change from "old" to "rg-shop", which makes azurerm_linux_virtual_machine anew',
    ],
    [
      'do not see where it stands',
      'azurerm_linux_virtual_machine',
      { ...LINUX, network_interface_ids: ['x'] },
      'not in',
    ],
    ['name interfaces otherwise', 'azurerm_linux_virtual_machine', LINUX, 'writes web-nic', { ...NIC, name: 'n' }],
    [
      'would write a second interface',
      'azurerm_linux_virtual_machine',
      LINUX,
      'GuildOps writes azurerm_network_interface.web',
      { ...NIC, location: 'westus' },
    ],
    [
      'write no fixed addresses',
      'azurerm_linux_virtual_machine',
      LINUX,
      'reached by other addresses',
      { ...NIC, ip_configuration: [{ name: 'main', subnet_id: HUB, private_ip_address_allocation: 'Static' }] },
    ],
    [
      'write no such image',
      'azurerm_linux_virtual_machine',
      { ...LINUX, source_image_reference: [{ publisher: 'RedHat', offer: 'RHEL', sku: '9' }] },
      'an image that GuildOps does not write',
    ],
    [
      'have another user',
      'azurerm_linux_virtual_machine',
      { ...LINUX, admin_username: 'root1' },
      'admin_username would change from "root1" to "azureuser"',
    ],
    [
      'would take an identity away',
      'azurerm_linux_virtual_machine',
      { ...LINUX, identity: [{ identity_ids: ['a', 'b'] }] },
      'several identities',
    ],
    [
      'see no subnet of it',
      'azurerm_virtual_network',
      { name: 'n', address_space: ['10.0.0.0/16'] },
      'none of its subnets',
    ],
    [
      'write one range',
      'azurerm_virtual_network',
      { name: 'n', address_space: ['10.0.0.0/16', '10.1.0.0/16'] },
      'several',
    ],
    ['name groups otherwise', 'azurerm_application_security_group', { name: 'web' }, 'named firewall-<name>-asg'],
    ['see no container of it', 'azurerm_storage_account', { id: 'a', name: 'files' }, '0 containers'],
    ['name databases by the project', 'azurerm_postgresql_flexible_server', { name: 'db' }, 'begin with shop-'],
    ['name clusters by the project', 'azurerm_kubernetes_cluster', { name: 'k' }, 'begin with shop-'],
  ])('%s', (_, type, values, why, nic = NIC) => {
    const state = stateText(GROUP_OF_PROJECT, ['azurerm_network_interface.x', nic], [`${type}.x`, values]);
    const adoption = adoptText(state, azure.AZURE);
    expect(adoption.resources).toEqual([]);
    expect(adoption.moves).toEqual([]);
    expect(whyLeft(adoption, `${type}.x`)).toContain(why);
  });

  it('write no password, which is told to nobody', () => {
    const values = { ...LINUX, admin_password: 'hunter2' };
    const state = stateText(
      GROUP_OF_PROJECT,
      ['azurerm_network_interface.x', NIC],
      ['azurerm_linux_virtual_machine.x', values, { sensitive_values: { admin_password: true } }],
    );
    expect(whyLeft(adoptText(state, azure.AZURE), 'azurerm_linux_virtual_machine.x')).toBe(
      'admin_password would change (sensitive), which makes azurerm_linux_virtual_machine anew',
    );
  });

  it('find no group of the project', () => {
    const state = stateText(['azurerm_network_interface.x', NIC], ['azurerm_linux_virtual_machine.x', LINUX]);
    expect(whyLeft(adoptText(state, azure.AZURE), 'azurerm_linux_virtual_machine.x')).toContain(
      'one azurerm_resource_group named rg-shop in eastus',
    );
  });

  it('would let other traffic through, and what stands in such a network names it as made elsewhere', () => {
    const rule = { name: 'more', access: 'Allow', direction: 'Inbound', protocol: 'Tcp', priority: 200 };
    const opened = (one: StateResource): StateResource =>
      one.values.name === 'app-nsg'
        ? { ...one, values: { ...one.values, security_rule: [...(one.values.security_rule as Values[]), rule] } }
        : one;
    const adoption = adopt(richState('azure').map(opened), azure.PROD);
    expect(whyLeft(adoption, 'azurerm_virtual_network.app')).toContain('other traffic would be let through');
    expect(whyLeft(adoption, 'azurerm_kubernetes_cluster.apps')).toContain('reach the internet by another way');
    expect(adoption.resources.find(({ kind, name }) => kind === 'vm' && name === 'web')?.settings).toMatchObject({
      network: 'existing:rg-shop/app',
      subnet: 'web',
    });
  });

  it('and a machine in a network made elsewhere is adopted with its interface and its group', () => {
    const state = stateText(
      GROUP_OF_PROJECT,
      ['azurerm_network_interface.x', NIC],
      ['azurerm_linux_virtual_machine.x', LINUX],
    );
    const { resources, moves, leaves, makes } = adoptText(state, azure.AZURE);
    expect(resources).toMatchObject([
      { kind: 'vm', name: 'web', settings: { network: 'existing:shared/hub', subnet: 'apps' } },
    ]);
    expect(moves.map(({ to }) => to).toSorted()).toEqual([
      'azurerm_linux_virtual_machine.web',
      'azurerm_network_interface.web',
      'azurerm_resource_group.project',
    ]);
    expect([...leaves, ...makes]).toEqual([]);
  });
});

describe('what stands in another region', () => {
  const far = { ...MACHINE, zone: 'us-east1-b' };
  it('is left alone under a name that GuildOps would not give it there', () => {
    const adoption = adoptText(stateText(['google_compute_instance.x', far]), SHOP);
    expect(whyLeft(adoption, 'google_compute_instance.x')).toContain('name would change from "web" to "web-us-east1"');
  });

  it('is adopted under the one it would', () => {
    const { resources, moves } = adoptText(
      stateText(['google_compute_instance.x', { ...far, name: 'web-us-east1' }]),
      SHOP,
    );
    expect(resources).toMatchObject([{ name: 'web', settings: { region: 'us-east1' } }]);
    expect(moves.map(({ to }) => to)).toEqual(['google_compute_instance.web_us_east1']);
  });
});
