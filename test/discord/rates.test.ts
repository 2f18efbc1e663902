import { expect, it } from 'vitest';
import { createCommandRates } from '../../src/discord/rates.ts';
import { manualClock } from '../fakes/ports.ts';
import { NOW } from '../fakes/words.ts';
import { setStage } from './stage.ts';

it('lets one person give each command so often, and everybody together so often', () => {
  const clock = manualClock(NOW);
  const mayGive = createCommandRates({ deploys: 3, commands: 5, all: 9 }, clock);
  const times = (count: number, person: string, command: string) =>
    Array.from({ length: count }, () => mayGive(person, command) === undefined).filter(Boolean).length;
  expect([times(5, 'ana', 'cloud-deploy'), times(6, 'ana', 'cloud-list')]).toEqual([3, 5]);
  expect(times(4, 'bo', 'cloud-deploy')).toBe(1); // the ninth of all
  clock.advance(20_000);
  expect([times(2, 'ana', 'cloud-deploy'), times(9, 'bo', 'cloud-projects')]).toEqual([1, 2]);
});

it('says when the next one may be given', () => {
  const clock = manualClock(NOW);
  const mayGive = createCommandRates({ deploys: 3, commands: 6, all: 99 }, clock);
  for (let n = 0; n < 6; n += 1) mayGive('ana', 'cloud-list');
  expect(mayGive('ana', 'cloud-list')).toEqual(new Date(NOW.getTime() + 10_000));
});

it('tells whoever is too quick, privately, and stores nothing of it', async () => {
  const now = new Date();
  const stage = await setStage({ rates: { deploys: 1, commands: 2, all: 99 }, clock: { now: () => now } });
  const list = async () => (await (await stage.ana.run('/cloud-list')).settled()).text;
  await list();
  await list();
  const stored = stage.inbox.size;
  expect(await list()).toContain('That was a lot at once');
  expect(stage.inbox.size).toBe(stored);
  expect((await (await stage.bo.run('/cloud-list')).settled()).text).not.toContain('a lot at once');
});
