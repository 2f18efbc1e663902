import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UNKNOWN, type Value } from '../../../sandbox/cloud/cty/value.ts';
import type { Overlay } from '../../../sandbox/cloud/provider/cloud-model.ts';
import { withRules } from '../../../sandbox/cloud/provider/overlay-rules.ts';
import { relationProblems } from '../../../sandbox/cloud/provider/relations.ts';
import { parseRule, printRule, RULE_MARK, type Rule } from '../../../sandbox/cloud/schema/rule.ts';
import { anyText } from '../../any-text.ts';

const thing: Overlay = { title: 'Thing', id: '{name}' };

/** What the checks of one rule say about a value. */
function complaints(rule: Rule, value: string | number): string[] {
  const { checks = [] } = withRules(thing, { it: rule });
  return checks.filter(({ allows }) => !allows(value)).map(({ says }) => says);
}

describe('a rule beside the schema', () => {
  const words = fc.array(anyText(), { maxLength: 3 });
  const rule = fc.record<Rule>(
    {
      replaces: fc.constant(true),
      default: fc.oneof(anyText(), fc.integer(), fc.boolean()),
      among: words,
      least: fc.integer(),
      longest: fc.nat(),
      like: fc.string(),
      is: fc.constantFrom('cidr', 'arn', 'uuid'),
      exactlyOneOf: words,
      needs: words,
    },
    { requiredKeys: [] },
  );

  it('is written so that it is read back', () => {
    fc.assert(
      fc.property(rule, (given) => {
        fc.pre(!Object.values(given).some((value) => JSON.stringify(value).includes(RULE_MARK)));
        const parts = printRule(given).split(RULE_MARK).slice(1);
        expect(parseRule(parts) ?? {}).toEqual(given);
      }),
      { examples: [[{ among: ['\u2028'] }]] },
    );
  });

  it.each<[Rule, string | number, string[]]>([
    [{ among: ['gp2', 'gp3'] }, 'gp3', []],
    [{ among: ['gp2', 'gp3'] }, 'gp4', ['must be one of ["gp2","gp3"]']],
    [{ least: 1, most: 4 }, 5, ['must be between 1 and 4']],
    [{ least: 1 }, 0, ['must be at least 1']],
    [{ most: 4 }, -5, []],
    [{ shortest: 2, longest: 3 }, '🙂', ['must have at least 2 and at most 3 characters']],
    [{ like: '^[a-z]+$' }, 'A', ['doesn\'t match regexp "^[a-z]+$"']],
    [{ is: 'cidr' }, '10.0.0.0/8', []],
    [{ is: 'cidr' }, '10.0.0.0', ['is not a valid cidr']],
    [{ is: 'arn' }, 'arn:aws:iam::aws:policy/AmazonEKSClusterPolicy', []],
    [{ is: 'arn' }, 'arn:aws:automate:eu-west-1:ec2:stop', []],
    [{ is: 'arn' }, 'AmazonEKSClusterPolicy', ['is not a valid arn']],
    [{ is: 'azure-resource-id' }, '/subscriptions/s/resourceGroups/g', []],
    [{ is: 'azure-resource-id' }, 'g', ['is not a valid azure-resource-id']],
    [{ is: 'rfc3339' }, '2026-11-20T18:00:00Z', []],
    [{ is: 'base64' }, 'a-b', ['is not a valid base64']],
  ])('%j about %j', (given, value, says) => {
    expect(complaints(given, value)).toEqual(says);
  });

  it('adds to what an overlay says, which has the last word about defaults', () => {
    const overlay: Overlay = { ...thing, replacedBy: ['zone'], defaults: { size: 10 } };
    const { replacedBy, defaults } = withRules(overlay, {
      name: { replaces: true },
      size: { default: 8 },
      iops: { default: 1 },
    });
    expect({ replacedBy, defaults }).toEqual({ replacedBy: ['name', 'zone'], defaults: { size: 10, iops: 1 } });
  });
});

describe('arguments that depend on each other', () => {
  it.each<[string, Rule, Value, string[]]>([
    ['one of two is given', { exactlyOneOf: ['a', 'b'] }, { a: 'x', b: null }, []],
    ['neither is', { exactlyOneOf: ['a', 'b'] }, { a: null, b: null }, ['"a": one of `a,b` must be specified']],
    ['both are', { exactlyOneOf: ['a', 'b'] }, { a: 'x', b: 'y' }, ['"a": one of `a,b` must be specified']],
    ['one is unknown yet', { exactlyOneOf: ['a', 'b'] }, { a: UNKNOWN, b: 'y' }, []],
    ['only an unknown one is there', { exactlyOneOf: ['a', 'b'] }, { a: UNKNOWN, b: null }, []],
    ['a block counts when it is written', { atLeastOneOf: ['a', 'b'] }, { a: null, b: [{}] }, []],
    ['no block is none', { atLeastOneOf: ['a', 'b'] }, { a: null, b: [] }, ['"a": one of `a,b` must be specified']],
    ['rivals meet', { conflictsWith: ['b'] }, { a: 'x', b: 'y' }, ['"a": conflicts with b']],
    ['a rival is unknown yet', { conflictsWith: ['b'] }, { a: 'x', b: UNKNOWN }, []],
    ['a companion is missing', { needs: ['b'] }, { a: 'x', b: null }, ['"a": all of `a,b` must be specified']],
    ['nobody asks for a companion', { needs: ['b'] }, { a: null, b: null }, []],
  ])('%s', (_, rule, config, says) => {
    expect(relationProblems({ a: rule }, config).map((problem) => problem.says)).toEqual(says);
  });

  it('matter only where their block is written', () => {
    const rules = { 'disk.source': { exactlyOneOf: ['disk.source', 'disk.image'] } };
    expect(relationProblems(rules, { disk: [] })).toEqual([]);
    expect(relationProblems(rules, { disk: [{ source: null, image: null }] })).toHaveLength(1);
  });
});
