import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Deploy } from '../../src/core/deploy.ts';
import type { Person } from '../../src/core/person.ts';
import { sameness } from '../../src/core/person.ts';
import { Refusal } from '../../src/core/refusal.ts';
import { Fault } from '../fakes/ports.ts';
import { GUILD } from '../fakes/words.ts';
import { draft, filesWith } from './steps.ts';
import { ana, bo, createWorld, li, mira, type World } from './world.ts';

const HOUR_MS = 3_600_000;
const PEOPLE: readonly Person[] = [ana, bo, li, mira];
const POLICIES = [
  'approvals: [{ id: rule, need: 2 }]',
  'approvals: [{ id: rule, need: 1, of: admin }]',
  `approvals: [{ id: rule, stages: [{ of: "discord-user:${li.id}" }, { of: admin }] }]`,
  'policies: [{ id: look, type: permission, resources: "type:network", actions: [create], effect: require_approval, approvals: { more: 2 } }]',
] as const;

type Move = (world: World, n: number, by: Person) => Promise<unknown> | unknown;

const withDeploy =
  (act: (world: World, deploy: Deploy, by: Person, n: number) => Promise<unknown> | unknown): Move =>
  async (world, n, by) => {
    const deploys = await world.store.deploys.ofProject(GUILD, world.project.id, 20);
    const deploy = deploys[n % Math.max(1, deploys.length)];
    return deploy && act(world, deploy, by, n);
  };

const MOVES: Readonly<Record<string, Move>> = {
  async request(world, n, by) {
    const deploy = await draft(world, { by, network: `net-${n % 3}` });
    await world.useCases.submitRequest({ deploy, by });
  },
  approve: withDeploy(({ useCases }, { id }, by) => useCases.approveDeploy({ deploy: id, by })),
  withdraw: withDeploy(({ useCases }, { id }, by) => useCases.withdrawApproval({ deploy: id, by })),
  ask: withDeploy(({ useCases }, { id }, by) => useCases.askApply({ deploy: id, by })),
  askLater: withDeploy(({ useCases }, { id }, by, n) => useCases.askApply({ deploy: id, by, at: `${(n % 5) + 1}h` })),
  unask: withDeploy(({ useCases }, { id }, by) => useCases.withdrawAsk({ deploy: id, by })),
  push: withDeploy(({ repositories, project }, { pull }, _, n) =>
    pull && repositories.tip(pull.branch)
      ? repositories.push(pull.branch, n % 2 ? filesWith(project, { network: `net-${n % 3}` }) : { 'a.md': `${n}` })
      : undefined,
  ),
  pushMain: ({ repositories }, n) => repositories.push('main', { 'README.md': `${n}` }),
  replan: withDeploy(({ useCases }, { id }, by) => useCases.askReplan({ deploy: id, by })),
  policy: ({ useCases }, n) =>
    useCases.setPolicies({ guild: GUILD, by: mira, text: POLICIES[n % POLICIES.length] ?? POLICIES[0] }),
  policyOff: ({ useCases }, n) =>
    useCases.switchPolicy({ guild: GUILD, by: mira, id: n % 2 ? 'rule' : 'look', to: n % 4 > 1 ? 'off' : 'on' }),
  freeze: ({ useCases }, n) =>
    useCases.setFreeze({ guild: GUILD, by: mira, id: 'f1', until: `${(n % 4) + 1}h`, reason: 'quiet' }),
  thaw: ({ useCases }) => useCases.liftFreeze({ guild: GUILD, by: mira, id: 'f1' }),
  time: ({ clock }, n) => clock.advance((n % 6 === 0 ? 25 : 1) * HOUR_MS),
  sweep: ({ store }) => store.jobs.add({ task: 'sweep' }),
  fault: ({ faults }, n) => faults.arm({ call: (n % 12) + 1, when: n % 2 ? 'before' : 'after' }),
};

/** A "no" is an answer, and a fault is tried again by its job or its person. */
async function made(work: () => Promise<unknown> | unknown): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Refusal) && !(error instanceof Fault)) throw error;
  }
}

/** What the policies in force ask for, counted by hand: how many others, and whether an administrator or li are among them. */
async function asked(world: World): Promise<{ need: number; has: readonly Person[] }> {
  const on = (await world.useCases.listPolicies(GUILD)).filter(({ policy }) => policy.enabled);
  const rule = on.find(({ id }) => id === 'rule')?.policy;
  const look = on.some(({ id }) => id === 'look') ? 2 : 0;
  if (rule?.is !== 'approval') return { need: 1 + look, has: [] };
  return { need: rule.need + look, has: rule.stages.length > 0 ? [li, mira] : rule.of ? [mira] : [] };
}

/** Every apply that began since `seen` had the approvals that were asked for when it began. */
async function expectEnough(world: World, seen: Set<string>): Promise<void> {
  const { need, has } = await asked(world);
  for (const deploy of await world.store.deploys.ofProject(GUILD, world.project.id, 50)) {
    const { state } = deploy;
    if (state.at !== 'applied' && state.at !== 'applying') continue;
    if (seen.has(deploy.id)) continue;
    seen.add(deploy.id);
    const people = state.approvals
      .filter(({ by, changes }) => changes === state.plan.changes && sameness(by, deploy.requester) === 'different')
      .map(({ by }) => by.id);
    const createsNetwork = state.plan.resources.some(({ action }) => action === 'create');
    const least = createsNetwork ? need : Math.min(need, 1);
    if (state.plan.resources.length > 0) expect(new Set(people).size, 'as many as asked').toBeGreaterThanOrEqual(least);
    if (state.plan.resources.length > 0) expect(people).toEqual(expect.arrayContaining(has.map(({ id }) => id)));
  }
}

const OFTEN = [
  'request',
  'request',
  ...Array<string>(8).fill('approve'),
  ...Array<string>(5).fill('ask'),
  'askLater',
  'policy',
];
const move = fc.record({
  what: fc.constantFrom(...Object.keys(MOVES), ...OFTEN),
  n: fc.nat({ max: 50 }),
  by: fc.constantFrom(...PEOPLE),
});

/** The plain way, so that at least this is applied whatever is drawn. */
const PLAIN = [
  { what: 'request', n: 0, by: ana },
  { what: 'approve', n: 0, by: bo },
  { what: 'approve', n: 0, by: li },
  { what: 'ask', n: 0, by: ana },
];

it('nothing is ever applied with fewer approvals than are asked for', async () => {
  let applied = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 8, maxLength: 30 }), async (moves) => {
      const world = await createWorld({ environment: 'staging' });
      const seen = new Set<string>();
      for (const { what, n, by } of moves) {
        await made(() => MOVES[what]?.(world, n, by));
        await world.settle();
        await expectEnough(world, seen);
      }
      applied += seen.size;
    }),
    { numRuns: 25, examples: [[PLAIN]] },
  );
  expect(applied, 'and some are').toBeGreaterThan(0);
});
