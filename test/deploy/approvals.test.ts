import { describe, expect, it } from 'vitest';
import type { DeployId } from '../../src/core/ids.ts';
import type { Person } from '../../src/core/person.ts';
import type { Environment } from '../../src/core/project.ts';
import { GUILD, githubPerson, NOW, shaOf } from '../fakes/words.ts';
import { deployOf, filesWith, handMade, planned, refusalOf } from './steps.ts';
import { ana, bo, createWorld, dev, kim, li, type World } from './world.ts';

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

describe('how many must say yes', () => {
  it.each<{ environment: Environment; people: Person[]; at: string }>([
    { environment: 'dev', people: [ana], at: 'approved' },
    { environment: 'dev', people: [bo], at: 'approved' },
    { environment: 'staging', people: [bo], at: 'approved' },
    { environment: 'prod', people: [bo], at: 'plan_ready' },
    { environment: 'prod', people: [bo, li], at: 'approved' },
    { environment: 'prod', people: [bo, bo], at: 'plan_ready' },
  ])('in $environment $people.length of them lead to $at', async ({ environment, people, at }) => {
    const { world, id } = await readyIn(environment);
    for (const person of people) await approve(world, id, person);
    expect(await world.at(id)).toBe(at);
  });

  it('counts as many as are provably different people, whoever came first', async () => {
    const world = await createWorld({ environment: 'prod', users: [ana, bo, li, rev] });
    await world.store.governance.addLink({ discordId: ana.id, githubLogin: 'ana-gh', linkedAt: NOW, by: 'discord' });
    const id = await planned(world);
    await approve(world, id, rev);
    await approve(world, id, bo);
    expect(await world.at(id)).toBe('plan_ready');
    await approve(world, id, li);
    expect(await world.at(id)).toBe('approved');
  });

  it('shows at once when an approval counts no more, because a link is gone', async () => {
    const world = await createWorld({ environment: 'staging', users: [ana, rev] });
    await world.store.governance.addLink({ discordId: ana.id, githubLogin: 'ana-gh', linkedAt: NOW, by: 'discord' });
    const id = await planned(world);
    await approve(world, id, rev);
    await world.settle();
    const shown = () => [...world.shown.values()].flat().map(({ approvals }) => approvals.have);
    expect(new Set(shown())).toEqual(new Set([1]));
    await world.useCases.unlink({ guild: GUILD, by: ana });
    await world.settle();
    expect(new Set(shown())).toEqual(new Set([0]));
  });

  it('never applies by itself', async () => {
    const { world, id } = await readyIn('dev');
    await approve(world, id, bo);
    await world.settle();
    expect(await world.at(id)).toBe('approved');
    expect(world.engine.applied).toEqual([]);
  });

  it('counts a double click once', async () => {
    const { world, id } = await readyIn('staging');
    const first = await approve(world, id, bo);
    expect(await approve(world, id, bo)).toEqual(first);
    expect(await approvalsOf(world, id)).toHaveLength(1);
  });
});

describe('who may not say yes', () => {
  it.each<{ who: string; environment: Environment; by: Person; code: string }>([
    { who: 'the requester where others are asked for', environment: 'staging', by: ana, code: 'same-person' },
    { who: 'somebody without a grant', environment: 'dev', by: kim, code: 'no-right' },
    { who: 'somebody of GitHub for a request from Discord', environment: 'dev', by: rev, code: 'no-right' },
  ])('is $who', async ({ environment, by, code }) => {
    const { world, id } = await readyIn(environment);
    world.pulls.permissions.set('rev', 'admin');
    expect(await refusalOf(approve(world, id, by))).toEqual([code]);
    expect(await approvalsOf(world, id)).toEqual([]);
  });

  it('is who cannot be told from the requester, until a link does', async () => {
    const world = await createWorld({ environment: 'staging', users: [ana, rev] });
    const id = await planned(world);
    expect(await refusalOf(approve(world, id, rev))).toEqual(['maybe-same-person']);
    await world.store.governance.addLink({ discordId: bo.id, githubLogin: 'rev', linkedAt: NOW, by: 'discord' });
    await approve(world, id, rev);
    expect(await world.at(id)).toBe('approved');
  });

  it('is the requester on the other surface', async () => {
    const world = await createWorld({ environment: 'staging', users: [ana, rev] });
    const id = await planned(world);
    await world.store.governance.addLink({ discordId: ana.id, githubLogin: 'rev', linkedAt: NOW, by: 'discord' });
    expect(await refusalOf(approve(world, id, rev))).toEqual(['same-person']);
  });

  it.each<{ who: string; by: Person; code: string }>([
    { who: 'its author', by: dev, code: 'same-person' },
    { who: 'who pushed to it', by: githubPerson('pam'), code: 'same-person' },
    { who: 'who may only read', by: githubPerson('reader'), code: 'no-right' },
    { who: 'somebody of Discord without a link', by: ana, code: 'maybe-same-person' },
  ])('is, of a pull request made by hand, $who', async ({ by, code }) => {
    const world = await createWorld({ environment: 'staging' });
    world.pulls.permissions.set('pam', 'write').set('reader', 'read');
    const number = await handMade(world, { branch: 'more', files: filesWith(world.project, {}) });
    world.repositories.push(
      'more',
      { 'projects/web-dev/notes.md': 'mine' },
      { name: 'Pam', email: '2+pam@users.noreply.github.com' },
    );
    await world.settle();
    const { id } = await deployOf(world, number);
    expect(await refusalOf(approve(world, id, by))).toEqual([code]);
  });

  it('lets another person with write permission approve a pull request made by hand', async () => {
    const world = await createWorld({ environment: 'staging' });
    world.pulls.permissions.set('rev', 'write');
    const number = await handMade(world, { branch: 'more', files: filesWith(world.project, {}) });
    const { id } = await deployOf(world, number);
    await approve(world, id, rev);
    expect(await world.at(id)).toBe('approved');
  });
});

describe('what is approved', () => {
  it('is the plan that the card showed', async () => {
    const { world, id } = await readyIn('dev');
    const other = `${id}.7` as never;
    expect(await refusalOf(world.useCases.approveDeploy({ deploy: id, by: bo, plan: other }))).toEqual(['stale-card']);
  });

  it('is the commit that was reviewed', async () => {
    const { world, id } = await readyIn('dev');
    const review = { deploy: id, by: bo, review: 4, head: shaOf('an older head') };
    expect(await refusalOf(world.useCases.approveDeploy(review))).toEqual(['head-moved']);
  });

  it('has to be planned', async () => {
    const { world, id } = await readyIn('dev');
    await world.useCases.askReplan({ deploy: id, by: ana });
    expect(await refusalOf(approve(world, id, bo))).toEqual(['not-now']);
  });

  it('stays approved, and asked for, through a new plan that changes the same things', async () => {
    const { world, id } = await readyIn('prod');
    await world.useCases.askApply({ deploy: id, by: ana });
    await approve(world, id, bo);
    await world.useCases.askReplan({ deploy: id, by: ana });
    await world.settle();
    expect(await world.get(id)).toMatchObject({ plans: 2, state: { at: 'plan_ready', asked: { id: ana.id } } });
    expect(await approvalsOf(world, id)).toHaveLength(1);
  });

  it('keeps an ask that nobody approved yet through a new plan that changes the same things', async () => {
    const { world, id } = await readyIn('staging');
    await world.useCases.askApply({ deploy: id, by: ana });
    await world.useCases.askReplan({ deploy: id, by: ana });
    await world.settle();
    expect(await world.get(id)).toMatchObject({ plans: 2, state: { at: 'plan_ready', asked: { id: ana.id } } });
  });

  it('is void, with the ask, once it changes anything else', async () => {
    const world = await createWorld({ environment: 'staging' });
    world.pulls.permissions.set('rev', 'write');
    const number = await handMade(world, { branch: 'more', files: filesWith(world.project, {}) });
    const { id } = await deployOf(world, number);
    await approve(world, id, rev);
    world.repositories.push('more', filesWith(world.project, { vms: ['web'] }));
    await world.settle();
    const { state } = await world.get(id);
    expect(state).toMatchObject({ at: 'plan_ready', approvals: [], voided: [{ id: 'rev' }] });
    expect(state).not.toHaveProperty('asked');
  });

  it('is approved no more when the approver pushes to it', async () => {
    const world = await createWorld({ environment: 'staging' });
    world.pulls.permissions.set('rev', 'write');
    const number = await handMade(world, { branch: 'more', files: filesWith(world.project, {}) });
    const { id } = await deployOf(world, number);
    await approve(world, id, rev);
    world.repositories.push(
      'more',
      { 'projects/web-dev/notes.md': 'x' },
      { name: 'Rev', email: '3+rev@users.noreply.github.com' },
    );
    await world.settle();
    expect(await world.at(id)).toBe('plan_ready');
  });
});

it('an approver whose role has ended by the time of the apply does not count', async () => {
  const world = await createWorld({ environment: 'staging', users: [ana] });
  const until = new Date(NOW.getTime() + 3_600_000);
  const subject = { kind: 'discord-user', id: bo.id } as const;
  await world.store.governance.addGrant({ guild: GUILD, subject, role: 'user', grantedBy: 'x', grantedAt: NOW, until });
  const id = await planned(world);
  await approve(world, id, bo);
  expect((await world.useCases.viewDeploy(id)).approvals).toMatchObject({ have: 1, need: 1 });
  world.clock.set(until);
  expect((await world.useCases.viewDeploy(id)).approvals).toMatchObject({ have: 0, need: 1, ended: [{ id: bo.id }] });
  await world.useCases.askApply({ deploy: id, by: ana });
  await world.settle();
  expect((await world.get(id)).state).toMatchObject({
    at: 'approved',
    refused: [{ code: 'approvals-missing', have: 0, need: 1, othersOnly: true }],
  });
  expect(world.engine.applied).toEqual([]);
});
