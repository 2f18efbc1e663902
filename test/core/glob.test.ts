import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isLike } from '../../src/core/glob.ts';

it.each([
  ['prod-*', 'prod-web', true],
  ['prod-*', 'Prod-', true],
  ['prod-*', 'my-prod-web', false],
  ['*', '', true],
  ['?', '', false],
  ['e2-*-4', 'e2-standard-4', true],
  ['e2-*-4', 'e2-standard-48', false],
  ['*/networks/*', 'https://x/networks/main', true],
  ['a.b', 'axb', false],
])('isLike %s %s', (pattern, text, is) => {
  expect(isLike(pattern, text)).toBe(is);
});

it('agrees with a regular expression', () =>
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', 'b', '*', '?') }),
      fc.string({ unit: fc.constantFrom('a', 'b') }),
      (pattern, text) => {
        const regex = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`);
        expect(isLike(pattern, text)).toBe(regex.test(text));
      },
    ),
  ));
