import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/core/json.ts';
import { changesDigest } from '../../../src/core/plan-json/changes.ts';
import { change, planWith, RECORDED, recorded } from './plans.ts';

type Change = { change: { before: { [key: string]: Json }; after: { [key: string]: Json } } };
const changesOf = (plan: { [key: string]: Json }) => plan.resource_changes as unknown as Change[];
const edited = (name: (typeof RECORDED)[number], edit: (plan: { [key: string]: Json }) => void): Json => {
  const plan = recorded(name);
  edit(plan);
  return plan;
};

describe('the digest of what a plan changes', () => {
  it('differs between plans that do different things', () => {
    expect(new Set(RECORDED.map((name) => changesDigest(recorded(name)))).size).toBe(RECORDED.length);
  });

  it.each<{ what: string; edit: (plan: { [key: string]: Json }) => void }>([
    {
      what: 'the time of the plan',
      edit: (plan) => {
        plan.timestamp = '2031-01-01T00:00:00Z';
      },
    },
    {
      what: 'the order of the resources',
      edit: (plan) => {
        plan.resource_changes = [...(plan.resource_changes as Json[])].reverse();
      },
    },
    {
      what: 'what stays as it is',
      edit: (plan) => {
        plan.prior_state = {};
      },
    },
    {
      what: 'an attribute that stays as it is',
      edit: (plan) => {
        for (const { change: one } of changesOf(plan)) one.before.cpu_platform = one.after.cpu_platform = 'another';
      },
    },
    {
      what: 'the old value of an attribute that terraform computes anew',
      edit: (plan) => {
        for (const { change: one } of changesOf(plan)) one.before.label_fingerprint = 'moved on';
      },
    },
  ])('does not depend on $what', ({ edit }) => {
    expect(changesDigest(edited('resize', edit))).toBe(changesDigest(recorded('resize')));
  });

  it.each<{ what: string; edit: (plan: { [key: string]: Json }) => void }>([
    {
      what: 'a new value',
      edit: (plan) => {
        for (const { change: one } of changesOf(plan)) one.after.machine_type = 'e2-standard-8';
      },
    },
    {
      what: 'another old value of what changes',
      edit: (plan) => {
        for (const { change: one } of changesOf(plan)) one.before.machine_type = 'e2-small';
      },
    },
    {
      what: 'another object behind the address',
      edit: (plan) => {
        for (const { change: one } of changesOf(plan)) one.before.id = one.after.id = 'another';
      },
    },
    {
      what: 'an output',
      edit: (plan) => {
        plan.output_changes = { x: { actions: ['create'], after: 1 } };
      },
    },
    {
      what: 'one more resource',
      edit: (plan) => {
        (plan.resource_changes as Json[]).push(change('a.b', ['create']));
      },
    },
    {
      what: 'another action',
      edit: (plan) => {
        for (const one of plan.resource_changes as unknown as { change: { actions: string[] } }[])
          one.change.actions = ['delete', 'create'];
      },
    },
  ])('depends on $what', ({ edit }) => {
    expect(changesDigest(edited('resize', edit))).not.toBe(changesDigest(recorded('resize')));
  });

  it('depends on secrets, and on an output becoming public', () => {
    const output = (after: string, after_sensitive: boolean): Json => ({
      format_version: '1.2',
      output_changes: { token: { actions: ['create'], after, after_sensitive } },
    });
    const digests = [output('a', true), output('b', true), output('a', false)].map(changesDigest);
    expect(new Set(digests).size).toBe(3);
  });

  it('keeps unknown apart from null and from every value', () => {
    const made = (after: Json, after_unknown: Json) =>
      planWith(change('a.b', ['create'], { change: { after, after_unknown } }));
    const digests = [
      made({ x: null }, {}),
      made({}, { x: true }),
      made({ x: 'unknown' }, {}),
      made({ x: ['unknown'] }, {}),
    ].map(changesDigest);
    expect(new Set(digests).size).toBe(4);
  });

  it('takes any values at all', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (before, after, after_unknown) => {
        const plan = () =>
          planWith(change('a.b', ['update'], { change: { before, after, after_unknown } as { [key: string]: Json } }));
        expect(changesDigest(plan())).toBe(changesDigest(plan()));
      }),
    );
  });
});
