import { describe, expect, it } from 'vitest';
import type { DeployId } from '../../src/core/ids.ts';
import type { Person } from '../../src/core/person.ts';
import type { Environment } from '../../src/core/project.ts';
import { githubPerson, NOW } from '../fakes/words.ts';
import { planned } from './steps.ts';
import { ana, bo, createWorld, li, type World } from './world.ts';

const rev = githubPerson('rev');

async function readyIn(environment: Environment) {
  const world = await createWorld({ environment });
  const id = await planned(world);
  return { world, id };
}

const approve = (world: World, deploy: DeployId, by: Person) => world.useCases.approveDeploy({ deploy, by });
const approvalsOf = async (world: World, id: DeployId) => {
  const { state } = await world.get(id);
  return 'approvals' in state ? state.approvals : [];
};

describe('taking an approval back', () => {
  it('leaves the plan waiting', async () => {
    const { world, id } = await readyIn('staging');
    await approve(world, id, bo);
    await world.useCases.withdrawApproval({ deploy: id, by: bo });
    expect(await world.get(id)).toMatchObject({ state: { at: 'plan_ready', approvals: [] } });
  });

  it('leaves it approved where the others are enough, and it can be applied', async () => {
    const { world, id } = await readyIn('dev');
    await approve(world, id, ana);
    await approve(world, id, bo);
    await world.useCases.withdrawApproval({ deploy: id, by: bo });
    expect(await world.at(id)).toBe('approved');
    await world.useCases.askApply({ deploy: id, by: ana });
    await world.settle();
    expect(await world.at(id)).toBe('applied');
  });

  it('counts while a new plan is made', async () => {
    const { world, id } = await readyIn('staging');
    await approve(world, id, bo);
    await world.useCases.askReplan({ deploy: id, by: ana });
    await world.useCases.withdrawApproval({ deploy: id, by: bo });
    await world.settle();
    expect(await world.get(id)).toMatchObject({ state: { at: 'plan_ready', approvals: [] } });
  });

  it('takes back the review that was dismissed, whoever dismissed it', async () => {
    const { world, id } = await readyIn('prod');
    const plan = (await world.get(id)).state;
    if (plan.at !== 'plan_ready') throw new Error(plan.at);
    await world.useCases.approveDeploy({ deploy: id, by: bo, review: 4, head: plan.plan.head });
    await approve(world, id, li);
    await world.useCases.withdrawApproval({ deploy: id, by: rev, review: 4 });
    expect((await approvalsOf(world, id)).map(({ by }) => by.id)).toEqual([li.id]);
  });

  it('is one person on both surfaces, where they are linked', async () => {
    const { world, id } = await readyIn('staging');
    await world.store.governance.addLink({ discordId: bo.id, githubLogin: 'bo', linkedAt: NOW, by: 'discord' });
    await approve(world, id, bo);
    await world.useCases.withdrawApproval({ deploy: id, by: githubPerson('bo') });
    expect(await approvalsOf(world, id)).toEqual([]);
  });

  it('takes back the ask of who asked and said yes at once', async () => {
    const { world, id } = await readyIn('dev');
    await world.useCases.askApply({ deploy: id, by: ana });
    await world.useCases.withdrawApproval({ deploy: id, by: ana });
    await approve(world, id, bo);
    await world.settle();
    expect(await world.at(id)).toBe('approved');
    expect(world.engine.applied).toEqual([]);
  });

  it('is nothing for somebody who gave none', async () => {
    const { world, id } = await readyIn('dev');
    const before = await approve(world, id, ana);
    expect(await world.useCases.withdrawApproval({ deploy: id, by: bo })).toEqual(before);
  });
});
