import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createManualClock } from '../../../sandbox/discord/index.ts';
import { createChanges } from '../../../sandbox/discord/world/changes.ts';
import { createSnowflakes } from '../../../sandbox/discord/world/snowflake.ts';

describe('a manual clock', () => {
  it('runs what comes due in order of time, at its time, and not what was called off', () => {
    const clock = createManualClock(0);
    const ran: [string, number][] = [];
    const note = (what: string) => () => void ran.push([what, clock.now()]);
    clock.after(30, note('late'));
    clock.after(10, note('early'));
    const callOff = clock.after(20, note('never'));
    callOff();
    clock.advance(29);
    expect(ran).toEqual([['early', 10]]);
    clock.advance(1);
    expect(ran).toEqual([
      ['early', 10],
      ['late', 30],
    ]);
  });
});

describe('ids', () => {
  it('have 19 digits, rise, and never repeat, however the clock stands', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 2, maxLength: 50 }), (steps) => {
        const clock = createManualClock(Date.UTC(2026, 0, 1));
        const next = createSnowflakes(clock);
        const ids = steps.map((ms) => {
          clock.advance(ms);
          return next();
        });
        expect(ids.every((id) => /^\d{19}$/.test(id))).toBe(true);
        expect(ids).toEqual([...new Set(ids)].sort());
      }),
    );
  });
});

describe('waiting for a change', () => {
  const patience = { what: 'the box', timeoutMs: 100 };

  it('ends at once when there is something, else with the change that brings it', async () => {
    const changes = createChanges();
    const box: string[] = ['a'];
    expect(await changes.until(() => box[0], patience)).toBe('a');
    const second = changes.until(() => box[1], patience);
    box.push('b');
    changes.changed();
    expect(await second).toBe('b');
  });

  it('is told to listeners until they have heard enough', () => {
    const changes = createChanges();
    let heard = 0;
    const stop = changes.onChange(() => {
      heard += 1;
    });
    changes.changed();
    stop();
    changes.changed();
    expect(heard).toBe(1);
  });

  it('ends with an error that names what was waited for', async () => {
    const clock = createManualClock();
    const changes = createChanges();
    const inVain = changes.until(() => undefined, { ...patience, clock });
    const closed = changes.until(() => undefined, { ...patience, timeoutMs: 1000, clock });
    const failed = expect(inVain).rejects.toThrow('Waited 100 ms in vain for the box');
    const over = expect(closed).rejects.toThrow('closed while waiting for the box');
    clock.advance(100);
    await failed;
    changes.close();
    await over;
  });

  it('ends with the error of the look itself', async () => {
    const broken = createChanges().until(() => {
      throw new Error('cannot look');
    }, patience);
    await expect(broken).rejects.toThrow('cannot look');
  });
});
