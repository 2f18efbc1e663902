import { describe, expect, it } from 'vitest';
import type { Kind, Resource } from '../../../src/core/request.ts';
import { openSubnets, reservedSubnets } from '../../../src/generators/azure/layout.ts';
import { checkedResource, generatorOf, neighbourProblems, warningsOf } from '../../../src/generators/kinds.ts';
import { overlaps, parseRange } from '../../../src/generators/models/ranges.ts';
import { refusalOf } from '../samples.ts';
import { blocksOf, resourcesOf } from '../values.ts';
import { AZURE, SSH_KEY } from './everything.ts';

type Raw = Readonly<Record<string, unknown>>;

const machine = { machine_type: 'Standard_B2s', network: 'app', ssh_public_key: SSH_KEY };
const vm = (more: Raw = {}, name = 'web') => checkedResource(AZURE, 'vm', name, { ...machine, ...more });
const network = (more: Raw = {}, name = 'app') => checkedResource(AZURE, 'network', name, more);

describe('settings on Azure', () => {
  it.each<[what: string, kind: Kind, settings: Raw, says: string]>([
    ['a type with a slip', 'vm', { ...machine, machine_type: 'Standard_B2z' }, 'did you mean Standard_B2'],
    ['a zone that is none', 'vm', { ...machine, zone: '7' }, '7 is no zone of eastus'],
    ['an image nobody knows', 'vm', { ...machine, image: 'debian-21' }, 'did you mean debian-12?'],
    ['a disk smaller than the image', 'vm', { ...machine, boot_disk_gb: 20 }, '30 to 4095 GB'],
    ['a disk that boots nothing', 'vm', { ...machine, boot_disk_type: 'PremiumV2_LRS' }, 'does not boot from'],
    ['no key', 'vm', { ...machine, ssh_public_key: '' }, 'it is missing, and machines take no passwords'],
    ['a cut key', 'vm', { ...machine, ssh_public_key: SSH_KEY.slice(0, 70) }, 'a part of it is missing'],
    ['a private key', 'vm', { ...machine, ssh_public_key: '-----BEGIN' }, 'is not a public SSH key'],
    [
      'a key under another name',
      'vm',
      { ...machine, ssh_public_key: SSH_KEY.replace('ed25519', 'rsa') },
      'no ssh-rsa key',
    ],
    ['a network too small', 'network', { cidr: '10.0.0.0/28' }, '/28 is not a size that fits'],
    ['a subnet by our name', 'network', { subnets: 'gateways 10.10.0.0/24' }, 'GuildOps keeps it'],
    ["a subnet by Azure's name", 'network', { subnets: 'gatewaysubnet 10.10.0.0/24' }, 'Azure keeps it for a service'],
    ['a region with a slip', 'network', { region: 'west-europe' }, 'did you mean westeurope?'],
    ['IPv6', 'firewall', { network: 'app', allow: 'all', sources: '2001:db8::/32' }, 'is no address range'],
    ['a name of a certificate', 'load_balancer', { network: 'app', targets: 'web', certificate: 'shop' }, 'key vault'],
    [
      'a certificate inside',
      'load_balancer',
      { network: 'app', targets: 'web', certificate: 'https://shop.vault.azure.net/secrets/a' },
      'public: true',
    ],
    [
      'two ports to one',
      'load_balancer',
      { network: 'app', targets: 'web', ports: '80 81', target_port: 80 },
      'cannot lead',
    ],
  ])('refuse %s, and say what would do', (_, kind, settings, says) => {
    expect(refusalOf(() => checkedResource(AZURE, kind, 'x', settings)).join('\n')).toContain(says);
  });

  it.each<[what: string, resources: () => Resource[], says: string]>([
    ['a subnet that is not there', () => [network(), vm({ subnet: 'web' })], 'app has no subnet web'],
    [
      'a network in another region',
      () => [network({ region: 'westus2' }), vm()],
      'is in westus2 and cannot be used in eastus',
    ],
    [
      'a network outside without a subnet',
      () => [vm({ network: 'existing:rg/hub' })],
      'the name of one of its subnets',
    ],
    ['a network outside without a group', () => [vm({ network: 'existing:hub' })], 'existing:<its resource group>'],
    [
      'a firewall of a network outside',
      () => [
        checkedResource(AZURE, 'firewall', 'f', { network: 'existing:rg/hub', allow: 'all', sources: '10.0.0.0/8' }),
      ],
      'a network of this project',
    ],
  ])('refuse %s among neighbours', (_, resources, says) => {
    expect(JSON.stringify(neighbourProblems({ project: AZURE, resources: resources() }))).toContain(says);
  });
});

describe('subnets on Azure', () => {
  it.each(['10.0.0.0/8', '10.10.0.0/20', '10.1.2.0/24'])('of %s lie apart from each other', (cidr) => {
    const all = [...openSubnets({ cidr }), ...reservedSubnets({ cidr })];
    expect(all.map(({ part }) => part)).toEqual(['private', 'gateways', 'postgres']);
    const ranges = all.flatMap((one) => parseRange(one.cidr) ?? []);
    expect(ranges.every((one, at) => ranges.slice(at + 1).every((other) => !overlaps(one, other)))).toBe(true);
  });

  it.each([
    { subnets: undefined },
    { subnets: [{ name: 'web', cidr: '10.10.0.0/24' }] },
    { subnets: [{ name: 'late', cidr: '10.10.13.0/24' }] },
  ])('of services stay where they are, whatever people have besides: $subnets', ({ subnets }) => {
    expect(reservedSubnets({ cidr: '10.10.0.0/20', subnets })).toEqual([
      { part: 'gateways', cidr: '10.10.15.0/24' },
      { part: 'postgres', cidr: '10.10.14.0/24' },
    ]);
  });

  it('are not laid over that of a database, and before there is one a warning says what is given away', () => {
    const over = network({ cidr: '10.10.0.0/20', subnets: 'web 10.10.0.0/24\nlate 10.10.12.0/22' });
    const database = checkedResource(AZURE, 'database', 'orders', { network: 'app' });
    expect(neighbourProblems({ project: AZURE, resources: [over] })).toEqual([]);
    expect(warningsOf(AZURE, over)).toEqual([
      'Subnet late lies over 10.10.15.0/24: this network can hold no load balancer with a certificate.',
      'Subnet late lies over 10.10.14.0/24: this network can hold no database.',
    ]);
    expect(neighbourProblems({ project: AZURE, resources: [over, database] })).toEqual([
      {
        code: 'bad-input',
        field: 'database orders, network',
        why: 'subnet late of app lies over 10.10.14.0/24, in which it has to stand',
        expected: 'subnets apart from 10.10.15.0/24 and 10.10.14.0/24, the end of the network',
      },
    ]);
    const small = network({ cidr: '10.10.0.0/27' });
    expect(JSON.stringify(neighbourProblems({ project: AZURE, resources: [small, database] }))).toContain(
      'a network of /26 or larger',
    );
  });

  it('are made for gateways only when there is one, and the guards of machines say what comes in', () => {
    const around = (...more: Resource[]) => ({ project: AZURE, resources: [network(), vm({ tags: 'web' }), ...more] });
    const made = (...more: Resource[]) => resourcesOf(generatorOf('azure', 'network').body(network(), around(...more)));
    const rules = (all: ReturnType<typeof made>) =>
      all.flatMap(({ values }) => blocksOf(values, 'security_rule')).map(({ access, name }) => `${access} ${name}`);
    expect(rules(made())).toEqual(['Deny closed']);
    const firewall = checkedResource(AZURE, 'firewall', 'in', {
      network: 'app',
      allow: 'tcp 80',
      sources: '10.0.0.0/8',
    });
    expect(rules(made(firewall))).toEqual(['Allow in-tcp', 'Deny closed']);
    expect(made().map(({ address }) => address)).not.toContain('azurerm_subnet.app-gateways');
  });

  it('without a way out get no login that would have to be fetched', () => {
    const types = (nat: boolean) =>
      resourcesOf(generatorOf('azure', 'vm').body(vm(), { project: AZURE, resources: [network({ nat }), vm()] })).map(
        ({ type }) => type,
      );
    expect(types(true)).toContain('azurerm_virtual_machine_extension');
    expect(types(false)).not.toContain('azurerm_virtual_machine_extension');
  });
});
