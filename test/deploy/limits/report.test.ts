import { describe, expect, it } from 'vitest';
import { reportCosts } from '../../../src/deploy/limits/weekly-report.ts';
import { GUILD } from '../../fakes/words.ts';
import { applied, refusalOf } from '../steps.ts';
import { ana, kim, mira } from '../world.ts';
import { limitsWorld } from './cases.ts';

const WEEK_MS = 7 * 24 * 3_600_000;

async function withReport() {
  const world = await limitsWorld();
  await applied(world, { vms: ['a'] });
  await world.useCases.setReport({ guild: GUILD, by: mira, schedule: '0 8 * * 1' });
  await world.settle();
  const reports = () => world.told().filter((title) => title.includes('Cost report'));
  return { ...world, reports };
}

describe('the cost report', () => {
  it('comes once a week, however late and however often its job runs', async () => {
    const world = await withReport();
    expect(world.reports()).toEqual([]);
    await world.settleLater(WEEK_MS);
    expect(world.reports()).toEqual([expect.stringMatching(/^channel: Cost report: \$[\d.]+ a month is deployed$/)]);
    await reportCosts(world.ports);
    await world.settle();
    expect(world.reports()).toHaveLength(1);
    world.clock.advance(3 * WEEK_MS);
    await world.settle();
    expect(world.reports()).toHaveLength(2);
  });

  it('is made once by a process that died in the middle of it, and the one after it', async () => {
    const world = await withReport();
    world.clock.advance(WEEK_MS);
    world.faults.once('store.transaction', 'after');
    await world.settle();
    await world.settleLater();
    expect(world.reports()).toHaveLength(1);
  });

  it('has a picture of what each project costs', async () => {
    const world = await withReport();
    await world.settleLater(WEEK_MS);
    const [report] = world.notices.filter(({ body }) => body.chart);
    expect(report?.body.chart?.bars).toMatchObject([{ name: 'web-dev' }]);
  });

  it('ends when it is switched off, and is set by administrators alone', async () => {
    const world = await withReport();
    const set = (schedule: string, by = mira) => world.useCases.setReport({ guild: GUILD, by, schedule });
    expect(await refusalOf(set('off', ana))).toEqual(['no-right']);
    expect(await refusalOf(set('mondays'))).toEqual(['bad-input']);
    await set('off');
    await world.settleLater(2 * WEEK_MS);
    expect(world.reports()).toEqual([]);
  });
});

describe('what a project costs', () => {
  it('is told by resource, the dearest first, and only to who may see it', async () => {
    const { useCases, project } = await withReport();
    const report = await useCases.costReport({ guild: GUILD, by: ana, project: project.id });
    expect(report.lines.map(({ name }) => name)).toContain('google_compute_instance.a');
    expect(report.deployedUsd).toBeCloseTo(
      report.lines.reduce((sum, { monthlyUsd }) => sum + monthlyUsd, 0),
      1,
    );
    expect(await refusalOf(useCases.costReport({ guild: GUILD, by: kim, project: project.id }))).toEqual(['no-right']);
  });
});
