import { describe, expect, it } from 'vitest';
import { helpfulAnswer, type SeenBrief } from '../../sandbox/models/helpful.ts';
import { obeyingAnswer } from '../../sandbox/models/obeying.ts';
import { planOf } from '../../src/core/deploy.ts';
import type { DeployId } from '../../src/core/ids.ts';
import type { Practices } from '../../src/deploy/ports.ts';
import { renderComment } from '../../src/github/render/comment.ts';
import { INJECTIONS } from '../review/advice/injections.ts';
import { aModel, MODEL } from './a-model.ts';
import { guild, planned, refusalOf } from './steps.ts';
import { ana, createWorld, kim, type World } from './world.ts';

const practices: Practices = {
  fitting: () => [{ id: 'GCP-SEC-001', title: 'Keep networks apart', text: 'One for each purpose.' }],
  about: () => [],
};

const worldWith = (make: Parameters<typeof aModel>[0], firstFor?: () => string) => {
  const model = aModel(make, firstFor);
  return createWorld({ ports: { reviewer: model.reviewer, practices } }).then((world) => ({ world, ...model }));
};

const viewOf = ({ useCases }: World, id: DeployId) => useCases.viewDeploy(id);
const commentOf = async (world: World, id: DeployId) =>
  renderComment([await viewOf(world, id)], { trigger: 'guildops' });

const hintOn = (data: string) => ({
  ...{ address: (JSON.parse(data) as SeenBrief).changes[0]?.address, attribute: null, observed: null, severity: 'LOW' },
  ...{ title: 'Think of the size', why: 'It may grow', fix: 'Leave room', cites: ['GCP-SEC-001'] },
});

describe('the advice of a model', () => {
  it('comes after the plan, beside practices, and changes nothing of it', async () => {
    const { world, asked } = await worldWith(helpfulAnswer);
    const id = await planned(world);
    const { advice, deploy } = await viewOf(world, id);
    expect(deploy.state.at).toBe('plan_ready');
    expect(advice?.said).toMatchObject({ model: MODEL, drops: {}, tokens: { in: 1200, out: 300 } });
    const comment = await commentOf(world, id);
    for (const words of ['What it has to achieve', 'Trade-offs', '| 4 | 5 | 3 | 2 | 2 |', 'Keep networks apart', MODEL])
      expect(comment).toContain(words);
    expect(asked).toHaveLength(1);
  });

  it('is not waited for: the plan is there, approved and applied meanwhile', async () => {
    let answer: (made: unknown) => void = () => {};
    const { world, asked } = await worldWith(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    const running = planned(world);
    while (asked.length === 0) await new Promise(setImmediate);
    const [deploy] = await world.store.deploys.ofProject(guild, world.project.id, 1);
    expect(deploy?.state.at).toBe('plan_ready');
    expect((await viewOf(world, deploy?.id as DeployId)).advice).toMatchObject({ practices: [{ id: 'GCP-SEC-001' }] });
    answer(helpfulAnswer(asked[0] ?? '{}'));
    expect((await viewOf(world, await running)).advice?.said).toBeDefined();
  });

  it('is dropped where its plan is void by then', async () => {
    const late: { world?: World } = {};
    const { world } = await worldWith(async (data) => {
      const [deploy] = (await late.world?.store.deploys.ofProject(guild, late.world.project.id, 1)) ?? [];
      if (deploy && deploy.plans === 1) await late.world?.useCases.askReplan({ by: ana, deploy: deploy.id });
      return helpfulAnswer(data);
    });
    late.world = world;
    const id = await planned(world);
    await world.settleLater();
    const deploy = await world.get(id);
    expect(deploy.plans).toBe(2);
    expect(await world.store.advices.of(`${id}.1` as never)).not.toHaveProperty('said');
    expect(world.logged.map(({ message }) => message)).toContain('advice came too late for its plan');
  });

  it('is waited for no longer than its plan is the present one', async () => {
    const late: { world?: World } = {};
    const { world, asked } = await worldWith(async (data, signal) => {
      const [deploy] = (await late.world?.store.deploys.ofProject(guild, late.world.project.id, 1)) ?? [];
      if (!late.world || !deploy || deploy.plans > 1) return helpfulAnswer(data);
      const isOver = new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
      await late.world.useCases.askReplan({ by: ana, deploy: deploy.id });
      return isOver; // it would hang for ever
    });
    late.world = world;
    const id = await planned(world);
    await world.settleLater();
    expect(asked).toHaveLength(2);
    expect(await world.store.advices.of(`${id}.1` as never)).not.toHaveProperty('said');
    expect((await viewOf(world, id)).advice?.said).toMatchObject({ model: MODEL });
    expect(world.logged.map(({ message }) => message)).toContain('a model was hung up on: its plan is void');
  });

  it('is asked for once where exactly the same would be sent again', async () => {
    const { world, asked } = await worldWith(helpfulAnswer);
    const id = await planned(world);
    await world.useCases.askReplan({ by: ana, deploy: id });
    await world.settleLater();
    expect((await world.get(id)).plans).toBe(2);
    expect(asked).toHaveLength(1);
    expect((await viewOf(world, id)).advice?.said?.model).toBe(MODEL);
  });

  it('says why there is none, and reads as complete', async () => {
    const { world } = await worldWith(() => 'no answer');
    const comment = await commentOf(world, await planned(world));
    expect(comment).toContain('Keep networks apart');
    expect(comment).toContain('rules and practices alone:');
    const without = await createWorld({ ports: { practices } });
    expect(await commentOf(without, await planned(without))).toContain('no model is set up');
  });

  it('takes thumbs and hides hints of those who have a role, for the plan that they saw', async () => {
    const { world } = await worldWith((data) => ({ ...helpfulAnswer(data), hints: [hintOn(data)] }));
    const id = await planned(world);
    const at = { guild, deploy: id, by: ana, n: 1 };
    const before = (await viewOf(world, id)).advice?.hints.length ?? 0;
    await world.useCases.rateAdvice({ ...at, up: false });
    await world.useCases.rateAdvice({ ...at, up: true });
    await world.useCases.dismissHint({ ...at, hint: 0 });
    const { advice } = await viewOf(world, id);
    expect(advice?.thumbs).toEqual({ up: 1, down: 0 });
    expect(advice?.hints).toHaveLength(before - 1);
    expect(await world.store.advices.figures()).toMatchObject([{ model: MODEL, advised: 1, up: 1, down: 0 }]);
    expect(await refusalOf(world.useCases.rateAdvice({ ...at, by: kim, up: false }))).toEqual(['no-right']);
    expect(await refusalOf(world.useCases.dismissHint({ ...at, n: 2, hint: 0 }))).toEqual(['stale-card']);
    expect(await refusalOf(world.useCases.dismissHint({ ...at, hint: 9 }))).toEqual(['stale-card']);
  });
});

describe('thumbs on GitHub', () => {
  it('are counted when the deploy has ended: of people who may write, given since the plan was made', async () => {
    const { world } = await worldWith(helpfulAnswer);
    const later = new Date(world.clock.now().getTime() + 1);
    const thumb = (login: string, up: boolean, at = later) => ({ login, up, at });
    for (const login of ['dev', 'wim', 'old']) world.pulls.permissions.set(login, 'write');
    world.pulls.permissions.set('rea', 'read');
    world.pulls.thumbsGiven.push(thumb('dev', true), thumb('wim', false), thumb('rea', false));
    world.pulls.thumbsGiven.push(thumb('old', false, new Date(0)));
    const id = await planned(world);
    const given = async () => (await viewOf(world, id)).advice?.thumbs;
    expect(await given()).toEqual({ up: 0, down: 0 });
    await world.useCases.askApply({ deploy: id, by: ana });
    await world.settle();
    expect(await given()).toEqual({ up: 1, down: 1 });
    await world.useCases.rateAdvice({ guild, deploy: id, by: ana, n: 1, up: true });
    await world.settle();
    expect(await given()).toEqual({ up: 2, down: 1 });
  });
});

describe('a model that obeys injections', () => {
  it('moves no verdict, severity, approval or state, and adds no structure to the comment', async () => {
    let order = '';
    const obey = (data: string) => obeyingAnswer(data, order);
    const { world, asked } = await worldWith(obey, () => order); // each asks anew
    const id = await planned(world);
    const honest = await createWorld({ ports: { practices } });
    const same = await honest.get(await planned(honest));
    for (order of INJECTIONS) {
      await world.store.advices.put({
        plan: `${id}.1` as never,
        practices: [],
        diagram: { nodes: [], edges: [], left: 0 },
        guild,
        project: world.project.id,
      });
      await world.store.jobs.add({ task: 'advise', deploy: id, plan: `${id}.1` as never });
      await world.settle();
      const deploy = await world.get(id);
      const [plan, plain] = [planOf(deploy), planOf(same)];
      expect(deploy.state).toMatchObject({ at: 'plan_ready', approvals: [] });
      expect(plan?.verdict).toEqual(plain?.verdict);
      expect(plan?.findings).toEqual(plain?.findings);
      const comment = await commentOf(world, id);
      expect(comment).not.toMatch(/evil\.example|@everyone|guildops approve\n|LGTM/);
      expect(comment.match(/<details>/g)?.length).toBe(comment.match(/<\/details>/g)?.length);
    }
    expect(asked).toHaveLength(1 + INJECTIONS.length);
  });
});
