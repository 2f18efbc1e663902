import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgePolicies, type PolicyOutcome, type Situation } from '../../../src/policy/policies/engine.ts';
import { parsePolicies } from '../../../src/policy/policies/parse.ts';
import type { Policy } from '../../../src/policy/policies/policy.ts';
import { aThing, UNKNOWN } from './things.ts';

const SITUATION: Situation = {
  project: 'web-dev',
  environment: 'prod',
  now: new Date('2026-11-27T10:00:00Z'),
  roles: ['user'],
  things: [aThing()],
};

const POLICIES: readonly Policy[] = parsePolicies(`
policies:
  - { id: regions, type: region, allowed: { region: europe-* } }
  - { id: machines, type: security, resources: 'type:vm', denied: { machine_type: [n1-*, e2-small] }, priority: 10 }
  - { id: dear, type: cost, limits: { usd_per_month: 10 }, effect: require_approval, approvals: { more: 2, of: admin } }
  - { id: few, type: quota, resources: 'type:vm', limits: { count: 1 }, effect: require_approval }
  - { id: named, type: security, name: '{environment}-*', effect: warn }
  - { id: kept, type: permission, actions: [delete, replace], resources: 'tag:keep' }
`);

/** How strict an outcome is, so that two can be compared. */
const strictness = ({ denied, asked, asks }: PolicyOutcome): [number, number, number] => [
  denied.length,
  asked.length,
  asks.reduce((sum, { more }) => sum + more, 0),
];

const anyThing = fc.record({
  at: fc.string(),
  act: fc.constantFrom('create', 'change', 'delete', 'replace', 'none'),
  names: fc.array(fc.oneof(fc.string(), fc.constant(UNKNOWN)), { maxLength: 3 }),
  tags: fc.oneof(fc.constant(UNKNOWN), fc.dictionary(fc.constantFrom('keep', 'team', '__proto__'), fc.string())),
  values: fc.oneof(fc.jsonValue(), fc.record({ machine_type: fc.jsonValue() })),
  unknown: fc.oneof(fc.constant(null), fc.constant(true), fc.record({ machine_type: fc.boolean() })),
  monthlyUsd: fc.oneof(fc.constant(UNKNOWN), fc.nat()),
});
const things = fc.array(anyThing, { maxLength: 8 }).map((all) => all.map((one) => aThing(one as never)));

describe('policies together', () => {
  it('deny when one denies, add up the approvals they ask for, and keep their order by priority', () => {
    const outcome = judgePolicies(POLICIES, SITUATION);
    expect(outcome.denied.map(({ policy }) => policy)).toEqual(['machines', 'regions']);
    expect(outcome.asked.map(({ policy }) => policy)).toEqual(['dear']);
    expect(outcome.asks).toEqual([{ more: 2, of: { role: 'admin' } }]);
    expect(outcome.warned.map(({ policy, why }) => [policy, why])).toEqual([
      ['named', 'its name is web, and it has to be like prod-*'],
    ]);
  });

  it('say the same in whichever order they were written', () =>
    fc.assert(
      fc.property(fc.shuffledSubarray([...POLICIES], { minLength: 6 }), things, (shuffled, all) => {
        const situation = { ...SITUATION, things: all };
        expect(judgePolicies(shuffled, situation)).toEqual(judgePolicies(POLICIES, situation));
      }),
    ));

  it('only ever make a verdict stricter', () =>
    fc.assert(
      fc.property(fc.subarray([...POLICIES]), fc.constantFrom(...POLICIES), things, (some, one, all) => {
        const situation = { ...SITUATION, things: all };
        const [before, after] = [
          judgePolicies(some, situation),
          judgePolicies([...some.filter(({ id }) => id !== one.id), one], situation),
        ];
        strictness(before).forEach((much, index) => {
          expect(strictness(after)[index]).toBeGreaterThanOrEqual(some.includes(one) ? 0 : much);
        });
      }),
    ));

  it('never call fine what nobody knows', () => {
    const hidden = [
      aThing({ facts: { region: UNKNOWN }, values: {}, unknown: { machine_type: true }, monthlyUsd: UNKNOWN }),
    ];
    const { denied, asked } = judgePolicies(POLICIES, { ...SITUATION, things: hidden });
    expect(denied).toEqual([]);
    expect(asked.map(({ policy, unknown }) => [policy, unknown])).toEqual([
      ['machines', true],
      ['dear', true],
      ['regions', true],
    ]);
  });

  it('ask for a look at what goes when nobody knows whether it is meant', () => {
    const gone = [aThing({ act: 'delete', tags: UNKNOWN })];
    const { asked } = judgePolicies(POLICIES, { ...SITUATION, things: gone });
    expect(asked).toMatchObject([{ policy: 'kept', unknown: true, effect: 'require_approval' }]);
  });

  it('say of hundreds alike that there are more', () => {
    const many = Array.from({ length: 300 }, (_, n) => aThing({ at: `vm-${n}`, names: ['prod-x'] }));
    const { denied } = judgePolicies(POLICIES, { ...SITUATION, things: many });
    expect(denied.filter(({ policy }) => policy === 'regions')).toHaveLength(10);
    expect(denied.at(-1)?.at).toBe('291 more');
  });
});
