import { describe, expect, it } from 'vitest';
import type { Kind, Resource } from '../../../src/core/request.ts';
import { checkedResource, generatorOf, neighbourProblems, warningsOf } from '../../../src/generators/kinds.ts';
import { refusalOf } from '../samples.ts';
import { resourcesOf } from '../values.ts';
import { AWS, PROD } from './everything.ts';

type Raw = Readonly<Record<string, unknown>>;

const vm = (more: Raw = {}, name = 'web') =>
  checkedResource(AWS, 'vm', name, { machine_type: 't3.micro', network: 'app', ...more });
const network = (more: Raw = {}, name = 'app') => checkedResource(AWS, 'network', name, more);

describe('settings on AWS', () => {
  it.each<[what: string, kind: Kind, settings: Raw, says: string]>([
    [
      'a type of another cloud',
      'vm',
      { machine_type: 'e2-medium', network: 'app' },
      '"e2-medium" is not a machine type',
    ],
    ['a type with a slip', 'vm', { machine_type: 't3a.medum', network: 'app' }, 'did you mean t3a.medium?'],
    [
      'a machine with an accelerator',
      'vm',
      { machine_type: 'g5.xlarge', network: 'app' },
      'has an accelerator (1 x a10g), and GuildOps generates none | ',
    ],
    [
      'nodes with an accelerator',
      'cluster',
      { network: 'app', node_type: 'trn1.2xlarge' },
      'node_type | trn1.2xlarge has an accelerator',
    ],
    [
      'a zone elsewhere',
      'vm',
      { machine_type: 't3.micro', network: 'app', zone: 'eu-west-1a' },
      'is no zone of us-east-1',
    ],
    [
      'an image nobody knows',
      'vm',
      { machine_type: 't3.micro', network: 'app', image: 'debian-21' },
      'did you mean debian-12?',
    ],
    [
      'a disk that boots nothing',
      'vm',
      { machine_type: 't3.micro', network: 'app', boot_disk_type: 'st1' },
      'do not boot from st1',
    ],
    [
      'a disk too small for its type',
      'vm',
      { machine_type: 't3.micro', network: 'app', extra_disks: 'x 100 st1' },
      'st1 has from 125',
    ],
    ['a region with a slip', 'bucket', { region: 'us-east1' }, 'did you mean us-east-1?'],
    ['a network too small', 'network', { cidr: '10.0.0.0/28' }, '/28 is not a size that fits'],
    ['a network off its start', 'network', { cidr: '10.0.0.1/16' }, '10.0.0.0/16'],
    ['subnets that overlap', 'network', { subnets: 'a 10.10.0.0/24\nb 10.10.0.0/25' }, 'overlaps a'],
    ['subnets that take all', 'network', { subnets: 'a 10.10.0.0/20' }, 'leave no room for gateways'],
    ['a subnet by a taken name', 'network', { subnets: 'public 10.10.0.0/24' }, 'the name is taken'],
    ['replicas', 'database', { network: 'app', replicas: 1 }, 'keeps the password itself'],
    ['a version nobody has', 'database', { network: 'app', version: '9' }, 'one of 17, 16, 15, 14'],
    ['a class with a slip', 'database', { network: 'app', class: 'db.t4g.smal' }, 'did you mean db.t4g.small?'],
    ['storage that gp3 lacks', 'database', { network: 'app', storage_gb: 10 }, '20 to 65536 GB'],
    ['a class of storage with a slip', 'bucket', { class: 'GLACIR' }, 'did you mean GLACIER?'],
    ['a move that is too early', 'bucket', { lifecycle: '7 move STANDARD_IA' }, 'after 30 days or later'],
    ['a lock without versions', 'bucket', { retention_days: 3, versioning: false }, 'retention needs it'],
    ['a firewall for everyone', 'firewall', { network: 'app', allow: 'tcp 22' }, 'sources | it is missing'],
    ['ports of icmp', 'firewall', { network: 'app', allow: 'icmp 22', sources: '10.0.0.0/8' }, 'icmp has no ports'],
    [
      'an IPv6 range off its start',
      'firewall',
      { network: 'app', allow: 'all', sources: '2001:db8::1/32' },
      'is no address range',
    ],
    ['a public cluster for everyone', 'cluster', { network: 'app', private: false }, 'admin_ranges | it is missing'],
    [
      'a name of a certificate',
      'load_balancer',
      { network: 'app', targets: 'web', certificate: 'shop' },
      'the ARN of a certificate',
    ],
    [
      'a certificate elsewhere',
      'load_balancer',
      { network: 'app', targets: 'web', certificate: 'arn:aws:acm:eu-west-1:123456789012:certificate/x' },
      'a certificate in us-east-1',
    ],
  ])('refuse %s, and say what would do', (_, kind, settings, says) => {
    expect(refusalOf(() => checkedResource(AWS, kind, 'x', settings)).join('\n')).toContain(says);
  });

  it.each<[what: string, resources: () => Resource[], says: string]>([
    ['a subnet that is not there', () => [network(), vm({ subnet: 'web' })], 'app has no subnet web'],
    ['a zone that the network has not', () => [network(), vm({ zone: 'us-east-1f' })], 'no subnet in us-east-1f'],
    ['a network outside without a subnet', () => [vm({ network: 'existing:shared' })], 'the network is made elsewhere'],
    [
      'a firewall of another network',
      () => [
        network(),
        network({}, 'other'),
        checkedResource(AWS, 'firewall', 'f', { network: 'other', allow: 'all', sources: '10.0.0.0/8' }),
        vm({ firewalls: 'f' }),
      ],
      'f is not in the network app',
    ],
    [
      'nodes without a way out',
      () => [network({ nat: false }), checkedResource(AWS, 'cluster', 'c', { network: 'app' })],
      'nodes fetch their images',
    ],
    [
      'machines of another network',
      () => [
        network(),
        network({}, 'other'),
        vm({ network: 'other' }),
        checkedResource(AWS, 'load_balancer', 'l', { network: 'app', targets: 'web' }),
      ],
      'web is not in the network app',
    ],
  ])('refuse %s among neighbours', (_, resources, says) => {
    expect(JSON.stringify(neighbourProblems({ project: AWS, resources: resources() }))).toContain(says);
  });

  it('take the cheapest type and class that are large enough', () => {
    const { settings } = checkedResource(AWS, 'vm', 'x', { vcpus: 2, ram_gib: 4, network: 'app' });
    expect(settings.machine_type).toBe('t3a.medium');
    expect(checkedResource(AWS, 'database', 'x', { vcpus: 2, ram_gib: 8, network: 'app' }).settings.class).toMatch(
      /^db\./,
    );
  });

  it('are safe by default in prod', () => {
    const inProd = (kind: Kind, more: Raw) => checkedResource(PROD, kind, 'x', more).settings;
    const safe = { high_availability: true };
    expect(inProd('network', {})).toMatchObject(safe);
    expect(inProd('database', { network: 'app' })).toMatchObject({ ...safe, deletion_protection: true });
    expect(inProd('cluster', { network: 'app' })).toMatchObject({ ...safe, private: true });
    expect(inProd('load_balancer', { network: 'app', targets: 'x' })).toMatchObject({
      deletion_protection: true,
      public: false,
    });
  });

  it('warn of a login that nobody can use, and of one that everyone can', () => {
    expect(warningsOf(AWS, vm()).join()).toContain('nobody can log in');
    const open = checkedResource(AWS, 'firewall', 'f', { network: 'app', allow: 'tcp 22', sources: '0.0.0.0/0' });
    expect(warningsOf(AWS, open).join()).toContain('Systems Manager needs no open port');
  });
});

describe('firewalls and machines on AWS', () => {
  const firewall = (more: Raw) =>
    checkedResource(AWS, 'firewall', 'f', { network: 'app', allow: 'tcp 80', sources: '10.0.0.0/8', ...more });
  const groupsOf = (machine: Resource, rule: Resource) =>
    resourcesOf(generatorOf('aws', 'vm').body(machine, { project: AWS, resources: [network(), rule, machine] }));

  it('meet by name and by tag', () => {
    for (const [machine, rule] of [
      [vm({ firewalls: 'f' }), firewall({})],
      [vm({ tags: 'http' }), firewall({ tags: 'http' })],
    ] as const)
      expect(groupsOf(machine, rule)[0]?.values.vpc_security_group_ids).toEqual([
        '<aws_security_group.vm_web.id>',
        '<aws_security_group.firewall_f.id>',
      ]);
  });

  it('meet with a security group made elsewhere by its id, which comes after the own one', () => {
    const outside = vm({ firewalls: 'existing:sg-0a1b2c3d' });
    expect(groupsOf(outside, firewall({}))[0]?.values.vpc_security_group_ids).toEqual([
      '<aws_security_group.vm_web.id>',
      'sg-0a1b2c3d',
    ]);
    const problems = (machine: Resource) =>
      generatorOf('aws', 'vm').problems(machine, { project: AWS, resources: [network(), machine] });
    expect(problems(outside)).toEqual([]);
    expect(JSON.stringify(problems(vm({ firewalls: 'existing:web' })))).toContain('web is no id');
  });

  it('leave the open way out away where a firewall says what may go out', () => {
    const types = (rule: Resource) => groupsOf(vm({ firewalls: 'f' }), rule).map(({ type }) => type);
    expect(types(firewall({}))).toContain('aws_vpc_security_group_egress_rule');
    expect(types(firewall({ direction: 'egress' }))).not.toContain('aws_vpc_security_group_egress_rule');
  });
});
