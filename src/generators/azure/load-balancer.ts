import { type Body, block, comment, reference, when } from '../hcl.ts';
import { defineKind, type Effect, type EffectRule, type Surroundings } from '../kind.ts';
import { balancerWarnings, targetProblems, targetsOf } from '../models/balanced.ts';
import { namedBy } from '../models/common.ts';
import { identifierOf, partOf } from '../names.ts';
import { reservedProblems, subnetProblems } from './attach.ts';
import { loadBalancerForm, loadBalancerMenu } from './load-balancer-form.ts';
import { gatewayFront } from './load-balancer-gateway.ts';
import { plainFront } from './load-balancer-plain.ts';
import { targetKey } from './load-balancer-rules.ts';
import { completeLoadBalancer, type LoadBalancerSettings, loadBalancerSchema } from './load-balancer-settings.ts';
import { membership, securityGroup, securityGroupId } from './security-groups.ts';

const REMADE: Effect = {
  effect: 'replace',
  note: 'It is made anew with another address; names that point to it must follow.',
};

const EFFECTS: Readonly<Record<string, EffectRule>> = {
  public: REMADE,
  network: REMADE,
  region: REMADE,
  certificate: (before, after) =>
    (before.certificate === undefined) === (after.certificate === undefined)
      ? { effect: 'in place', note: 'New connections get the other certificate within minutes.' }
      : REMADE,
  ports: { effect: 'in place', note: 'What listens comes or goes at once; its address stays.' },
  targets: { effect: 'in place', note: 'Machines are added or taken away; connections to those that go end.' },
  target_port: { effect: 'in place', note: 'Machines that do not listen there yet are taken out until they do.' },
};

/** Connections passed on to machines that answer; with a certificate, an application gateway that ends them. */
export const loadBalancer = defineKind({
  kind: 'load_balancer',
  title: 'Load balancer',
  summary: 'Spreads traffic over machines that answer',
  longestName: 56,
  schema: loadBalancerSchema,
  complete: completeLoadBalancer,
  problems: (settings, around) => [...frontProblems(settings, around), ...targetProblems(settings, around)],
  warnings: (settings) => balancerWarnings(settings),
  effects: EFFECTS,
  menu: loadBalancerMenu,
  form: loadBalancerForm,
  body: (name, settings, around): Body => [
    ...when(settings.purpose !== '', comment(settings.purpose)),
    ...(settings.certificate === undefined ? plainFront(name, settings, around) : gatewayFront(name, settings, around)),
    ...(namedBy(settings.network).isOutside ? [] : targets(name, settings, around)),
    ...when(
      settings.public,
      block(
        'output',
        [`load_balancer_${identifierOf(name)}_address`],
        [['value', reference('azurerm_public_ip', identifierOf(`lb-${name}`), 'ip_address')]],
      ),
    ),
  ],
});

/** A public one of the plain sort stands in no subnet. */
function frontProblems(settings: LoadBalancerSettings, around: Surroundings) {
  if (settings.certificate !== undefined) return reservedProblems('gateways', settings, around);
  return subnetProblems(settings, around);
}

/** The machines as a group, which the network's rules let it reach. */
const targets = (name: string, settings: LoadBalancerSettings, around: Surroundings): Body => [
  securityGroup(targetKey(name), settings, around),
  ...targetsOf(settings, around).map((machine) =>
    membership(partOf(`lb-${name}`, machine.name), machine.name, securityGroupId(targetKey(name))),
  ),
];
