import { describe, expect, it } from 'vitest';
import type { StateName } from '../../src/core/deploy-state.ts';
import type { DeployId } from '../../src/core/ids.ts';
import { GUILD } from '../fakes/words.ts';
import { applied, draft, newCause, planned, refusalOf, submitted, vmSettings } from './steps.ts';
import { ana, bo, createWorld, kim, mira, stateId, type World } from './world.ts';

/** Everything in the store that a use case could have written. */
async function everything({ store, project }: World) {
  const deploys = await store.deploys.ofProject(GUILD, project.id, 100);
  return {
    deploys,
    events: await Promise.all(deploys.map(({ id }) => store.deploys.events(id))),
    lock: await store.locks.of(stateId({ project })),
    reserved: await store.ledger.reserved(GUILD, project.id),
    deployed: await store.ledger.deployed(GUILD, project.id),
    projects: await store.projects.ofGuild(GUILD),
    grants: await store.governance.grants(GUILD),
    runs: await store.runs.open(),
    plans: await Promise.all(deploys.map(({ id }) => store.plans.find(`${id}.1` as never))),
  };
}

type Act = (world: World, deploy: DeployId) => Promise<unknown>;
const ACTS: Readonly<Record<string, Act>> = {
  add: ({ useCases }, deploy) =>
    useCases.addResource({ deploy, by: ana, kind: 'vm', name: 'web', settings: vmSettings('main', 'e2-small') }),
  drop: ({ useCases }, deploy) => useCases.dropLine({ deploy, by: ana, key: 'network-main' }),
  submit: ({ useCases }, deploy) => useCases.submitRequest({ deploy, by: ana }),
  approve: ({ useCases }, deploy) => useCases.approveDeploy({ deploy, by: ana }),
  apply: ({ useCases }, deploy) => useCases.askApply({ deploy, by: ana }),
  replan: ({ useCases }, deploy) => useCases.askReplan({ deploy, by: ana }),
  cancel: ({ useCases }, deploy) => useCases.cancelDeploy({ deploy, by: ana, why: 'no' }),
  'roll back': ({ useCases }, deploy) =>
    useCases.rollBack({ guild: GUILD, by: ana, deploy, channel: 'c', cause: newCause() }),
};

/** Deploys in each state that people can meet, and what is refused there. */
const STATES: readonly { at: StateName; begin: (world: World) => Promise<DeployId>; refuses: readonly string[] }[] = [
  { at: 'draft', begin: (world) => draft(world), refuses: ['approve', 'apply', 'replan', 'roll back'] },
  {
    at: 'validating',
    begin: (world) => submitted(world),
    refuses: ['add', 'drop', 'submit', 'approve', 'apply', 'roll back'],
  },
  { at: 'plan_ready', begin: (world) => planned(world), refuses: ['submit', 'roll back'] },
  {
    at: 'failed',
    begin(world) {
      world.engine.nextPlans.push({ kind: 'failed', step: 'plan', output: 'Error' });
      return planned(world);
    },
    refuses: ['submit', 'approve', 'apply', 'roll back'],
  },
  {
    at: 'cancelled',
    async begin(world) {
      const deploy = await planned(world);
      await world.useCases.cancelDeploy({ deploy, by: ana, why: 'no' });
      await world.settle();
      return deploy;
    },
    refuses: ['add', 'drop', 'submit', 'approve', 'apply', 'replan', 'roll back'],
  },
  {
    at: 'applied',
    begin: (world) => applied(world),
    refuses: ['add', 'drop', 'submit', 'approve', 'apply', 'replan', 'cancel'],
  },
];
const refused = STATES.flatMap(({ refuses, ...state }) => refuses.map((act) => ({ ...state, act })));

describe('a refusal writes nothing', () => {
  it.each(refused)('when $act comes to a deploy that is $at', async ({ at, begin, act }) => {
    const world = await createWorld();
    const id = await begin(world);
    expect(await world.at(id)).toBe(at);
    const before = await everything(world);
    let jobs = 0;
    world.store.onJobAdded(() => {
      jobs += 1;
    });
    expect(await refusalOf((ACTS[act] as Act)(world, id))).not.toEqual([]);
    expect(await everything(world)).toEqual(before);
    expect(jobs).toBe(0);
  });

  it.each(Object.keys(ACTS))('when $0 is about a deploy that is not there', async (act) => {
    const world = await createWorld();
    const before = await everything(world);
    expect(await refusalOf((ACTS[act] as Act)(world, '0000' as DeployId))).toEqual(['no-such']);
    expect(await everything(world)).toEqual(before);
  });

  it.each<{ what: string; act: Act }>([
    {
      what: 'add a line',
      act: ({ useCases }, deploy) =>
        useCases.addResource({ deploy, by: kim, kind: 'network', name: 'x', settings: {} }),
    },
    { what: 'approve', act: ({ useCases }, deploy) => useCases.approveDeploy({ deploy, by: kim }) },
    { what: 'apply', act: ({ useCases }, deploy) => useCases.askApply({ deploy, by: kim }) },
    { what: 'plan', act: ({ useCases }, deploy) => useCases.askReplan({ deploy, by: kim }) },
    { what: 'cancel', act: ({ useCases }, deploy) => useCases.cancelDeploy({ deploy, by: kim, why: 'no' }) },
    { what: 'create a project', act: ({ useCases }) => useCases.createProject(newProject({ by: ana })) },
    {
      what: 'grant a right',
      act: ({ useCases }) =>
        useCases.grantRight({ guild: GUILD, by: ana, subject: { kind: 'discord-user', id: '1' }, role: 'admin' }),
    },
  ])('when somebody without the right would $what', async ({ act }) => {
    const world = await createWorld();
    const id = await planned(world);
    const before = await everything(world);
    expect(await refusalOf(act(world, id))).toEqual(['no-right']);
    expect(await everything(world)).toEqual(before);
  });
});

const newProject = (facts: Partial<Parameters<World['useCases']['createProject']>[0]>) => ({
  guild: GUILD,
  by: bo,
  id: 'api-dev',
  provider: 'gcp' as const,
  region: 'us-central1',
  environment: 'dev' as const,
  description: '',
  ...facts,
});

describe('creating a project', () => {
  it('writes a row; asking twice for the same answers the same', async () => {
    const world = await createWorld();
    const made = await world.useCases.createProject(newProject({ by: mira, budgetUsd: 5 }));
    expect(made).toMatchObject({ directory: 'projects/api-dev', repo: world.project.repo, budgetUsd: 5 });
    expect(await world.useCases.createProject(newProject({ by: mira, budgetUsd: 5 }))).toEqual(made);
    expect(await world.useCases.listProjects(GUILD)).toHaveLength(2);
  });

  it('refuses an id that is taken by another project', async () => {
    const world = await createWorld();
    const taken = newProject({ by: mira, id: 'web-dev', region: 'europe-west1' });
    expect(await refusalOf(world.useCases.createProject(taken))).toEqual(['exists']);
  });

  it('tells everything that is wrong at once', async () => {
    const world = await createWorld();
    const wrong = { id: '../x', region: 'mars', description: 'x'.repeat(501), budgetUsd: -1 };
    expect(await refusalOf(world.useCases.createProject(newProject({ by: mira, ...wrong })))).toEqual([
      'bad-input',
      'region-unknown',
      'bad-input',
      'bad-input',
    ]);
  });

  it('keeps its state where the address says, and no other project may have it there', async () => {
    const world = await createWorld();
    const { createProject } = world.useCases;
    const made = await createProject(newProject({ by: mira, backend: 'gs://states/team' }));
    expect(made.backend).toEqual({ kind: 'gcs', bucket: 'states', prefix: 'team/api-dev' });
    const same = newProject({ by: mira, id: 'copy', backend: 'gs://states/team/api-dev/default.tfstate' });
    expect(await refusalOf(createProject(same))).toEqual(['bad-input']);
    await createProject(newProject({ by: mira, id: 'copy', backend: 'gs://states/team' }));
  });

  it.each([
    { address: 'states/team', code: 'bad-input' },
    { address: 's3://states?region=us-eest-1', code: 'region-unknown' },
  ])('refuses $address as the place of a state', async ({ address, code }) => {
    const world = await createWorld();
    expect(await refusalOf(world.useCases.createProject(newProject({ by: mira, backend: address })))).toEqual([code]);
  });

  it.each([
    { what: 'a server that is not set up', facts: { guild: '1' as never }, code: 'guild-unknown' },
    { what: 'a repository of somebody else', facts: { repo: 'evil/infra' as never }, code: 'bad-input' },
  ])('refuses $what', async ({ facts, code }) => {
    const world = await createWorld();
    expect(await refusalOf(world.useCases.createProject(newProject({ by: mira, ...facts })))).toEqual([code]);
  });
});

describe('granting a right', () => {
  const grant = async (facts: Partial<Parameters<World['useCases']['grantRight']>[0]>) => {
    const world = await createWorld();
    const subject = { kind: 'discord-user', id: kim.id } as const;
    return { world, made: world.useCases.grantRight({ guild: GUILD, by: mira, subject, role: 'user', ...facts }) };
  };

  it.each([
    { what: 'thirty days', facts: {}, days: 30 },
    { what: 'as long as asked', facts: { forMs: 86_400_000 }, days: 1 },
    { what: 'ever, only when that is asked for', facts: { permanent: true }, days: undefined },
  ])('lasts for $what', async ({ facts, days }) => {
    const { world, made } = await grant(facts);
    const { until } = await made;
    expect(until && (until.getTime() - world.clock.now().getTime()) / 86_400_000).toBe(days);
    const opened = { guild: GUILD, by: kim, project: 'web-dev', channel: 'c', cause: newCause() };
    expect(await world.useCases.startDraft(opened)).toMatchObject({ state: { at: 'draft' } });
  });

  it('never makes a whole Discord role administrators', async () => {
    const { made } = await grant({ subject: { kind: 'discord-role', id: '9' }, role: 'admin' });
    expect(await refusalOf(made)).toEqual(['bad-input']);
  });

  it('is refused for a project that is not there', async () => {
    const { made } = await grant({ project: 'nope' as never });
    expect(await refusalOf(made)).toEqual(['no-such']);
  });
});
