import type { Effect, EffectRule } from '../kind.ts';

const REMADE: Effect = {
  effect: 'replace',
  note: 'The network is made anew, which fails while something stands in it.',
};

/** What a changed network does (hashicorp/azurerm 4.79.0: ForceNew; Azure's documentation for what it refuses). */
export const NETWORK_EFFECTS: Readonly<Record<string, EffectRule>> = {
  region: REMADE,
  cidr: { effect: 'in place', note: 'Subnets follow; Azure refuses while something stands in one that changes.' },
  subnets: {
    effect: 'replace',
    note: 'Subnets come and go; Azure refuses while something stands in one that goes or changes its range.',
  },
  nat: { effect: 'in place', note: 'Machines without a public address lose or gain their way out at once.' },
  dns_zone: ({ dns_zone: before }) =>
    before === undefined
      ? { effect: 'in place', note: 'A zone is added.' }
      : {
          effect: 'replace',
          note: 'The zone goes or is made anew; names in it are gone until they are entered again.',
        },
};
