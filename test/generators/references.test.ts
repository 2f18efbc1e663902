import { describe, expect, it } from 'vitest';
import { resourceKey } from '../../src/core/request.ts';
import { neighbourProblems, settingsFor } from '../../src/generators/kinds.ts';
import { dependentsOf, usesOf } from '../../src/generators/references.ts';
import { PLAIN } from './gcp/everything.ts';
import { ALICE, aNetwork, aVm, SHOP } from './samples.ts';

const dependents = (kind: 'network' | 'vm' | 'firewall' | 'bucket', name: string) =>
  dependentsOf({ kind, name }, PLAIN).map(resourceKey);

describe('what hangs on a resource', () => {
  it.each([
    {
      kind: 'network' as const,
      name: 'app',
      hangs: ['firewall-web-in', 'vm-web-1', 'vm-web-2', 'database-orders', 'cluster-apps', 'load_balancer-front'],
    },
    { kind: 'vm' as const, name: 'web-1', hangs: ['load_balancer-front'] },
    { kind: 'bucket' as const, name: 'uploads', hangs: [] },
    { kind: 'network' as const, name: 'elsewhere', hangs: [] },
  ])('$kind $name: $hangs', ({ kind, name, hangs }) => {
    expect(dependents(kind, name)).toEqual(hangs);
  });

  it('follows names through other resources', () => {
    const resources = PLAIN.filter(({ kind }) => kind !== 'load_balancer');
    const inOther = settingsFor(SHOP, 'load_balancer', 'edge', { network: 'other', targets: 'web-1' }, ALICE);
    expect(dependentsOf({ kind: 'network', name: 'app' }, [...resources, inOther]).map(resourceKey)).toContain(
      'load_balancer-edge',
    );
  });
});

describe('names of other resources', () => {
  it('lead to the project alone; what exists elsewhere is not looked for here', () => {
    expect(usesOf(aVm('web', { network: 'existing:shared', subnet: 'a' }))).toEqual([]);
    expect(usesOf(aVm('web', { firewalls: 'web-in' }))).toEqual([
      { setting: 'network', kind: 'network', name: 'app' },
      { setting: 'firewalls', kind: 'firewall', name: 'web-in' },
    ]);
  });

  it.each([
    {
      what: 'a firewall that is not there',
      settings: { firewalls: 'web-inn' },
      says: ['firewalls', 'there is no firewall web-inn in this project; did you mean web-in?', 'one of web-in'],
    },
    {
      what: 'a network outside without a subnet',
      settings: { network: 'existing:shared' },
      says: ['subnet', 'it is missing', 'the name of a subnet of that network, because the network is made elsewhere'],
    },
    {
      what: 'a subnet of a network that has none',
      settings: { subnet: 'web' },
      says: ['subnet', 'app has no subnet web in us-central1', 'nothing: the network has no subnets of its own'],
    },
    {
      what: 'a subnet that is not there',
      settings: { network: 'parts', subnet: 'c' },
      says: ['subnet', 'parts has no subnet c in us-central1', 'one of a, b'],
    },
    {
      what: 'a region without a subnet',
      settings: { region: 'us-east1' },
      says: [
        'network',
        'app has no subnet in us-east1',
        'one with us-east1 in its subnets, such as another subnet of app',
      ],
    },
  ])('refuse $what', ({ settings, says: [field, why, expected] }) => {
    const resources = [
      aNetwork(),
      aNetwork('parts', { cidr: '10.20.0.0/16', subnets: 'a 10.20.1.0/24; b 10.20.2.0/24; far 10.20.3.0/24 us-east1' }),
      settingsFor(SHOP, 'firewall', 'web-in', { network: 'app', allow: 'tcp 80', sources: '10.0.0.0/8' }),
      aVm('web', settings),
    ];
    expect(neighbourProblems({ project: SHOP, resources })).toEqual([
      { code: 'bad-input', field: `vm web, ${field}`, why, expected },
    ]);
  });

  it('let a machine stand in a subnet of another region', () => {
    const network = aNetwork('parts', { cidr: '10.20.0.0/16', subnets: 'far 10.20.3.0/24 us-east1' });
    const machine = aVm('web', { network: 'parts', region: 'us-east1' });
    expect(machine.settings.zone).toBe('us-east1-b');
    expect(neighbourProblems({ project: SHOP, resources: [network, machine] })).toEqual([]);
  });
});
