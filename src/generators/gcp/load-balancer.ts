import { type Body, comment, when } from '../hcl.ts';
import { defineKind, type Effect, type EffectRule } from '../kind.ts';
import { balancerWarnings } from '../models/balanced.ts';
import { longNameProblems } from '../names.ts';
import { attach } from './attach.ts';
import { loadBalancerForm } from './load-balancer-form.ts';
import { internalFront } from './load-balancer-internal.ts';
import { publicFront } from './load-balancer-public.ts';
import { completeLoadBalancer, loadBalancerSchema, targetProblems } from './load-balancer-settings.ts';
import { groups, healthCheck, openings } from './load-balancer-targets.ts';

const REMADE: Effect = {
  effect: 'replace',
  note: 'What listens is made anew with another address; names that point to it must follow.',
};

const EFFECTS: Readonly<Record<string, EffectRule>> = {
  public: REMADE,
  ports: { ...REMADE, note: 'What listens is made anew: a minute or two without it; a public one keeps its address.' },
  network: REMADE,
  region: REMADE,
  certificate: (before, after) =>
    before.certificate !== undefined && after.certificate !== undefined
      ? { effect: 'in place', note: 'New connections get the other certificate within minutes.' }
      : { ...REMADE, note: 'It changes between HTTP and HTTPS: a minute or two without it.' },
  targets: { effect: 'in place', note: 'Machines are added or taken away; connections to those that go end.' },
  target_port: { effect: 'in place', note: 'Machines that do not listen there yet are taken out until they do.' },
};

/** Spreads what comes in over machines: by HTTP or HTTPS from the internet, or packet by packet inside the network. */
export const loadBalancer = defineKind({
  kind: 'load_balancer',
  title: 'Load balancer',
  summary: 'Spreads traffic over machines that answer',
  longestName: 52,
  schema: loadBalancerSchema,
  complete: completeLoadBalancer,
  everywhere: ({ public: isPublic }) =>
    isPublic ? 'nothing: a public one is reached everywhere and takes machines of every region' : undefined,
  problems: (settings, around, name) => [
    ...longNameProblems('name', [`${name}-${settings.region ?? around.project.region}-x`]),
    ...targetProblems(settings, around),
  ],
  warnings: (settings) => balancerWarnings(settings),
  effects: EFFECTS,
  form: loadBalancerForm,
  body: (name, settings, around): Body => [
    ...attach(`load_balancer-${name}`, settings, around).data,
    ...when(settings.purpose !== '', comment(settings.purpose)),
    ...groups(name, settings, around),
    healthCheck(name, settings),
    ...(settings.public ? publicFront(name, settings, around) : internalFront(name, settings, around)),
    ...openings(name, settings, around),
  ],
});
