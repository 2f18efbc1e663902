import { expect, it } from 'vitest';
import { orderAi } from '../../src/ai-orders.ts';
import { statsText } from '../../src/cli/ai-stats.ts';
import { type Claim, noSteps, type Said } from '../../src/core/advice.ts';
import type { PlanId, ProjectId } from '../../src/core/ids.ts';
import { manualClock } from '../fakes/ports.ts';
import { fakeStore } from '../fakes/store.ts';
import { discordPerson, GUILD, NOW } from '../fakes/words.ts';

const [ana, bo] = [discordPerson('ana'), discordPerson('bo')];
const claim: Claim = { text: 'x', address: 'a.b', cites: ['STO-001'] };

async function aStore() {
  const clock = manualClock(NOW);
  const store = await fakeStore(clock);
  let n = 0;
  const said = async (model: string, shown: number, drops: Said['drops'] = {}): Promise<PlanId> => {
    n += 1;
    const plan = `7F3K.${n}` as PlanId;
    const steps = { ...noSteps(), requirements: Array.from({ length: shown }, () => claim) };
    await store.advices.put({
      ...{ plan, guild: GUILD, project: 'web' as ProjectId, practices: [], diagram: { nodes: [], edges: [], left: 0 } },
      said: { model, steps, drops, tokens: { in: 1, out: 1 }, at: NOW },
    });
    return plan;
  };
  return { store, clock, said };
}

it('two models are compared by their share of plans, thumbs, and claims that did not hold', async () => {
  const { store, clock, said } = await aStore();
  const first = await said('openai/gpt-oss-120b', 6, { address: 1, money: 1 });
  await said('openai/gpt-oss-120b', 2);
  await said('openai/gpt-oss-120b', 0);
  const other = await said('gemini-3.8-flash', 1, { citation: 3 });
  for (const [plan, by, up] of [
    [first, ana, false],
    [first, ana, true], // the last one counts
    [first, bo, true],
    [other, bo, false],
  ] as const)
    await store.advices.vote({ plan, by, up, at: NOW });
  await store.modelUse.add('2026-11-19', 'gemini-3.8-flash', { requests: 2, failed: 1, tokensIn: 900, tokensOut: 40 });
  await store.modelUse.add('2020-01-01', 'gone', { requests: 7 }); // longer ago than anybody asks for
  expect(statsText(await orderAi({ store, clock })).split('\n')).toEqual([
    'gemini-3.8-flash: 1 plans, 25 % of all, 👍 0 👎 1, 1 claims shown, 3 dropped, 75 % (citation 3)',
    'openai/gpt-oss-120b: 3 plans, 75 % of all, 👍 2 👎 0, 8 claims shown, 2 dropped, 20 % (address 1, money 1)',
    '2026-11-19 gemini-3.8-flash: 2 requests, 1 without an answer, 900 tokens in, 40 out',
  ]);
});

it('says so where no model has been asked, and counts a plan without an answer for nobody', async () => {
  const { store, clock } = await aStore();
  await store.advices.put({
    ...{
      plan: '7F3K.1' as PlanId,
      guild: GUILD,
      project: 'web' as ProjectId,
      practices: [],
      limited: 'no model is set up',
    },
    diagram: { nodes: [], edges: [], left: 0 },
  });
  expect(statsText(await orderAi({ store, clock }))).toBe('No model has been asked yet.');
});
