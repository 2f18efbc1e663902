import { regionsOf } from '../../core/copies.ts';
import { type Resource, resourceKey } from '../../core/request.ts';
import { type Alternative, type Asked, type Guarded, guarded } from './asked.ts';
import { saysBeginner } from './said.ts';

/** More than these are hard to keep in mind. */
const MANY = 8;

/** What takes experience to run, where somebody says that they have none. */
export function simplicity({ resources, text, isBeginner = saysBeginner(text), region }: Asked): Guarded {
  if (!isBeginner) return guarded({});
  const hard = resources.filter(({ kind }) => kind === 'cluster');
  const spread = resources.filter((one) => regionsOf(one, region).length > 1);
  const found = [
    ...hard.map((one) => ({
      of: resourceKey(one),
      what: 'is a Kubernetes cluster, which wants to be upgraded and watched',
    })),
    ...spread.map((one) => ({
      of: resourceKey(one),
      what: 'stands in several regions, so that its data has to be kept alike',
    })),
  ].map(({ of, what }) => ({ id: 'complexity' as const, of, what: `${of} ${what}: a lot for a beginning.` }));
  const many = resources.length > MANY ? [{ id: 'complexity' as const, what: MANY_THINGS(resources) }] : [];
  const alternatives = [
    ...(hard.length > 0 ? [ONE_MACHINE, CONTAINERS] : []),
    ...(spread.length > 0 ? [ONE_REGION] : []),
  ];
  return guarded({ warnings: [...found, ...many], alternatives });
}

const MANY_THINGS = (resources: readonly Resource[]): string =>
  `${resources.length} resources at once are a lot for a beginning: the first ones that work tell what the others need.`;

const ONE_MACHINE: Alternative = {
  what: 'One virtual machine to begin with',
  impact: 'Minutes to set up, and one thing to look after.',
  tradeOff: 'It does not scale by itself and is down while it restarts.',
};
const CONTAINERS: Alternative = {
  what: 'Containers without machines (Cloud Run, Fargate, Container Apps)',
  impact: 'Nothing to upgrade, and it scales by itself.',
  tradeOff: 'GuildOps does not generate it: its code is written by hand.',
};
const ONE_REGION: Alternative = {
  what: 'One region, with backups in another',
  impact: 'Half of the price, and nothing to keep alike.',
  tradeOff: 'It is down for as long as that region is.',
};
