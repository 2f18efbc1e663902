import { describe, expect, it } from 'vitest';
import type { Kind } from '../../../src/core/request.ts';
import { impactOf } from '../../../src/generators/impact.ts';
import { checkedResource } from '../../../src/generators/kinds.ts';
import { AZURE, IDENTITY, SSH_KEY } from './everything.ts';

type Raw = Readonly<Record<string, unknown>>;

describe('changes on Azure', () => {
  const effects = (kind: Kind, before: Raw, after: Raw) => {
    const make = (raw: Raw) => checkedResource(AZURE, kind, 'x', raw);
    return impactOf(make(before), make(after), AZURE).map(({ setting, effect }) => `${setting}: ${effect}`);
  };
  const machine = { machine_type: 'Standard_B2s', network: 'app', ssh_public_key: SSH_KEY };
  const balancer = { network: 'app', targets: 'a', public: true };
  const certified = { certificate: 'https://shop.vault.azure.net/secrets/a', identity: IDENTITY };

  it.each<[kind: Kind, before: Raw, after: Raw, is: string]>([
    ['vm', machine, { ...machine, machine_type: 'Standard_D2s_v5' }, 'machine_type: restart'],
    ['vm', machine, { ...machine, machine_type: 'Standard_D2ps_v5' }, 'machine_type: data loss'],
    ['vm', machine, { ...machine, zone: '2' }, 'zone: data loss'],
    ['vm', machine, { ...machine, boot_disk_gb: 64 }, 'boot_disk_gb: restart'],
    ['vm', { ...machine, boot_disk_gb: 64 }, machine, 'boot_disk_gb: in place'],
    ['vm', machine, { ...machine, image: 'debian-13' }, 'image: data loss'],
    ['vm', machine, { ...machine, startup_script: '#!/bin/sh' }, 'startup_script: data loss'],
    ['vm', machine, { ...machine, public_address: true }, 'public_address: in place'],
    ['vm', { ...machine, extra_disks: 'data 10' }, machine, 'extra_disks: data loss'],
    ['network', {}, { nat: false }, 'nat: in place'],
    ['network', {}, { region: 'westus2' }, 'region: replace'],
    ['load_balancer', balancer, { ...balancer, ...certified }, 'certificate: replace'],
    ['load_balancer', balancer, { ...balancer, ports: [8080] }, 'ports: in place'],
  ])('%s: %j becomes %j', (kind, before, after, is) => {
    expect(effects(kind, before, after)).toContain(is);
  });
});
