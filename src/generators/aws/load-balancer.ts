import { type Block, type Body, block, comment, reference, when } from '../hcl.ts';
import { defineKind, type Effect, type Surroundings } from '../kind.ts';
import { balancerWarnings, targetProblems } from '../models/balanced.ts';
import { identifierOf } from '../names.ts';
import { attach, zonalSubnets } from './attach.ts';
import { loadBalancerForm } from './load-balancer-form.ts';
import { guard } from './load-balancer-guard.ts';
import { listeners } from './load-balancer-listeners.ts';
import {
  completeLoadBalancer,
  type LoadBalancerSettings,
  loadBalancerSchema,
  nameProblems,
} from './load-balancer-settings.ts';
import { targetGroup } from './load-balancer-targets.ts';
import { groupId } from './security-group.ts';
import { tags } from './tags.ts';

const REMADE: Effect = {
  effect: 'replace',
  note: 'It is made anew with another address; names that point to it must follow.',
};

/** An application load balancer over two zones: HTTPS where it has a certificate, HTTP where it has none. */
export const loadBalancer = defineKind({
  kind: 'load_balancer',
  title: 'Load balancer',
  summary: 'Spreads traffic over machines that answer',
  longestName: 32,
  schema: loadBalancerSchema,
  complete: completeLoadBalancer,
  problems: (settings, around, name) => [...nameProblems(name), ...targetProblems(settings, around)],
  warnings: (settings) => balancerWarnings(settings),
  effects: {
    public: REMADE,
    network: REMADE,
    ports: { effect: 'in place', note: 'What listens comes or goes at once; its address stays.' },
    certificate: (before, after) =>
      before.certificate !== undefined && after.certificate !== undefined
        ? { effect: 'in place', note: 'New connections get the other certificate within minutes.' }
        : { effect: 'in place', note: 'It changes between HTTP and HTTPS at once.' },
    targets: { effect: 'in place', note: 'Machines are added or taken away; connections to those that go end.' },
    target_port: {
      effect: 'in place',
      note: 'Machines are taken out and come back by the other port, within a minute.',
    },
  },
  form: loadBalancerForm,
  body: (name, settings, around): Body => {
    const key = `lb-${name}`;
    const subnets = zonalSubnets(key, settings, settings.public, around);
    return [
      ...attach(key, settings).data,
      ...subnets.data,
      ...when(settings.purpose !== '', comment(settings.purpose)),
      itself(name, settings, around),
      ...targetGroup(name, settings, around),
      ...listeners(name, settings),
      ...guard(name, settings, around),
      block(
        'output',
        [`load_balancer_${identifierOf(name)}_dns_name`],
        [['value', reference('aws_lb', identifierOf(name), 'dns_name')]],
      ),
    ];
  },
});

const itself = (name: string, settings: LoadBalancerSettings, around: Surroundings): Block =>
  block(
    'resource',
    ['aws_lb', identifierOf(name)],
    [
      ['name', name],
      ['load_balancer_type', 'application'],
      ['internal', !settings.public],
      ['subnets', zonalSubnets(`lb-${name}`, settings, settings.public, around).ids],
      ['security_groups', [groupId(`lb-${name}`)]],
      ['drop_invalid_header_fields', true],
      ['enable_deletion_protection', settings.deletion_protection],
      tags(name, settings),
    ],
  );
