import { describe, expect, it } from 'vitest';
import { isEmptyPlan } from '../../../src/core/plan.ts';
import { parsePlanJson, resourcesOf } from '../../../src/core/plan-json/parse.ts';
import { summarisePlan } from '../../../src/core/plan-json/summarise.ts';
import { change, planWith, recorded } from './plans.ts';

const outlineOf = (plan: unknown) => summarisePlan(parsePlanJson(plan));

describe('the outline of a plan', () => {
  it.each([
    { plan: 'create', counts: { add: 5, change: 0, destroy: 0, replace: 0 }, outputs: 2 },
    { plan: 'unchanged', counts: { add: 0, change: 0, destroy: 0, replace: 0 }, outputs: 0 },
    { plan: 'resize', counts: { add: 0, change: 1, destroy: 0, replace: 0 }, outputs: 0 },
    { plan: 'replace', counts: { add: 0, change: 0, destroy: 0, replace: 1 }, outputs: 2 },
    { plan: 'remove-vm', counts: { add: 0, change: 0, destroy: 1, replace: 0 }, outputs: 2 },
  ] as const)('counts $plan', ({ plan, counts, outputs }) => {
    const outline = outlineOf(recorded(plan));
    expect(outline.counts).toEqual(counts);
    expect(outline.outputs).toHaveLength(outputs);
  });

  it('says what forces a replacement', () => {
    expect(outlineOf(recorded('replace')).resources).toEqual([
      {
        address: 'google_compute_instance.web',
        type: 'google_compute_instance',
        action: 'replace',
        forcedBy: ['boot_disk[0].initialize_params[0].size'],
      },
    ]);
  });

  it.each([
    { does: 'a replacement that creates first', made: change('a.b', ['create', 'delete']), action: 'replace' },
    { does: 'a data source read later', made: change('a.b', ['read'], { mode: 'data' }), action: 'read' },
    { does: 'an object that is let go', made: change('a.b', ['forget']), action: 'forget' },
    { does: 'a move', made: change('a.b', ['no-op'], { previous_address: 'a.c' }), action: 'update' },
    { does: 'an import', made: change('a.b', ['no-op'], { change: { importing: { id: 'x' } } }), action: 'update' },
  ])('knows $does', ({ made, action }) => {
    expect(outlineOf(planWith(made)).resources[0]?.action).toBe(action);
  });

  it('takes a move or an import for something to apply, and nothing for nothing', () => {
    expect(isEmptyPlan(outlineOf(planWith(change('a.b', ['no-op'], { previous_address: 'a.c' }))))).toBe(false);
    expect(isEmptyPlan(outlineOf(planWith(change('a.b', ['no-op']))))).toBe(true);
  });

  it('tells leftovers of a broken replacement apart', () => {
    const [left] = outlineOf(planWith(change('a.b', ['delete'], { deposed: '1234abcd' }))).resources;
    expect(left?.address).toBe('a.b (deposed 1234abcd)');
  });

  it.each([
    { what: 'an action it does not know', plan: planWith(change('a.b', ['explode'])) },
    { what: 'a newer format', plan: { format_version: '2.0' } },
    { what: 'something else', plan: 'hello' },
  ])('refuses to guess about $what', ({ plan }) => {
    expect(() => parsePlanJson(plan)).toThrow("terraform's plan cannot be read");
  });

  it('finds resources of modules within modules', () => {
    const resource = (address: string) => ({ address, mode: 'managed', type: 't', values: {} });
    const plan = parsePlanJson({
      format_version: '1.2',
      planned_values: {
        root_module: {
          resources: [resource('t.a'), { ...resource('data.t.x'), mode: 'data' }],
          child_modules: [
            {
              resources: [resource('module.m.t.b')],
              child_modules: [{ resources: [resource('module.m.module.n.t.c')] }],
            },
          ],
        },
      },
    });
    expect(resourcesOf(plan, 'planned').map(({ address }) => address)).toEqual([
      't.a',
      'module.m.t.b',
      'module.m.module.n.t.c',
    ]);
    expect(resourcesOf(plan, 'prior')).toEqual([]);
  });

  it('finds them among the changes where a plan was cut down to those', () => {
    const changed = (address: string, before: object | null, after: object | null, mode = 'managed') => ({
      ...{ address, mode, type: 't', name: 'a' },
      change: { actions: ['no-op'], before, after },
    });
    const plan = parsePlanJson({
      format_version: '1.2',
      planned_values: { root_module: {} },
      resource_changes: [
        changed('t.new', null, { size: 2 }),
        changed('t.gone', { size: 1 }, null),
        changed('data.t.x', null, {}, 'data'),
        { ...changed('t.left', { size: 1 }, { size: 1 }), deposed: 'ab12' },
      ],
    });
    expect(resourcesOf(plan, 'planned')).toEqual([
      { address: 't.new', mode: 'managed', type: 't', values: { size: 2 } },
    ]);
    expect(resourcesOf(plan, 'prior').map(({ address }) => address)).toEqual(['t.gone']);
  });
});
