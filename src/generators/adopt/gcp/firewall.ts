import { identifierOf } from '../../names.ts';
import { blocksAt, given, isOn, numberAt, textAt, textsAt } from '../fields.ts';
import type { Around, Reader, Reading } from '../reader.ts';
import type { StateResource } from '../state.ts';
import { networkNamed } from './links.ts';

const USUAL_PRIORITY = 1000;

export const firewall: Reader = {
  kind: 'firewall',
  type: 'google_compute_firewall',
  addressOf: (name) => `google_compute_firewall.${identifierOf(name)}`,
  isHead: ({ values }, around) => {
    const name = textAt(values, 'name') ?? '';
    return name !== `${networkNamed(textAt(values, 'network') ?? '', around, values.project)}-inside`;
  },
  read: readFirewall,
};

/** What our rules cannot say would be lost, and a rule that lost its limits lets in more than before. */
function inexpressible({ values }: StateResource): string | undefined {
  if (blocksAt(values, 'deny').length > 0) return 'it denies, and GuildOps writes rules that allow';
  if (isOn(values, 'disabled')) return 'it is disabled, and GuildOps writes rules that hold';
  const priority = numberAt(values, 'priority') ?? USUAL_PRIORITY;
  if (priority !== USUAL_PRIORITY) return `its priority is ${priority}, and GuildOps writes no priorities`;
  const accounts = ['source_service_accounts', 'target_service_accounts'].filter(
    (key) => textsAt(values, key).length > 0,
  );
  if (accounts.length > 0) return `it goes by ${accounts.join(' and ')}, and GuildOps goes by tags`;
  const isIngress = textAt(values, 'direction') !== 'EGRESS';
  const other = isIngress ? 'destination_ranges' : 'source_ranges';
  return textsAt(values, other).length > 0 ? `it has ${other} beside its own` : undefined;
}

function readFirewall(head: StateResource, around: Around): Reading {
  const { values } = head;
  const why = inexpressible(head);
  if (why !== undefined) return { why };
  const isIngress = textAt(values, 'direction') !== 'EGRESS';
  return {
    name: textAt(values, 'name') ?? '',
    settings: given({
      network: networkNamed(textAt(values, 'network') ?? '', around, values.project),
      direction: isIngress ? 'ingress' : 'egress',
      allow: blocksAt(values, 'allow').map((one) =>
        given({ protocol: textAt(one, 'protocol'), ports: textsAt(one, 'ports') }),
      ),
      sources: textsAt(values, isIngress ? 'source_ranges' : 'destination_ranges'),
      source_tags: textsAt(values, 'source_tags'),
      tags: textsAt(values, 'target_tags'),
      purpose: textAt(values, 'description'),
    }),
  };
}
