import type { Effect, EffectRule, Settings } from '../kind.ts';
import { isInside } from './cidr.ts';

const GROWN: Effect = {
  effect: 'in place',
  note: 'Ranges grow and subnets are added while the network is in use; ranges never shrink again.',
};
const REMADE: Effect = {
  effect: 'replace',
  note: 'A subnetwork goes or is made anew; Google refuses while anything stands in it.',
};

/** The whole range, or its subnets, as name and range. */
function subnetworks({ cidr, subnets }: Settings): { name: string; cidr: string; region?: string }[] {
  return Array.isArray(subnets) ? (subnets as never[]) : [{ name: '', cidr: String(cidr) }];
}

/** A subnetwork can grow in place and do nothing else; another one is added without touching it. */
const ranges: EffectRule = (before, after) => {
  const stays = subnetworks(before).every((one) => {
    const now = subnetworks(after).find(({ name }) => name === one.name);
    return now !== undefined && isInside(one.cidr, now.cidr) && one.region === now.region;
  });
  return stays ? GROWN : REMADE;
};

/** What a changed network does (hashicorp/google 6.50.0: ForceNew and CustomizeDiff of subnetworks). */
export const NETWORK_EFFECTS: Readonly<Record<string, EffectRule>> = {
  cidr: ranges,
  subnets: ranges,
  nat: { effect: 'in place', note: 'Machines without a public address lose or gain their way out at once.' },
  dns_zone: ({ dns_zone: before }) =>
    before === undefined
      ? { effect: 'in place', note: 'A zone is added.' }
      : {
          effect: 'replace',
          note: 'The zone goes or is made anew; names in it are gone until they are entered again.',
        },
  allow_internal: { effect: 'in place', note: 'Connections between machines are cut or let in at once.' },
};
