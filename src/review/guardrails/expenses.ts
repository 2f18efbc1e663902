import { nearestMachineTypeFor } from '../../catalog/pick.ts';
import { type Resource, resourceKey } from '../../core/request.ts';
import { type Alternative, type Asked, type Guarded, guarded, type Objection, type Prices } from './asked.ts';
import { machineOf, type NamedMachine } from './machines.ts';
import { saysTrial } from './said.ts';
import { finderOf, wordsOf } from './words.ts';

interface Priced {
  of: string;
  resource: Resource;
  machine?: NamedMachine;
  usd?: number;
}

const acceleratorsIn = finderOf(['gpu', 'cuda', 'nvidia', 'tpu', 'a100', 'h100', 'v100', 'accelerator', 'grafikkarte']);
/** The cheapest machine with a GPU of any cloud costs about that much when it runs all month. */
const CHEAPEST_ACCELERATOR_USD = 380;
/** As many and more are large. */
const LARGE_VCPUS = 16;
/** One thing that takes more than this of the budget deserves a look. */
const LARGE_SHARE = 0.5;

/** What it costs, against what may be spent. */
export function expenses(asked: Asked, prices: Prices): Guarded {
  const priced = asked.resources.map((resource): Priced => {
    const machine = machineOf(resource, asked.provider);
    const usd = prices.monthlyUsd(resource);
    return { of: resourceKey(resource), resource, ...(machine && { machine }), ...(usd !== undefined && { usd }) };
  });
  const dear = priced.flatMap((one) => expensive(one, asked));
  const ofAccelerators = acceleratorOverBudget(priced, asked);
  // What one machine passes by itself is no news of the sum.
  const violations = ofAccelerators.length > 0 ? ofAccelerators : overBudget(priced, asked);
  const isTooMuch = violations.length > 0;
  const cheaper = priced.filter(({ of }) => isTooMuch || dear.some((one) => one.of === of));
  return guarded({
    violations,
    warnings: [...dear, ...unpriced(priced, asked)],
    alternatives: [
      ...cheaper.flatMap(({ resource }) => prices.cheaper(resource).slice(0, 1).map(saving)),
      ...cheaper.flatMap((one) => smaller(one, asked)),
      ...(violations.some(({ id }) => id === 'accelerator-budget') ? WITHOUT_ACCELERATOR : []),
    ],
  });
}

const dollars = (usd: number): string => `$${usd.toFixed(usd < 100 ? 2 : 0)}`;

function overBudget(priced: readonly Priced[], { budgetUsd }: Asked): Objection[] {
  const usd = priced.reduce((sum, one) => sum + (one.usd ?? 0), 0);
  if (budgetUsd === undefined || usd <= budgetUsd) return [];
  return [
    { id: 'over-budget', what: `It costs ${dollars(usd)} a month, and the budget is ${dollars(budgetUsd)} a month.` },
  ];
}

/** Machines with accelerators, and words for them where no resource has one yet. */
function acceleratorOverBudget(priced: readonly Priced[], { budgetUsd, text }: Asked): Objection[] {
  if (budgetUsd === undefined) return [];
  const named = priced.flatMap(({ of, machine, usd }) => {
    const takes = usd ?? CHEAPEST_ACCELERATOR_USD;
    if (!machine?.accelerator || takes <= budgetUsd) return [];
    const what = `${of} computes with ${machine.accelerator}, which takes about ${dollars(takes)} a month of a budget of ${dollars(budgetUsd)}.`;
    return [{ id: 'accelerator-budget', of, what } as const];
  });
  const isSaid = priced.every(({ machine }) => !machine?.accelerator) && acceleratorsIn(wordsOf(text)).length > 0;
  if (!isSaid || budgetUsd >= CHEAPEST_ACCELERATOR_USD) return named;
  const what = `A machine with a GPU costs at least ${dollars(CHEAPEST_ACCELERATOR_USD)} a month when it never stops; the budget is ${dollars(budgetUsd)}.`;
  return [...named, { id: 'accelerator-budget', what }];
}

/** What is allowed and large for what it is said to be for. */
function expensive({ of, machine, usd }: Priced, { environment, text, budgetUsd }: Asked): Objection[] {
  const price = usd === undefined ? '' : `, ${dollars(usd)} a month`;
  const warn = (what: string): Objection[] => [{ id: 'expensive', of, what }];
  if (machine?.accelerator) return warn(`${of} computes with ${machine.accelerator} (${machine.type})${price}.`);
  const isTrial = environment === 'dev' || saysTrial(text);
  if (machine && machine.vcpus >= LARGE_VCPUS && isTrial)
    return warn(`${of} is large for something to try out: ${machine.type} has ${machine.vcpus} vCPUs${price}.`);
  if (budgetUsd !== undefined && usd !== undefined && usd > budgetUsd * LARGE_SHARE)
    return warn(`${of} alone takes ${Math.round((usd / budgetUsd) * 100)} % of the budget${price}.`);
  return [];
}

const unpriced = (priced: readonly Priced[], { budgetUsd }: Asked): Objection[] => {
  const without = priced.filter(({ usd }) => usd === undefined).map(({ of }) => of);
  if (budgetUsd === undefined || without.length === 0) return [];
  return [{ id: 'expensive', what: `The budget is not sure to be kept: no known price for ${without.join(', ')}.` }];
};

const saving = ({ of, what, why, savingUsd, savingPercent }: ReturnType<Prices['cheaper']>[number]): Alternative => ({
  what: `${of}: ${what}`,
  impact: `Saves ${dollars(savingUsd)} a month (${savingPercent} %).`,
  tradeOff: why,
});

/** The cheapest machine with half of everything, where there is one. */
function smaller({ of, resource, machine }: Priced, { provider, region }: Asked): Alternative[] {
  if (!machine || machine.vcpus < 4 || resource.kind === 'database') return [];
  const need = { provider, region, vcpus: Math.ceil(machine.vcpus / 2), ramGib: machine.ramGib / 2 };
  const half = nearestMachineTypeFor(need);
  if (!half || half.id === machine.type) return [];
  return [
    {
      what: `${of}: ${half.id} in place of ${machine.type}`,
      impact: `${half.vcpus} vCPUs and ${half.ramGib} GiB for about half of the price.`,
      tradeOff: `Half of the room; a change of the type later restarts the machine.`,
    },
  ];
}

const WITHOUT_ACCELERATOR: readonly Alternative[] = [
  {
    what: 'A model behind an API that is billed by use',
    impact: 'Nothing is paid while nobody asks.',
    tradeOff: 'Data leaves the account, and the price goes with the use.',
  },
  {
    what: 'The same machine as a spot machine, stopped when it has nothing to do',
    impact: 'A third of the price, for the hours that it runs.',
    tradeOff: 'It may be stopped at any moment, so work has to be kept as it goes.',
  },
];
