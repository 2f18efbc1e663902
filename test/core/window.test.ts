import { describe, expect, it } from 'vitest';
import { endOf, isWithin, type Window } from '../../src/core/window.ts';

const weekend: Window = { is: 'cron', pattern: '0 18 * * 5', forMinutes: 60 * 60, timezone: 'Europe/Berlin' };
const nightly: Window = { is: 'cron', pattern: '30 2 * * *', forMinutes: 60, timezone: 'Europe/Berlin' };
const daily: Window = { is: 'cron', pattern: '0 0 * * *', forMinutes: 2 * 24 * 60, timezone: 'UTC' };
const holidays: Window = {
  is: 'dates',
  from: new Date('2026-12-20T00:00:00Z'),
  until: new Date('2027-01-02T00:00:00Z'),
};

describe('a window', () => {
  it.each<[string, Window, string, boolean]>([
    ['has not begun a minute before', weekend, '2026-11-27T16:59:00Z', false],
    ['begins on the minute, by the clock of its zone', weekend, '2026-11-27T17:00:00Z', true],
    ['lasts as long as it says', weekend, '2026-11-30T04:59:59Z', true],
    ['is over at its end', weekend, '2026-11-30T05:00:00Z', false],
    ['begins an hour earlier in summer', weekend, '2026-07-03T16:00:00Z', true],
    ['begins when clocks are put forward over it', nightly, '2026-03-29T01:10:00Z', true],
    ['begins once when clocks are put back', nightly, '2026-10-25T01:45:00Z', false],
    ['may be two dates', holidays, '2026-12-24T12:00:00Z', true],
    ['excludes its last moment', holidays, '2027-01-02T00:00:00Z', false],
    ['may be open at its end', { is: 'dates', from: new Date(0) }, '2040-01-01T00:00:00Z', true],
    ['may be open at its beginning', { is: 'dates', until: new Date(5) }, '1960-01-01T00:00:00Z', true],
  ])('%s', (_, window, at, inside) => {
    expect(isWithin(window, new Date(at))).toBe(inside);
  });

  it('ends when its time is over', () => {
    expect(endOf(weekend, new Date('2026-11-28T00:00:00Z'))).toEqual(new Date('2026-11-30T05:00:00Z'));
    expect(endOf(holidays, new Date('2026-12-24T12:00:00Z'))).toEqual(new Date('2027-01-02T00:00:00Z'));
    expect(endOf(weekend, new Date('2026-11-26T00:00:00Z'))).toBeUndefined();
  });

  it('that begins again before it ends has an end far away, which is still found', () => {
    expect(endOf(daily, new Date('2026-11-28T12:00:00Z'))?.getTime()).toBeGreaterThan(Date.parse('2027-01-20'));
  });
});
