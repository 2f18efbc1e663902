import type { Block } from '../hcl.ts';
import type { Surroundings } from '../kind.ts';
import { openPorts, targetsOf } from '../models/balanced.ts';
import { partOf } from '../names.ts';
import { attach } from './attach.ts';
import type { LoadBalancerSettings } from './load-balancer-settings.ts';
import { groupId, type Rule, ruleBlock, securityGroup } from './security-group.ts';

/** Who reaches it, and what it may reach: its machines by two ports at most, which let it in. */
export function guard(name: string, settings: LoadBalancerSettings, around: Surroundings): Block[] {
  const key = `lb-${name}`;
  const { id, range } = attach(key, settings);
  const group = groupId(key);
  const everyone = settings.public ? '0.0.0.0/0' : range;
  const inner = [...new Set([settings.target_port, settings.health_check.port])];
  return [
    securityGroup(key, id, settings),
    ...openPorts(settings).map((port) =>
      rule({ direction: 'ingress', address: partOf(key, `in-${port}`), group, peer: { range: everyone } }, port),
    ),
    ...inner.map((port) =>
      rule({ direction: 'egress', address: partOf(key, `out-${port}`), group, peer: { range } }, port),
    ),
    ...targetsOf(settings, around).flatMap((machine) =>
      inner.map((port) => {
        const address = partOf(key, `${machine.name}-${port}`);
        return rule({ direction: 'ingress', address, group: groupId(`vm-${machine.name}`), peer: { group } }, port);
      }),
    ),
  ];
}

const rule = (rest: Pick<Rule, 'direction' | 'address' | 'group' | 'peer'>, port: number): Block =>
  ruleBlock({ ...rest, protocol: 'tcp', ports: { from: port, to: port } });
