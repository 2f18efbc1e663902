import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/core/json.ts';
import { redactPlan } from '../../../src/core/plan-json/redact.ts';
import { renderPlan } from '../../../src/core/plan-json/render.ts';
import { anyText } from '../../any-text.ts';
import { change, planWith, RECORDED, recorded } from './plans.ts';

const textOf = (plan: Json) => renderPlan(redactPlan(plan));

describe('the text of a plan', () => {
  it.each(RECORDED)('reads as terraform would write it: %s', async (name) => {
    await expect(textOf(recorded(name))).toMatchFileSnapshot(`../../golden/plans/${name}.txt`);
  });

  it('shows what changes in place, and counts the rest', () => {
    expect(textOf(recorded('resize'))).toContain('~ machine_type         = "e2-medium" -> "e2-standard-4"');
    expect(textOf(recorded('resize'))).toMatch(/# \(\d+ unchanged hidden\)/);
  });

  it('names what forces a replacement, at its place', () => {
    expect(textOf(recorded('replace'))).toContain('-/+ resource "google_compute_instance" "web" {');
    expect(textOf(recorded('replace'))).toMatch(/~ size +\S* *= 20 -> 50 # forces replacement/);
  });

  it('hides secrets, and shows that they change', () => {
    expect(textOf(recorded('secret-changed'))).toContain('~ token = (sensitive value)');
  });

  it.each([
    { what: 'a data source', made: change('data.b', ['read'], { mode: 'data' }), says: '<= data' },
    { what: 'create before destroy', made: change('a.b', ['create', 'delete']), says: '+/- resource "a" "b"' },
    { what: 'a move', made: change('a.b', ['no-op'], { previous_address: 'a.c' }), says: '# (moved from a.c)' },
    {
      what: 'an import',
      made: change('a.b', ['no-op'], { change: { importing: { id: 'i-1' } } }),
      says: '# (imported from "i-1")',
    },
    {
      what: 'something tainted',
      made: change('a.b', ['delete', 'create'], { action_reason: 'replace_because_tainted' }),
      says: '(tainted)',
    },
    { what: 'something let go', made: change('a.b', ['forget']), says: 'will no longer be managed' },
  ])('knows $what', ({ made, says }) => {
    expect(textOf(planWith(made))).toContain(says);
  });

  it('shows a list by what joins and what leaves it', () => {
    const text = textOf(
      planWith(
        change('a.list', ['update'], {
          change: { before: { tags: ['a', 'b', 'b'] }, after: { tags: ['b', 'c', 'b'] } },
        }),
      ),
    );
    expect(text).toContain('+ "c",');
    expect(text).toContain('- "a",');
    expect(text).not.toContain('"b"');
  });

  it('gives every line of ours to every value: text cannot begin a line, hide or turn around', () => {
    const hostile = fc.oneof(
      anyText(),
      fc.constantFrom('a\n+ resource "x" "y" {', '\u202Eabc', '\u0000', '```\n@everyone'),
    );
    const value = fc.letrec<{ v: Json }>((tie) => ({
      v: fc.oneof(
        { maxDepth: 3 },
        hostile,
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('v'), { maxLength: 3 }),
        fc.dictionary(hostile, tie('v'), { maxKeys: 3 }),
      ),
    })).v;
    fc.assert(
      fc.property(value, value, value, (before, after, after_unknown) => {
        const text = renderPlan(
          planWith(
            change('a.b', ['update'], {
              change: { before: { x: before }, after: { x: after }, after_unknown: { x: after_unknown } },
            }),
          ),
        );
        for (const line of text.split('\n'))
          expect(line).toMatch(/^( {2}# |Plan: | {2,}[-+~] | {4,}[\]}]$| {4,}(# \(|")| {8,}\S|$)/);
        expect(text).not.toMatch(/[\p{Cf}\u2028\u2029\r\0]/u);
      }),
      { numRuns: 300 },
    );
  });

  it('cuts what is too long to read', () => {
    const text = textOf(planWith(change('a.b', ['create'], { change: { after: { note: 'x'.repeat(5_000) } } })));
    expect(text.length).toBeLessThan(2_000);
    expect(text).toContain('more characters)');
  });
});
