import { z } from 'zod';
import { firewallForm } from '../forms/firewall-form.ts';
import { comment, when } from '../hcl.ts';
import { defineKind } from '../kind.ts';
import { namedBy } from '../models/common.ts';
import { firewallModel } from '../models/firewall.ts';
import { firewallProblems, openWarnings } from '../models/firewall-rules.ts';
import { COMMON } from '../settings/fields.ts';
import { wrong } from '../settings/wrong.ts';
import { regionOfNetwork } from './attach.ts';
import { heldKey, sourceKey } from './firewall-rules.ts';
import { securityGroup } from './security-groups.ts';

const schema = z.strictObject({ ...firewallModel, ...COMMON });

export type FirewallSettings = z.output<typeof schema>;

const AT_ONCE = { effect: 'in place', note: 'Connections that are no longer let through are cut at once.' } as const;

/** Networks of ours have ranges of IPv4 only. */
const isIpv6 = (): boolean => false;

/**
 * Groups of machines: those it holds for, because they name it or carry one of its tags, and those it lets in by their tags. Its rules
 * stand with those of all firewalls in the network's own security group.
 */
export const firewall = defineKind({
  kind: 'firewall',
  title: 'Firewall',
  summary: 'What may reach machines, and what they reach',
  longestName: 56,
  schema,
  complete: (settings) => ({ settings, problems: firewallProblems(settings, isIpv6) }),
  problems: ({ network }) =>
    namedBy(network).isOutside
      ? wrong('network', 'its rules belong to whoever made that network', 'a network of this project')
      : [],
  warnings: (settings) => openWarnings(settings, 'people log in through Azure Bastion or from inside.'),
  effects: {
    network: { effect: 'in place', note: 'It holds in the other network at once; machines of the first one leave it.' },
    direction: { ...AT_ONCE, note: 'Its rules change their direction at once.' },
    allow: AT_ONCE,
    sources: AT_ONCE,
    source_tags: AT_ONCE,
    tags: { effect: 'in place', note: 'It holds for other machines at once.' },
  },
  form: (around) => firewallForm(around, 56),
  body: (name, settings, around) => {
    const placed = { ...settings, region: regionOfNetwork(settings.network, around) };
    return [
      ...when(settings.purpose !== '', comment(settings.purpose)),
      securityGroup(heldKey(name), placed, around),
      ...when(settings.source_tags !== undefined, securityGroup(sourceKey(name), placed, around)),
    ];
  },
});
