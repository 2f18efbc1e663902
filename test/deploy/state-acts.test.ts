import { beforeEach, describe, expect, it } from 'vitest';
import { parseBackend } from '../../src/core/backend.ts';
import { planOf } from '../../src/core/deploy.ts';
import type { DeployId } from '../../src/core/ids.ts';
import type { StateAct } from '../../src/core/state-act.ts';
import { planned, refusalOf } from './steps.ts';
import { ana, createWorld, kim, mira, type World } from './world.ts';

const RM: StateAct = { do: 'rm', addresses: ['google_compute_network.main'] };
const IMPORT: StateAct = { do: 'import', address: 'google_compute_instance.old', id: 'old' };

describe('what people do with a state itself', () => {
  let world: World;
  let id: DeployId;
  let comment = 0;
  beforeEach(async () => {
    world = await createWorld();
    id = await planned(world, { vms: ['web'] });
  });
  const ask = (
    act: StateAct,
    { by = mira, confirm, cause = ++comment }: { by?: typeof mira; confirm?: string; cause?: number } = {},
  ) => world.useCases.askState({ deploy: id, by, act, cause, ...(confirm !== undefined && { confirm }) });
  const replies = () => [...world.pulls.replies.values()];
  const kinds = async () => (await world.store.deploys.events(id)).map(({ event }) => event.kind);

  it('is in the audit trail, is answered, voids the plan and makes a new one', async () => {
    const before = planOf(await world.get(id))?.id;
    await ask(IMPORT, { by: ana });
    expect((await world.get(id)).stateAct).toMatchObject({ act: IMPORT, by: { id: ana.id } });
    await world.settle();
    expect(await kinds()).toEqual(expect.arrayContaining(['state-asked', 'state-ended']));
    expect(replies().join()).toContain(
      'the import of google_compute_instance.old (id old) is done. The plan before is void',
    );
    const after = await world.get(id);
    expect(after).toMatchObject({ state: { at: 'plan_ready' }, voided: { code: 'state-changed' } });
    expect(after.stateAct).toBeUndefined();
    expect(planOf(after)?.id).not.toBe(before);
  });

  it('is shown to who follows the deploy in chat, while it goes on and with its end', async () => {
    const acts = async () =>
      (await world.useCases.viewDeploy(id)).stateActs?.map(({ act, by, ok }) => [act, by.id, ok]);
    await ask(IMPORT, { by: ana });
    expect(await acts()).toEqual([[IMPORT, ana.id, undefined]]);
    await world.settle();
    world.engine.nextStates.push({ kind: 'failed', output: 'no such id' });
    await ask(IMPORT);
    await world.settle();
    expect(await acts()).toEqual([
      [IMPORT, ana.id, true],
      [IMPORT, mira.id, false],
    ]);
  });

  it('leaves the plan as it is when it failed or only looked', async () => {
    const before = planOf(await world.get(id))?.id;
    world.engine.nextStates.push({ kind: 'failed', output: 'no such id' });
    await ask(IMPORT);
    await ask({ do: 'list' }, { by: ana });
    await world.settle();
    expect(replies().join()).toMatch(/import .* failed\.\nno such id/);
    expect(planOf(await world.get(id))?.id).toBe(before);
    expect((await kinds()).filter((kind) => kind.startsWith('state'))).toEqual(['state-asked', 'state-ended']);
  });

  it.each([
    { what: 'taking out of the state without the name of the project', act: RM, codes: ['not-confirmed'] },
    {
      what: 'taking out of the state by who may not delete',
      act: RM,
      by: ana,
      confirm: 'web-dev',
      codes: ['no-capability'],
    },
    {
      what: 'removing a lock by who is no administrator',
      act: { do: 'unlock', lock: 'x' } as const,
      by: ana,
      confirm: 'web-dev',
      codes: ['no-right'],
    },
    { what: 'a look by a stranger', act: { do: 'list' } as const, by: kim, codes: ['no-right'] },
  ])('refuses $what', async ({ act, codes, ...how }) => {
    expect(await refusalOf(ask(act, how))).toEqual(codes);
    expect(world.engine.stateActs).toEqual([]);
  });

  it.each([
    { environment: 'prod', by: ana, codes: ['no-right'] },
    { environment: 'prod', by: mira, codes: [] },
    { environment: 'dev', by: ana, codes: [] },
  ] as const)('in a bucket of $environment, by $by.name: $codes', async ({ environment, by, codes }) => {
    const backend = parseBackend('s3://states/team?region=eu-west-1', 'web-dev');
    world = await createWorld({ project: { environment, backend } });
    id = await planned(world, { vms: ['web'] });
    if (codes.length > 0) expect(await refusalOf(ask(IMPORT, { by }))).toEqual(codes);
    else expect((await ask(IMPORT, { by })).stateAct).toMatchObject({ by: { id: by.id } });
  });

  it('is refused while a run holds the state, and while another change of it waits', async () => {
    await world.useCases.askApply({ deploy: id, by: ana });
    let codes: string[] = [];
    world.engine.during.apply = async () => {
      codes = await refusalOf(ask({ do: 'unlock', lock: 'x' }, { confirm: world.project.id }));
    };
    await world.settle();
    expect(codes).toEqual(['state-busy']);
    const other = await planned(world, { network: 'more' });
    const first = world.useCases.askState({ deploy: other, by: mira, act: IMPORT, cause: 901 });
    expect(await first).toMatchObject({ stateAct: { act: IMPORT } });
    expect(await refusalOf(world.useCases.askState({ deploy: other, by: mira, act: IMPORT, cause: 902 }))).toEqual([
      'state-busy',
    ]);
  });

  it('is done once, however often its comment is delivered and wherever the process dies', async () => {
    await ask(IMPORT, { cause: 7 });
    await ask(IMPORT, { cause: 7 });
    world.faults.once('pulls.tell', 'before');
    await world.settleLater();
    await ask(IMPORT, { cause: 7 });
    await world.settleLater();
    expect(world.engine.stateActs).toHaveLength(1);
    expect((await kinds()).filter((kind) => kind === 'state-ended')).toHaveLength(1);
    expect(replies().filter((reply) => reply.includes('import'))).toHaveLength(1);
  });

  it('moved the state under an approved plan: nothing is applied, a new plan is made, and what was approved still counts', async () => {
    world.engine.nextApplies.push({ kind: 'moved', was: { serial: 1, lineage: 'l' }, is: { serial: 2, lineage: 'l' } });
    await world.useCases.askApply({ deploy: id, by: ana });
    await world.settle();
    expect(await kinds()).toEqual(expect.arrayContaining(['state-moved', 'applied', 'merged']));
    expect(world.engine.applied).toHaveLength(2);
    expect(world.engine.planned).toHaveLength(2);
  });
});
