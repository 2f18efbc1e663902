import { describe, expect, it } from 'vitest';
import { awsSchema } from '../../../sandbox/cloud/aws/schema/index.ts';
import { awsData, awsEverything, awsMachine, awsNetwork, awsProject, awsProvider } from './aws-configuration.ts';
import { useSandbox } from './sandbox.ts';
import { changesOf, noTerraform } from './terraform.ts';

describe.skipIf(noTerraform)(`the sandbox's AWS ${noTerraform}`, () => {
  const sandbox = useSandbox();
  const prepared = async (configuration: string) => {
    sandbox.workspace.write(configuration);
    await sandbox.workspace.init();
    return sandbox;
  };

  it('makes everything that it can be asked for at once, leaves it as it is, and takes it away', async () => {
    const { cloud, workspace } = await prepared(awsEverything);
    expect((await workspace.apply()).output).toMatch(/Apply complete! Resources: \d+ added/);
    const types = new Set((await cloud.objects()).map(({ type }) => type));
    expect([...types].sort()).toEqual(Object.keys(awsSchema.resources).sort());
    const next = await workspace.plan();
    expect(changesOf(next)).toEqual({});
    expect(next.resource_drift ?? []).toEqual([]);

    const outputs = JSON.parse((await workspace.run('output', '-json')).output);
    expect(outputs.found.value).toEqual({
      account: '123456789012',
      database: expect.stringMatching(/^shop\.[0-9a-f]{12}\.eu-west-1\.rds\.amazonaws\.com:5432$/),
      secret: expect.stringMatching(/^arn:aws:secretsmanager:eu-west-1:123456789012:secret:rds!/),
      dns: expect.stringMatching(/^web-\d+\.eu-west-1\.elb\.amazonaws\.com$/),
      ip: expect.stringMatching(/^10\.0\.0\.\d+$/),
      issuer: expect.stringMatching(/^https:\/\/oidc\.eks\.eu-west-1\.amazonaws\.com\/id\/[0-9A-F]{32}$/),
      nat: true,
      subnets: 3,
      vpc: expect.stringMatching(/^arn:aws:ec2:eu-west-1:123456789012:vpc\/vpc-0[0-9a-f]{16}$/),
    });
    expect((await workspace.destroy()).output).toContain('Destroy complete!');
    expect(await cloud.objects()).toEqual([]);
  });

  it.each([
    ['a machine gets another size in place', '"t3.small"', '"t3.medium"', { 'aws_instance.web': 'update' }],
    ['a database is resized in place', '"db.t4g.small"', '"db.t4g.large"', { 'aws_db_instance.shop': 'update' }],
    [
      'a security rule opens in place',
      'to_port           = 443',
      'to_port           = 8443',
      {
        'aws_vpc_security_group_ingress_rule.https': 'update',
      },
    ],
    [
      'a database that is encrypted anew is another one',
      'storage_encrypted           = true',
      'storage_encrypted           = false',
      {
        'aws_db_instance.shop': 'delete,create',
      },
    ],
    [
      'another image is another machine',
      'debian-12-amd64',
      'debian-13-amd64',
      {
        'aws_instance.web': 'delete,create',
        'aws_volume_attachment.data': 'delete,create',
      },
    ],
  ])('%s', async (_, before, after, changes) => {
    const { workspace } = await prepared(awsProject);
    await workspace.apply();
    workspace.write(awsProject.replace(before, after));
    expect(changesOf(await workspace.plan())).toEqual(changes);
    expect((await workspace.apply()).exitCode).toBe(0);
    expect(changesOf(await workspace.plan())).toEqual({});
  });

  it('knows all tags when planning: those of the provider block, and those of the resource over them', async () => {
    const { workspace } = await prepared(awsProvider + awsNetwork + awsMachine);
    const tagsOf = async (address: string) => {
      const { resource_changes = [] } = await workspace.plan();
      return Object(resource_changes.find((each) => each.address === address)?.change.after).tags_all;
    };
    const tags = { Name: 'web', 'managed-by': 'guildops', project: 'web-shop' };
    expect(await tagsOf('aws_instance.web')).toEqual(tags);
    expect(await tagsOf('aws_internet_gateway.main')).toEqual({ 'managed-by': 'guildops', project: 'shop' });
    await workspace.apply();
    workspace.write((awsProvider + awsNetwork + awsMachine).replace('"guildops"', '"people"'));
    expect(await tagsOf('aws_instance.web')).toEqual({ ...tags, 'managed-by': 'people' });
    const changes = changesOf(await workspace.plan());
    expect(changes).toMatchObject({ 'aws_instance.web': 'update', 'aws_vpc.main': 'update' });
    expect(Object.values(changes)).not.toContain('delete,create');
  });

  it.each([
    [
      'a subnet outside of its network',
      'cidrsubnet(aws_vpc.main.cidr_block, 8, count.index)',
      '"192.168.0.0/24"',
      'InvalidSubnet.Range',
    ],
    [
      'subnets that overlap',
      'cidrsubnet(aws_vpc.main.cidr_block, 8, count.index)',
      '"10.0.0.0/24"',
      'InvalidSubnet.Conflict',
    ],
    [
      'a security group that is not there',
      '[aws_security_group.web.id]',
      '["sg-00000000000000000"]',
      "'sg-00000000000000000' does not exist",
    ],
    ['an image that is none', 'data.aws_ami.debian.id', '"debian"', 'InvalidAMIID.Malformed'],
    [
      'a database in one zone',
      'aws_subnet.main[*].id',
      '[aws_subnet.main[0].id]',
      'DBSubnetGroupDoesNotCoverEnoughAZs',
    ],
    [
      'a database that nobody can enter',
      'manage_master_user_password = true',
      '',
      'MasterUserPassword must be provided',
    ],
  ])('refuses %s', async (_, before, after, words) => {
    const { workspace } = await prepared(awsProject.replace(before, after));
    const { exitCode, output } = await workspace.apply();
    expect(exitCode).toBe(1);
    expect(output.replace(/\s+[│|]?\s*/g, ' ')).toContain(words);
  });

  it.each([
    ['an address range that is none', '"10.0.0.0/16"', '"10.0.0.0"', 'is not a valid cidr'],
    ['a kind of disk that AWS does not have', 'volume_type = "gp3"', 'volume_type = "fast"', 'must be one of'],
    ['a rule without a source', 'cidr_ipv4         = "10.0.0.0/8"', '', 'must be specified'],
    ['a bucket with capital letters', '"shop-things"', '"Shop_Things"', "doesn't match regexp"],
  ])('refuses %s before anything is planned', async (_, before, after, words) => {
    const { workspace } = await prepared((awsProvider + awsNetwork + awsMachine + awsData).replace(before, after));
    const { exitCode, output } = await workspace.run('validate', '-no-color');
    expect(exitCode).toBe(1);
    expect(output).toContain(words);
  });
});
