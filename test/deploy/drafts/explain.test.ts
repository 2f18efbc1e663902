import { describe, expect, it } from 'vitest';
import { helpfulAnswer, type SeenBrief } from '../../../sandbox/models/helpful.ts';
import { obeyingAnswer } from '../../../sandbox/models/obeying.ts';
import type { DeployId } from '../../../src/core/ids.ts';
import { INJECTIONS } from '../../review/advice/injections.ts';
import { aModel, MODEL } from '../a-model.ts';
import { applied, draft, newCause } from '../steps.ts';
import { ana, createWorld, mira, type World } from '../world.ts';

const LARGE = { by: mira, vms: ['test-web'], size: 'c2-standard-8' };

async function worldWith(make: Parameters<typeof aModel>[0], firstFor?: () => string) {
  const model = aModel(make, firstFor);
  return { ...model, world: await createWorld({ ports: { reviewer: model.reviewer } }) };
}

const drawn = ({ useCases }: World, id: DeployId) => useCases.viewDeploy(id).then(({ draft: one }) => one);

describe('what a model says of a draft', () => {
  it('is a sentence beside the hint that a machine is much, and goes when the line changes', async () => {
    const { world, asked } = await worldWith(helpfulAnswer);
    const id = await draft(world, LARGE);
    expect(await drawn(world, id)).not.toHaveProperty('explained'); // nobody waits for it
    await world.settle();
    expect(asked).toHaveLength(1);
    const brief = JSON.parse(asked[0] ?? '{}') as SeenBrief;
    expect(brief.findings).toMatchObject([{ rule: 'SIZE-CHECK', address: 'vm-test-web' }]);
    expect(brief.changes).toContainEqual(expect.objectContaining({ facts: { machine_type: 'c2-standard-8' } }));
    const { explained, hints } = (await drawn(world, id)) ?? {};
    expect(explained).toMatchObject({ model: MODEL, sentences: [{ address: 'vm-test-web', cites: ['SIZE-CHECK'] }] });
    expect(world.shown.get(id)?.[0]?.draft?.explained).toEqual(explained);
    await world.useCases.changeLine({
      deploy: id,
      by: ana,
      key: 'vm-test-web',
      settings: { machine_type: 'e2-small' },
    });
    await world.settle();
    expect(await drawn(world, id)).not.toHaveProperty('explained');
    expect(hints).toHaveLength(1);
  });

  it('is a sentence on what a removal does to what is there', async () => {
    const { world, asked } = await worldWith(helpfulAnswer);
    await applied(world, { vms: ['web'] });
    asked.length = 0;
    const at = { guild: world.project.guild, by: mira, project: world.project.id, channel: 'c' };
    const { id } = await world.useCases.startDraft({ ...at, cause: newCause() });
    await world.useCases.removeResource({ deploy: id, by: mira, key: 'vm-web', confirm: 'web' });
    await world.settle();
    expect(JSON.parse(asked.at(-1) ?? '{}')).toMatchObject({
      findings: [{ rule: 'EDIT-IMPACT', address: 'vm-web', title: 'is destroyed with all that it holds' }],
    });
    expect((await drawn(world, id))?.explained?.sentences).toMatchObject([{ address: 'vm-web' }]);
  });

  it('is asked for once where exactly the same would be sent again', async () => {
    const { world, asked } = await worldWith(helpfulAnswer);
    await draft(world, LARGE);
    await world.settle();
    const second = await draft(world, LARGE);
    await world.settle();
    expect(asked).toHaveLength(1);
    expect((await drawn(world, second))?.explained).toBeDefined();
  });

  it('is not asked where rules say nothing, and missing where no model answers: the card is as ever', async () => {
    const { world, asked } = await worldWith(() => 'no answer');
    const quiet = await draft(world, { vms: ['web'] });
    await world.settle();
    expect(asked).toEqual([]);
    expect(await drawn(world, quiet)).not.toHaveProperty('explained');
    const large = await draft(world, LARGE);
    await world.settle();
    expect(asked).toHaveLength(1);
    const bare = await createWorld();
    const same = await draft(bare, LARGE);
    expect(await drawn(world, large)).toEqual(await drawn(bare, same));
    expect((await world.get(large)).revision).toBe((await bare.get(same)).revision);
  });

  it('is hung up on when the draft has changed, and asked about as it is then', async () => {
    const late: { world?: World; id?: DeployId } = {};
    const { world, asked } = await worldWith(async (data, signal) => {
      if (!late.world || !late.id || data.includes('n2-standard-8')) return helpfulAnswer(data);
      const isOver = new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
      const settings = { machine_type: 'n2-standard-8' };
      await late.world.useCases.changeLine({ deploy: late.id, by: mira, key: 'vm-test-web', settings });
      return isOver;
    });
    late.id = await draft(world, LARGE);
    late.world = world;
    await world.settle();
    expect(asked).toHaveLength(2);
    expect((await drawn(world, late.id))?.explained?.sentences).toHaveLength(1);
  });

  it('has no order of an attacker in it, and changes nothing else', async () => {
    let order = '';
    const { world, asked } = await worldWith(
      (data) => obeyingAnswer(data, order),
      () => order, // each asks anew
    );
    const id = await draft(world, LARGE);
    const { explained: _, ...honest } = (await drawn(world, id)) ?? {};
    for (order of INJECTIONS) {
      await world.store.jobs.add({ task: 'explain', deploy: id });
      await world.settle();
      const { explained, ...after } = (await drawn(world, id)) ?? {};
      expect(after).toEqual(honest);
      expect(JSON.stringify(explained ?? '')).not.toMatch(/evil\.example|@everyone|approved|LGTM|invented/i);
    }
    expect(asked.length).toBeGreaterThanOrEqual(INJECTIONS.length);
  });
});
