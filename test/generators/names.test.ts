import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kindOf, kindWords } from '../../src/core/kind-words.ts';
import { descriptionOf } from '../../src/generators/gcp/labels.ts';
import { identifierOf, labelValue, nameProblems } from '../../src/generators/names.ts';
import { anyText } from '../any-text.ts';
import { HOSTILE } from './samples.ts';

const anyName = fc.oneof(
  anyText({ maxLength: 30 }),
  fc.string({ unit: fc.constantFrom('a', '-', '_', '5', 'f', 'x'), maxLength: 10 }),
  fc.constantFrom(...HOSTILE),
);

describe('terraform identifiers', () => {
  it.each([
    ['web', 'web'],
    ['web-1', 'web_1'],
    ['a_b', 'a-5f-b'],
    ['1st', '_--1st'],
    ['', '_--'],
    ['ä', '_---e4-'],
  ])('of "%s" is %s', (name, identifier) => {
    expect(identifierOf(name)).toBe(identifier);
  });

  it('are legal for every name, and different for different names', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyName, { maxLength: 20 }), (names) => {
        const identifiers = names.map(identifierOf);
        for (const identifier of identifiers) expect(identifier).toMatch(/^[A-Za-z_][A-Za-z0-9_-]*$/);
        expect(new Set(identifiers).size).toBe(names.length);
      }),
      { numRuns: 500 },
    );
  });
});

describe('labels', () => {
  it.each([
    ['Alice (discord:1234)', 'alice-discord-1234'],
    ['Älice Müller', 'alice-muller'],
    ['@everyone', 'everyone'],
    ['💥', ''],
  ])('of "%s" read "%s"', (text, label) => {
    expect(labelValue(text)).toBe(label);
  });

  it("keep to Google's rules whatever people write, and keep the id at the end", () => {
    fc.assert(
      fc.property(anyName, (text) => {
        expect(labelValue(text)).toMatch(/^[a-z0-9_-]{0,63}$/);
        expect(labelValue(`${text} (discord:123456789012345678)`)).toMatch(/discord-123456789012345678$/);
      }),
    );
  });

  it('have a sister for descriptions: one line, cut, nothing invisible', () => {
    fc.assert(
      fc.property(anyName, (text) => {
        expect(descriptionOf(text)).not.toMatch(/[\p{C}\n]/u);
        expect(descriptionOf(text).length).toBeLessThanOrEqual(2_000);
      }),
    );
  });
});

describe('names of resources', () => {
  it.each(['web', 'web-1', 'a', 'a'.repeat(63)])('may be %s', (name) => {
    expect(nameProblems('vm', name, 63)).toEqual([]);
  });

  it.each(['', 'Web', '1st', 'web-', '-web', 'web_1', '../etc', 'a b', 'a\n', 'ä', 'a'.repeat(64), ...HOSTILE])(
    'may not be %j',
    (name) => {
      expect(nameProblems('vm', name, 63)).toHaveLength(1);
    },
  );
});

describe('words for kinds', () => {
  it.each([
    ['vm', 'vm'],
    ['compute_vm', 'vm'],
    ['VPC', 'network'],
    [' k8s ', 'cluster'],
    ['compute.instances', 'vm'],
    ['constructor', undefined],
    ['banana', undefined],
  ])('%s means %s', (word, kind) => {
    expect(kindOf(word)).toBe(kind);
  });

  it('all mean one', () => {
    for (const word of kindWords()) expect(kindOf(word)).toBeDefined();
  });
});
