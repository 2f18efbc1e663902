import type { Deploy } from '../../src/core/deploy.ts';
import type { Person } from '../../src/core/person.ts';
import { Refusal } from '../../src/core/refusal.ts';
import { Fault } from '../fakes/ports.ts';
import { draft, filesWith, newCause, type Request } from './steps.ts';
import type { World } from './world.ts';

const HOUR_MS = 3_600_000;

export type Move = (world: World, n: number, by: Person) => Promise<unknown> | unknown;

export const allDeploys = ({ store, project }: World) => store.deploys.ofProject(project.guild, project.id, 100);
/** Some deploy, or none when there is none. */
const some = async (world: World, n: number): Promise<Deploy | undefined> => {
  const deploys = await allDeploys(world);
  return deploys[n % Math.max(1, deploys.length)];
};
const withDeploy =
  (act: (world: World, deploy: Deploy, by: Person, n: number) => Promise<unknown> | unknown): Move =>
  async (world, n, by) => {
    const deploy = await some(world, n);
    return deploy && act(world, deploy, by, n);
  };
const withPull = (act: (world: World, number: number, deploy: Deploy) => Promise<unknown> | unknown): Move =>
  withDeploy((world, deploy) => deploy.pull && act(world, deploy.pull.number, deploy));

/** What people, platforms and misfortune may do; `wanted`: what is asked for by the n-th, in a request or in code by hand. */
export const movesWith = (wanted: (n: number) => Request): Readonly<Record<string, Move>> => ({
  async request(world, n, by) {
    const deploy = await draft(world, { by, ...wanted(n) });
    await world.useCases.submitRequest({ deploy, by });
  },
  draft: (world, n, by) => draft(world, { by, ...wanted(n) }),
  byHand(world, n) {
    const branch = `hand-${n % 2}`;
    world.repositories.push(branch, filesWith(world.project, wanted(n)));
    world.pulls.openByHand({ branch });
  },
  approve: withDeploy(({ useCases }, { id }, by) => useCases.approveDeploy({ deploy: id, by })),
  withdraw: withDeploy(({ useCases }, { id }, by) => useCases.withdrawApproval({ deploy: id, by })),
  ask: withDeploy(({ useCases }, { id }, by) => useCases.askApply({ deploy: id, by })),
  replan: withDeploy(({ useCases }, { id }, by) => useCases.askReplan({ deploy: id, by })),
  cancel: withDeploy(({ useCases }, { id }, by) => useCases.cancelDeploy({ deploy: id, by, why: 'no' })),
  rollBack: withDeploy(({ useCases, project }, { id }, by) =>
    useCases.rollBack({ guild: project.guild, by, deploy: id, channel: 'c', cause: newCause() }),
  ),
  push: withDeploy(({ repositories, project }, { pull }, _, n) =>
    pull && repositories.tip(pull.branch)
      ? repositories.push(pull.branch, n % 2 ? filesWith(project, wanted(n)) : { 'a.md': `${n}` })
      : undefined,
  ),
  pushMain: ({ repositories }, n) =>
    repositories.push('main', { [n % 2 ? 'README.md' : 'projects/web-dev/a.md']: `${n}` }),
  close: withPull(({ pulls }, number, { repo }) => pulls.close(repo, number)),
  reopen: withPull(({ pulls, repositories }, number, { pull, state }) =>
    state.at !== 'applied' && repositories.tip(pull?.branch ?? '') ? pulls.reopen(number) : undefined,
  ),
  merge: withPull(async ({ pulls, repositories }, number, { repo, pull }) => {
    const { open } = await pulls.read(repo, number);
    if (open && repositories.tip(pull?.branch ?? '')) pulls.mergeByHand(number);
  }),
  forbidMerge: withPull(({ pulls }, number) => pulls.change(number, { rule: 'review required' })),
  time: ({ clock }, n) => clock.advance((n % 5 === 0 ? 25 : 1) * HOUR_MS),
  sweep: ({ store }) => store.jobs.add({ task: 'sweep' }),
  loseWebhooks(world) {
    world.webhooks.length = 0;
    return world.store.jobs.add({ task: 'sync' });
  },
  failPlan: ({ engine }) => engine.nextPlans.push({ kind: 'failed', step: 'plan', output: 'Error' }),
  failApply: ({ engine }, n) =>
    engine.nextApplies.push({
      kind: 'failed',
      outcome: n % 2 ? 'partly-applied' : 'nothing-changed',
      reason: 'Error',
    }),
  fault: ({ faults }, n) => faults.arm({ call: (n % 12) + 1, when: n % 2 ? 'before' : 'after' }),
});

/** A "no" is an answer, a fault is tried again by the person; anything else is a mistake in the program. */
export async function made(work: () => Promise<unknown> | unknown): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Refusal) && !(error instanceof Fault) && !isOfTheFarEnd(error)) throw error;
  }
}
/** A merge by hand that git itself refuses. */
const isOfTheFarEnd = (error: unknown): boolean => error instanceof Error && error.message.startsWith('conflict in');
