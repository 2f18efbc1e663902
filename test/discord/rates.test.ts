import { describe, expect, it } from 'vitest';
import { cardId } from '../../src/discord/custom-id.ts';
import { createRates } from '../../src/discord/rates.ts';
import { manualClock } from '../fakes/ports.ts';
import { NOW } from '../fakes/words.ts';
import { type StageOptions, setStage } from './stage.ts';

const ENOUGH = { deploys: 99, commands: 99, clicks: 99, all: 999 };

const counted = (rates: Partial<typeof ENOUGH>) => {
  const clock = manualClock(NOW);
  const { command, click, form } = createRates({ ...ENOUGH, ...rates }, clock);
  const times = (count: number, may: () => Date | undefined) =>
    Array.from({ length: count }, may).filter((until) => until === undefined).length;
  return { clock, command, click, form, times };
};

it('lets one person give each command so often, and everybody together so often', () => {
  const { clock, command, times } = counted({ deploys: 3, commands: 5, all: 9 });
  const give = (count: number, person: string, name: string) => times(count, () => command(person, name));
  expect([give(5, 'ana', 'cloud-deploy'), give(6, 'ana', 'cloud-list')]).toEqual([3, 5]);
  expect(give(4, 'bo', 'cloud-deploy')).toBe(1); // the ninth of all
  clock.advance(20_000);
  expect([give(2, 'ana', 'cloud-deploy'), give(9, 'bo', 'cloud-projects')]).toEqual([1, 2]);
});

it('says when the next one may be given', () => {
  const { command, times } = counted({ commands: 6 });
  times(6, () => command('ana', 'cloud-list'));
  expect(command('ana', 'cloud-list')).toEqual(new Date(NOW.getTime() + 10_000));
});

it.each([
  { does: 'each click that asks for a run', ids: ['g1:plan:7F3K:1', 'g1:replan:7F3K:4'], most: 3 },
  { does: 'each click that opens a pull request', ids: ['p1:fix-drift:web-dev:ab', 'p1:fix-drift:api:cd'], most: 3 },
  { does: 'all other clicks together', ids: ['g1:approve:7F3K:1', 's1:grant-quota:x', 'garbage'], most: 7 },
])('counts $does, by person', ({ ids, most }) => {
  const { click, times } = counted({ deploys: 3, clicks: 7 });
  const make = (person: string) => ids.map((id) => times(most, () => click(person, id))).reduce((sum, n) => sum + n);
  expect([make('ana'), make('bo')]).toEqual([most, most]);
});

it('counts a click with the command that does the same', () => {
  const { command, click, times } = counted({ deploys: 3 });
  expect(times(2, () => command('ana', 'cloud-rollback'))).toBe(2);
  expect(times(2, () => click('ana', 'g1:rollback:7F3K:9'))).toBe(1);
});

it('counts clicks to what everybody may do together', () => {
  const { command, click } = counted({ all: 2 });
  expect([click('ana', 'g1:menu:7F3K:1'), command('bo', 'cloud-list')]).toEqual([undefined, undefined]);
  expect(click('cy', 'g1:menu:7F3K:1')).toBeInstanceOf(Date);
});

describe('whoever is too quick', () => {
  const now = new Date(); // time stands still, so that nothing fills up
  const stageOf = (rates: Partial<typeof ENOUGH>, more: StageOptions = {}) =>
    setStage({ rates: { ...ENOUGH, ...rates }, clock: { now: () => now }, ...more });

  it('with commands is told privately, and nothing of it is stored', async () => {
    const stage = await stageOf({ commands: 2 });
    const list = async () => (await (await stage.ana.run('/cloud-list')).settled()).text;
    await list();
    await list();
    const stored = stage.inbox.size;
    expect(await list()).toContain('That was a lot at once');
    expect(stage.inbox.size).toBe(stored);
    expect((await (await stage.bo.run('/cloud-list')).settled()).text).not.toContain('a lot at once');
  });

  it('with Plan waits like with the command, and the draft is still there', async () => {
    const stage = await stageOf({ deploys: 1 });
    const { id, lobby } = await stage.draft();
    const plan = cardId('plan', id, stage.cases.deploys.get(id)?.revision ?? 0);
    await (await stage.ana.forge(lobby, plan)).settled();
    const second = await stage.ana.forge(lobby, plan);
    expect(second).toMatchObject({ kind: 'message', ephemeral: true });
    expect(second.message().text).toMatch(/That was a lot at once, so nothing was done.*→ Try again/s);
    await stage.idle();
    expect(stage.cases.calls.filter((name) => name === 'submitRequest')).toHaveLength(1);
  });

  it('with other clicks hears when to go on; nobody else has to wait for that', async () => {
    const stage = await stageOf({ clicks: 1 });
    const { id, lobby } = await stage.draft();
    const details = cardId('details', id, 0, 'resources');
    await (await stage.ana.forge(lobby, details)).settled();
    expect((await stage.ana.forge(lobby, details)).message().text).toContain('That was a lot at once');
    expect((await (await stage.bo.forge(lobby, details)).settled()).text).not.toContain('a lot at once');
  });

  it('never loses a form that a click opened: it is the next click that waits', async () => {
    const stage = await stageOf({ clicks: 1 });
    const { lobby } = await stage.draft();
    const form = await stage.ana.select(lobby, 'Add a resource…', ['network']);
    expect((await stage.ana.select(lobby, 'Add a resource…', ['network'])).message().text).toContain('a lot at once');
    await (await stage.ana.submitModal(form, { Name: 'app' })).settled();
    await stage.lobby('Network app');
  });

  it('with forms that nothing opened gets back what was typed', async () => {
    const stage = await stageOf({ clicks: 1 });
    const { id, lobby } = await stage.draft();
    const send = (name: string) =>
      stage.ana.forge(lobby, cardId('add-resource', id, 0, 'network'), {
        fields: { name, purpose: 'a `b`\n@everyone' },
      });
    await (await send('first')).settled();
    const refused = (await send('second')).message();
    expect(refused.text).toContain('That was a lot at once');
    expect(refused.files.map((file) => file.text())).toEqual(['name:\nsecond\n\npurpose:\na `b`\n@everyone\n']);
    expect(refused.visibleTo).toBe(stage.ana.id);
  });

  it('or comes while nothing can be stored gets back what was typed, too', async () => {
    const stage = await setStage({ accept: () => Promise.reject(new Error('disk full')) });
    const message = stage.ana.write('hello', stage);
    const id = cardId('add-resource', '7F3K' as Parameters<typeof cardId>[1], 0, 'network');
    const refused = (await stage.ana.forge(message, id, { fields: { name: 'app' } })).message();
    expect(refused.text).toContain('could not be recorded');
    expect(refused.files.map((file) => file.text())).toEqual(['name:\napp\n']);
  });
});
