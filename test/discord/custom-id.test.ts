import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeployId } from '../../src/core/ids.ts';
import { cardId, parseCardId } from '../../src/discord/custom-id.ts';

const DEPLOY = '7F3K' as DeployId;

describe('the id of a button', () => {
  it('says what to do, with which deploy, and what the card showed', () => {
    expect(cardId('approve', DEPLOY, 2)).toBe('g1:approve:7F3K:2');
    expect(parseCardId('g1:add-resource:7F3K:3:vm:family=e2')).toEqual({
      action: 'add-resource',
      deploy: '7F3K',
      at: 3,
      args: ['vm', 'family=e2'],
    });
  });

  it('comes back as it was made', () => {
    const word = fc.stringMatching(/^[A-Za-z0-9_.=-]{1,12}$/);
    fc.assert(
      fc.property(word, fc.nat(999), fc.array(word, { maxLength: 4 }), (action, at, args) => {
        expect(parseCardId(cardId(action, DEPLOY, at, ...args))).toEqual({ action, deploy: DEPLOY, at, args });
      }),
    );
  });

  it.each([
    '',
    'g1',
    'g0:plan:7F3K:1',
    'g1:plan:UUUU:1',
    'g1:plan:7F3K:',
    'g1:plan:7F3K:-1',
    'g1::7F3K:1',
    'g1:plan:7F3K:1e3',
  ])('is not read from "%s"', (text) => expect(parseCardId(text)).toBeUndefined());

  it('never throws on what somebody sends, and is never made longer than Discord takes', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseCardId(text)));
    expect(() => cardId('plan', DEPLOY, 1, 'x'.repeat(100))).toThrow('not a custom id');
    expect(() => cardId('plan', DEPLOY, 1, 'a:b')).toThrow('not a custom id');
  });
});
