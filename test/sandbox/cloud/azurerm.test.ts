import { describe, expect, it } from 'vitest';
import { azurermSchema } from '../../../sandbox/cloud/azurerm/schema/index.ts';
import { azureEverything, azureProject } from './azurerm-configuration.ts';
import { useSandbox } from './sandbox.ts';
import { changesOf, noTerraform } from './terraform.ts';

const GROUP = '/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg-shop';

describe.skipIf(noTerraform)(`the sandbox's Azure ${noTerraform}`, () => {
  const sandbox = useSandbox();
  const prepared = async (configuration: string) => {
    sandbox.workspace.write(configuration);
    await sandbox.workspace.init();
    return sandbox;
  };

  it('makes everything that it can be asked for at once, leaves it as it is, and takes it away', async () => {
    const { cloud, workspace } = await prepared(azureEverything);
    expect((await workspace.apply()).output).toMatch(/Apply complete! Resources: \d+ added/);
    const types = new Set((await cloud.objects()).map(({ type }) => type));
    expect([...types].sort()).toEqual(Object.keys(azurermSchema.resources).sort());
    const next = await workspace.plan();
    expect(changesOf(next)).toEqual({});
    expect(next.resource_drift ?? []).toEqual([]);

    const outputs = JSON.parse((await workspace.run('output', '-json')).output);
    expect(outputs.found.value).toEqual({
      blobs: 'https://shopthings.blob.core.windows.net/',
      database: 'shop-postgres.postgres.database.azure.com',
      group: 'westeurope',
      host: expect.stringMatching(/^https:\/\/shop-[0-9a-f]{8}\.hcp\.westeurope\.azmk8s\.io:443$/),
      machine: `${GROUP}/providers/Microsoft.Compute/virtualMachines/web`,
      principal: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
      private: expect.stringMatching(/^10\.0\.1\.\d+$/),
      public: true,
      range: '10.0.1.0/24',
      subnets: true,
    });
    expect((await workspace.destroy()).output).toContain('Destroy complete!');
    expect(await cloud.objects()).toEqual([]);
  });

  it.each([
    [
      'a machine gets another size in place',
      '"Standard_B2s"',
      '"Standard_B4ms"',
      {
        'azurerm_linux_virtual_machine.web': 'update',
      },
    ],
    [
      'a database gets more storage in place',
      'storage_mb                    = 65536',
      'storage_mb = 131072',
      {
        'azurerm_postgresql_flexible_server.shop': 'update',
      },
    ],
    [
      'a database with less storage is another one',
      'storage_mb                    = 65536',
      'storage_mb = 32768',
      {
        'azurerm_postgresql_flexible_server.shop': 'delete,create',
        'azurerm_postgresql_flexible_server_database.orders': 'delete,create',
      },
    ],
    ['copies in other regions are made in place', '"LRS"', '"GRS"', { 'azurerm_storage_account.things': 'update' }],
    ['a security rule opens in place', '"443"', '"8443"', { 'azurerm_network_security_rule.https': 'update' }],
    [
      'another image is another machine',
      '"debian-12"',
      '"debian-13"',
      {
        'azurerm_linux_virtual_machine.web': 'delete,create',
        'azurerm_virtual_machine_data_disk_attachment.data': 'delete,create',
      },
    ],
  ])('%s', async (_, before, after, changes) => {
    const { workspace } = await prepared(azureProject);
    await workspace.apply();
    workspace.write(azureProject.replace(before, after));
    expect(changesOf(await workspace.plan())).toEqual(changes);
    expect((await workspace.apply()).exitCode).toBe(0);
    expect(changesOf(await workspace.plan())).toEqual({});
  });

  it.each([
    ['a subnet outside of its network', '10.0.1.0/24', '192.168.1.0/24', 'NetcfgInvalidSubnet'],
    ['subnets that overlap', '10.0.2.0/24', '10.0.1.128/25', 'NetcfgSubnetRangesOverlap'],
    [
      'a resource group that is not there',
      'virtual_network" "main" {\n  name                = "main"\n  resource_group_name = azurerm_resource_group.shop.name',
      'virtual_network" "main" {\n  name = "main"\n  resource_group_name = "rg-lost"',
      "'rg-lost' was not found",
    ],
    [
      'a database that nobody can enter',
      'password_auth_enabled         = false',
      'password_auth_enabled = true',
      '`administrator_login` is required',
    ],
    [
      'a database in a subnet without a name',
      'private_dns_zone_id           = azurerm_private_dns_zone.database.id',
      '',
      '`private_dns_zone_id` should be set',
    ],
    [
      'a database in a subnet that is not for databases',
      'Microsoft.DBforPostgreSQL/flexibleServers',
      'Microsoft.Web/serverFarms',
      'SubnetMissingRequiredDelegation',
    ],
    [
      'a standby of a small database',
      '"GP_Standard_D2ds_v5"',
      '"B_Standard_B1ms"\n  high_availability {\n    mode = "ZoneRedundant"\n  }',
      'High availability is not supported',
    ],
    [
      'a storage account for a subnet without an endpoint',
      'blob_properties {',
      'network_rules {\n    default_action = "Deny"\n    virtual_network_subnet_ids = [azurerm_subnet.main.id]\n  }\n  blob_properties {',
      'SubnetsHaveNoServiceEndpointsConfigured',
    ],
  ])('refuses %s', async (_, before, after, words) => {
    const { workspace } = await prepared(azureProject.replace(before, after));
    const { exitCode, output } = await workspace.apply();
    expect(exitCode).toBe(1);
    expect(output.replace(/\s+[│|]?\s*/g, ' ')).toContain(words);
  });

  it('does not delete what a lock is on, nor its parts', async () => {
    const lock = `
resource "azurerm_management_lock" "things" {
  name       = "things"
  scope      = azurerm_storage_account.things.id
  lock_level = "CanNotDelete"
}
`;
    const { workspace } = await prepared(azureProject + lock);
    await workspace.apply();
    await workspace.run('state', 'rm', 'azurerm_management_lock.things');
    workspace.write(azureProject.replace(/resource "azurerm_storage_container" "things" \{[^}]*\}/, ''));
    expect((await workspace.apply()).output.replace(/\s+[│|]?\s*/g, ' ')).toContain('ScopeLocked');
  });

  it('does not delete a resource group with something left in it', async () => {
    const { workspace } = await prepared(azureProject);
    await workspace.apply();
    await workspace.run('state', 'rm', 'azurerm_storage_container.things', 'azurerm_storage_management_policy.things');
    await workspace.run('state', 'rm', 'azurerm_storage_account.things');
    expect((await workspace.destroy()).output).toContain('still contains Resources');
  });

  it.each([
    [
      'a machine with two images',
      'source_image_reference {',
      'source_image_id = "/subscriptions/x"\n  source_image_reference {',
      'must be specified',
    ],
    ['a storage account with a hyphen', '"shopthings"', '"shop-things"', "doesn't match regexp"],
    ['a user whom Azure keeps', '"shopkeeper"', '"admin"', 'is a name that Azure does not allow'],
    ['a kind of disk that Azure does not have', '"StandardSSD_LRS"', '"Fast"', 'must be one of'],
  ])('refuses %s before anything is planned', async (_, before, after, words) => {
    const { workspace } = await prepared(azureProject.replace(before, after));
    const { exitCode, output } = await workspace.run('validate', '-no-color');
    expect(exitCode).toBe(1);
    expect(output).toContain(words);
  });
});
