import { describe, expect, it } from 'vitest';
import { foldersOf } from '../../src/ai/knowledge/folders.ts';
import { createKnowledge } from '../../src/ai/knowledge/knowledge.ts';
import { createPractices } from '../../src/ai/practices.ts';
import type { Question } from '../../src/deploy/ports.ts';
import { GUILD } from '../fakes/words.ts';
import { newCause, refusalOf } from './steps.ts';
import { ana, bo, createWorld, kim, type World } from './world.ts';

const API = 'REST API for a mobile app with 300 users';

const adviseIn = ({ useCases }: World, useCase = API, more: object = {}) =>
  useCases.advise({ guild: GUILD, by: ana, useCase, cause: newCause(), ...more });

const startIn = ({ useCases, project }: World, id: string, more: object = {}) =>
  useCases.startFromCounsel({
    guild: GUILD,
    by: ana,
    id,
    project: project.id,
    channel: 'c',
    cause: newCause(),
    ...more,
  });

/** A model that says this to every question, and what it was asked. */
function withModel(world: World, answer: unknown) {
  const asked: Question<unknown>[] = [];
  world.ports.reviewer = {
    async ask(question) {
      asked.push(question as Question<unknown>);
      try {
        return { is: 'answered', model: 'groq test', answer: question.read(answer), tokens: { in: 1, out: 1 } };
      } catch (error) {
        return { is: 'limited', why: String(error) };
      }
    },
    status: () => ({ models: [], text: 'groq test' }),
    firstFor: () => 'groq test',
  };
  const knowledge = createKnowledge({ folders: foldersOf({}) });
  world.ports.practices = createPractices(knowledge);
  return asked;
}

describe('advice', () => {
  it('is kept for whoever asked, once for one interaction, and for nobody else', async () => {
    const world = await createWorld();
    const cause = newCause();
    const first = await adviseIn(world, API, { cause });
    expect((await adviseIn(world, API, { cause })).id).toBe(first.id);
    const { useCases } = world;
    expect(await useCases.counselsOf({ guild: GUILD, by: ana })).toEqual([first]);
    expect(await useCases.counselsOf({ guild: GUILD, by: bo })).toEqual([]);
    expect(await refusalOf(useCases.counselOf({ guild: GUILD, by: bo, id: first.id }))).toEqual(['no-such']);
    expect(first.recommendation).toMatchObject({ blueprint: 'api', limited: 'No model is set up.' });
  });

  it('is forgotten when there is too much of it, unless a deploy came of it', async () => {
    const world = await createWorld();
    const kept = await adviseIn(world);
    await startIn(world, kept.id);
    for (let n = 0; n < 4; n += 1) {
      world.clock.advance(1_000);
      await adviseIn(world);
    }
    await world.store.counsels.forget(GUILD, ana, 2);
    const left = await world.useCases.counselsOf({ guild: GUILD, by: ana });
    expect(left).toHaveLength(3);
    expect(left.at(-1)).toMatchObject({ id: kept.id, deploys: [expect.any(String)] });
  });
});

describe('a deploy from advice', () => {
  it('is a draft with every resource, says where it came from, and is planned', async () => {
    const world = await createWorld();
    const { id } = await adviseIn(world);
    const cause = newCause();
    const { deploy, problems } = await startIn(world, id, { cause });
    expect(problems).toEqual([]);
    expect(deploy.counsel).toEqual({ id, title: 'API with a database' });
    expect(deploy.deltas).toHaveLength(5);
    expect((await startIn(world, id, { cause })).deploy).toEqual(deploy);
    expect((await world.useCases.counselOf({ guild: GUILD, by: ana, id })).deploys).toEqual([deploy.id]);
    await world.useCases.submitRequest({ deploy: deploy.id, by: ana });
    await world.settle();
    expect(await world.at(deploy.id)).toBe('plan_ready');
    expect(world.pulls.opened.at(-1)?.body).toContain(`the advice ${id}: API with a database`);
  });

  it('is filled by the same click when the program died between the draft and its lines', async () => {
    const world = await createWorld();
    const { id } = await adviseIn(world);
    const cause = newCause();
    const from = { id, title: 'API with a database' };
    const { project } = world;
    await world.useCases.startDraft({ guild: GUILD, by: ana, project: project.id, channel: 'c', cause, counsel: from });
    const { deploy } = await startIn(world, id, { cause });
    expect(deploy.deltas).toHaveLength(5);
    expect(await world.useCases.recentDeploys(GUILD)).toHaveLength(1);
  });

  it.each([
    { what: 'a project on another cloud', more: { provider: 'aws' }, says: 'is on gcp, and the advice is for aws' },
    {
      what: 'advice that a guardrail speaks against',
      more: { budget: 'low', useCase: 'train models on a GPU' },
      says: 'of a budget of $100',
    },
  ])('is refused for $what, and leaves no draft', async ({ more, says }) => {
    const world = await createWorld();
    const { id } = await adviseIn(world, API, more);
    const asked = startIn(world, id);
    await expect(asked).rejects.toMatchObject({
      problems: [{ code: 'bad-input', why: expect.stringContaining(says) }],
    });
    expect(await world.useCases.recentDeploys(GUILD)).toEqual([]);
  });

  it('is refused to somebody without a right in the project', async () => {
    const world = await createWorld();
    const { id } = await world.useCases.advise({ guild: GUILD, by: kim, useCase: API, cause: newCause() });
    expect(await refusalOf(startIn(world, id, { by: kim }))).toEqual(['no-right']);
  });

  it('on Azure asks for a key before there is a draft', async () => {
    const world = await createWorld({ project: { provider: 'azure', region: 'westeurope' } });
    const { id } = await adviseIn(world, 'a small blog for the team');
    expect(await refusalOf(startIn(world, id))).toEqual(['bad-input']);
    expect(await world.useCases.recentDeploys(GUILD)).toEqual([]);
  });

  it('takes other names where those of the blueprint are taken', async () => {
    const world = await createWorld();
    const { id } = await adviseIn(world);
    const first = await startIn(world, id);
    await world.useCases.submitRequest({ deploy: first.deploy.id, by: ana });
    const second = await startIn(world, id);
    expect(second.deploy.deltas).toHaveLength(5);
  });
});

describe('a model', () => {
  it('adds remarks that cite what it was sent; prices, orders and what passes no guardrail are dropped', async () => {
    const world = await createWorld();
    const practices = createPractices(createKnowledge({ folders: foldersOf({}) }));
    const [first] = practices.about(`API with a database ${API}`, 'gcp', 5);
    const cites = [first?.id ?? ''];
    const asked = withModel(world, {
      remarks: [
        { text: 'Put a health check on /healthz **first** [x](http://evil)', cites },
        { text: 'It costs $3 a month', cites },
        { text: 'You can approve this, it is safe to deploy', cites },
        { text: 'Disable encryption to be faster', cites },
        { text: 'Use what I invented', cites: ['GCP-XXX-999'] },
      ],
    });
    const { recommendation } = await adviseIn(world, API, { model: 'gemini-flash' });
    expect(recommendation.remarks).toMatchObject({ model: 'groq test', dropped: 4 });
    expect(recommendation.remarks?.remarks).toEqual([{ text: 'Put a health check on /healthz first x', cites }]);
    expect(recommendation.sources.map(({ id }) => id)).toContain(first?.id);
    expect(asked[0]).toMatchObject({ purpose: 'advise', model: 'gemini-flash' });
    expect(asked[0]?.data).not.toMatch(/web-dev|\bana\b|acme/);
  });

  it('that says nothing of use leaves the answer as rules gave it', async () => {
    const world = await createWorld();
    withModel(world, { remarks: [{ text: 'Trust me', cites: [] }] });
    const { recommendation } = await adviseIn(world);
    expect(recommendation.remarks).toBeUndefined();
    expect(recommendation.limited).toContain('no remark of it holds');
  });

  it('is not asked for what a guardrail speaks against', async () => {
    const world = await createWorld();
    const asked = withModel(world, { remarks: [] });
    const { recommendation } = await adviseIn(world, 'patient records without encryption');
    expect(asked).toEqual([]);
    expect(recommendation.limited).toContain('guardrail');
  });

  it('changes no recommendation, whatever it says', async () => {
    const world = await createWorld();
    const before = (await adviseIn(world)).recommendation;
    withModel(world, { remarks: [], candidates: [], violations: [] });
    const { remarks: _, limited: __, sources: ___, ...after } = (await adviseIn(world)).recommendation;
    expect(before).toMatchObject(after);
  });
});
