import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/core/json.ts';
import { SENSITIVE, SENSITIVE_CHANGED } from '../../../src/core/plan-json/mask.ts';
import { parsePlanJson } from '../../../src/core/plan-json/parse.ts';
import { redactPlan } from '../../../src/core/plan-json/redact.ts';
import { summarisePlan } from '../../../src/core/plan-json/summarise.ts';
import { RECORDED, recorded } from './plans.ts';

const SECRETS = ['s3cr3t-t0ken-value', '0ther-t0ken-value', 'default-token-abc', 'literal-key-0001'];

describe('redaction of a plan', () => {
  it.each(RECORDED)('leaves no known secret in %s', (name) => {
    const text = JSON.stringify(redactPlan(recorded(name)));
    for (const secret of SECRETS) expect(text).not.toContain(secret);
  });

  it('had something to hide in those recordings', () => {
    const text = JSON.stringify(recorded('secret-changed')) + JSON.stringify(recorded('secrets'));
    for (const secret of SECRETS) expect(text).toContain(secret);
  });

  it('keeps what is no secret, so that the plan reads the same', () => {
    for (const name of RECORDED) {
      expect(summarisePlan(parsePlanJson(redactPlan(recorded(name))))).toEqual(
        summarisePlan(parsePlanJson(recorded(name))),
      );
    }
    expect(redactPlan(recorded('resize'))).toEqual(recorded('resize'));
  });

  it('is the same when done twice', () => {
    for (const name of RECORDED) {
      const once = redactPlan(recorded(name));
      expect(redactPlan(once)).toEqual(once);
    }
  });

  it('says of a secret whether it changes, and nothing else', () => {
    const plan = (after: string): Json => ({
      resource_changes: [
        {
          change: {
            actions: ['update'],
            before: { p: 'old one', q: 1 },
            after: { p: after, q: 1 },
            before_sensitive: {},
            after_sensitive: { p: true },
          },
        },
      ],
    });
    const sides = (after: string) => JSON.stringify(redactPlan(plan(after)));
    expect(sides('new one')).toContain(
      `"before":{"p":"${SENSITIVE}","q":1},"after":{"p":"${SENSITIVE_CHANGED}","q":1}`,
    );
    expect(sides('old one')).toContain(`"before":{"p":"${SENSITIVE}","q":1},"after":{"p":"${SENSITIVE}","q":1}`);
  });

  it('finds secrets that terraform does not know as such', () => {
    const plan: Json = {
      planned_values: {
        root_module: {
          resources: [{ address: 'a.b', values: { note: 'uses hunter2-hunter2', key: 'AKIAABCDEFGHIJKLMNOP' } }],
        },
      },
      checks: [{ problems: [{ message: 'hunter2-hunter2 is wrong' }] }],
    };
    const text = JSON.stringify(redactPlan(plan, ['hunter2-hunter2']));
    expect(text).not.toContain('hunter2-hunter2');
    expect(text).not.toContain('AKIAABCDEFGHIJKLMNOP');
    expect(text).toContain('"address":"a.b"');
  });

  it('masks literals of the configuration, also short ones, and what goes into sensitive variables of modules', () => {
    const plan: Json = {
      configuration: {
        provider_config: {
          x: { expressions: { password: { constant_value: 'pw1' }, region: { constant_value: 'here' } } },
        },
        root_module: {
          variables: { v: { default: 'pw2', sensitive: true }, open: { default: 'shown' } },
          outputs: { o: { sensitive: true, expression: { constant_value: 'pw3' } } },
          resources: [
            {
              type: 't',
              name: 'n',
              expressions: {
                open: { constant_value: 'shown' },
                inner: [{ key: { constant_value: 'pw4' }, size: { constant_value: 3 } }],
                map: { constant_value: { a: 'pw5', b: 'shown' } },
              },
            },
          ],
          module_calls: {
            m: {
              expressions: { k: { constant_value: 'pw6' }, open: { constant_value: 'shown' } },
              module: { variables: { k: { sensitive: true, default: 'pw7' } } },
            },
          },
        },
      },
      resource_changes: [
        {
          type: 't',
          name: 'n',
          change: { actions: ['create'], after: {}, after_sensitive: { inner: [{ key: true }], map: { a: true } } },
        },
      ],
      variables: { v: { value: 'pw8' }, open: { value: 'shown' } },
    };
    const text = JSON.stringify(redactPlan(plan));
    expect(text).not.toMatch(/pw\d/);
    expect(text.match(/"shown"/g)).toHaveLength(5);
    expect(text).toContain('"size":{"constant_value":3}');
    expect(text).toContain('"region":{"constant_value":"here"}');
  });

  it('does not let a secret that reads like our own words make the plan unreadable', () => {
    const plan = { ...recorded('secrets'), variables: { token: { value: 'create' } } };
    const outline = summarisePlan(parsePlanJson(redactPlan(plan, ['create', 'google_compute_instance', 'managed'])));
    expect(outline.counts.add).toBe(1);
  });

  it('lets nothing through that a mask hides, whatever its shape', () => {
    const marked = fc
      .string({ minLength: 3, maxLength: 8, unit: fc.constantFrom('a', 'b', 'c') })
      .map((text) => `§${text}§`);
    const { node } = fc.letrec<{ node: { value: Json; mask: Json } }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        marked.map((value) => ({ value: value as Json, mask: true as Json })),
        fc.jsonValue({ maxDepth: 1 }).map((value) => ({ value: `open${JSON.stringify(value)}`, mask: false as Json })),
        fc
          .jsonValue({ maxDepth: 2 })
          .chain((value) => marked.map((secret) => ({ value: { deep: value as Json, secret }, mask: true as Json }))),
        fc
          .array(tie('node'), { maxLength: 4 })
          .map((parts) => ({ value: parts.map((part) => part.value), mask: parts.map((part) => part.mask) })),
        fc.dictionary(fc.string({ maxLength: 5 }), tie('node'), { maxKeys: 4 }).map((parts) => ({
          value: Object.fromEntries(Object.entries(parts).map(([key, part]) => [key, part.value])),
          mask: Object.fromEntries(Object.entries(parts).map(([key, part]) => [key, part.mask])),
        })),
      ),
    }));
    fc.assert(
      fc.property(node, node, (before, after) => {
        const sides = {
          before: before.value,
          after: after.value,
          before_sensitive: before.mask,
          after_sensitive: after.mask,
        };
        const resource = { address: 'a.b', values: after.value, sensitive_values: after.mask };
        const plan: Json = {
          resource_changes: [{ address: 'a.b', change: { actions: ['update'], ...sides } }],
          resource_drift: [{ address: 'a.b', change: { actions: ['update'], ...sides } }],
          output_changes: { o: { actions: ['update'], ...sides } },
          planned_values: { root_module: { child_modules: [{ resources: [resource] }] } },
          prior_state: {
            values: { root_module: { resources: [resource] }, outputs: { o: { sensitive: true, value: after.value } } },
          },
          deferred_changes: [{ resource_change: { change: sides } }],
        };
        expect(JSON.stringify(redactPlan(plan))).not.toContain('§');
      }),
      { numRuns: 200 },
    );
  });
});
