import { describe, expect, it } from 'vitest';
import { createChanges } from '../../../sandbox/github/changes.ts';

describe('waiting for something to be so', () => {
  it('is over at once where it is so already', async () => {
    expect(await createChanges().until(() => 7, 'it is so')).toBe(7);
  });

  it('looks again after each change, and only then', async () => {
    const { announce, until } = createChanges();
    let looks = 0;
    let value: string | undefined;
    const found = until(() => {
      looks += 1;
      return value;
    }, 'there is a value');
    await Promise.resolve();
    announce();
    await new Promise(setImmediate);
    value = 'there';
    announce();
    expect(await found).toBe('there');
    expect(looks).toBe(3);
  });

  it('does not miss a change that comes while it looks', async () => {
    const { announce, until } = createChanges();
    let value: number | undefined;
    const slow = async () => {
      const seen = value;
      await new Promise(setImmediate);
      if (value === undefined) {
        value = 1;
        announce();
      }
      return seen;
    };
    expect(await until(slow, 'the value is seen')).toBe(1);
  });

  it('ends in an error that says what was waited for', async () => {
    await expect(createChanges().until(() => undefined, 'pigs fly', 5)).rejects.toThrow('until pigs fly');
  });

  it('passes on what goes wrong while looking', async () => {
    const look = () => {
      throw new Error('dark');
    };
    await expect(createChanges().until(look, 'it is so')).rejects.toThrow('dark');
  });
});
