import { describe, expect, it } from 'vitest';
import type { Kind } from '../../../src/core/request.ts';
import { impactOf } from '../../../src/generators/impact.ts';
import { checkedResource } from '../../../src/generators/kinds.ts';
import { AWS } from './everything.ts';

type Raw = Readonly<Record<string, unknown>>;

describe('changes on AWS', () => {
  const effects = (kind: Kind, before: Raw, after: Raw) => {
    const make = (raw: Raw) => checkedResource(AWS, kind, 'x', raw);
    return impactOf(make(before), make(after), AWS).map(({ setting, effect }) => `${setting}: ${effect}`);
  };
  const machine = { machine_type: 't3.micro', network: 'app' };

  it.each<[kind: Kind, before: Raw, after: Raw, is: string]>([
    ['vm', machine, { ...machine, machine_type: 't3.large' }, 'machine_type: restart'],
    ['vm', machine, { ...machine, zone: 'us-east-1b' }, 'zone: data loss'],
    ['vm', machine, { ...machine, boot_disk_gb: 40 }, 'boot_disk_gb: in place'],
    ['vm', machine, { ...machine, image: 'debian-13' }, 'image: in place'],
    ['vm', machine, { ...machine, image: 'ami-0123456789abcdef0' }, 'image: data loss'],
    ['vm', machine, { ...machine, public_address: true }, 'public_address: data loss'],
    ['database', { network: 'app' }, { network: 'app', engine: 'mysql' }, 'engine: data loss'],
    ['database', { network: 'app' }, { network: 'app', class: 'db.m6g.large' }, 'class: restart'],
    ['cluster', { network: 'app' }, { network: 'app', node_type: 'm5.large' }, 'node_type: replace'],
    [
      'load_balancer',
      { network: 'app', targets: 'a' },
      { network: 'app', targets: 'a', public: true },
      'public: replace',
    ],
    ['bucket', {}, { retention_days: 3 }, 'retention_days: data loss'],
  ])('%s: %j becomes %j', (kind, before, after, is) => {
    expect(effects(kind, before, after)).toContain(is);
  });
});
