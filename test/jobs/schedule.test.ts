import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { JobOptions, Jobs, Task } from '../../src/deploy/ports.ts';
import { startSchedule } from '../../src/jobs/schedule.ts';
import { type Line, logTo } from './bench.ts';

beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-11-20T03:01:00Z') }));
afterEach(() => void vi.useRealTimers());

/** Jobs that were asked for, with the minute they were. */
function recorder() {
  const added: { task: Task; options: JobOptions | undefined; at: string }[] = [];
  const jobs: Jobs = {
    add: async (task, options) => void added.push({ task, options, at: new Date().toISOString().slice(11, 16) }),
  };
  return { jobs, added };
}

it('sweeps and reads teams at the start and every five minutes, keeps the audit trail at the start, and makes a backup in the night', async () => {
  const { jobs, added } = recorder();
  const schedule = await startSchedule({ jobs, log: logTo([]) });
  await vi.advanceTimersByTimeAsync(20 * 60_000);
  schedule.stop();
  await vi.advanceTimersByTimeAsync(20 * 60_000);
  expect(added.map(({ task, at }) => `${at} ${task.task}`)).toEqual([
    '03:01 sweep',
    '03:01 teams',
    '03:01 audit',
    '03:02 teams',
    '03:05 sweep',
    '03:07 teams',
    '03:10 sweep',
    '03:12 teams',
    '03:15 sweep',
    '03:17 teams',
    '03:17 backup',
    '03:20 sweep',
  ]);
  expect(added[0]?.options).toEqual({ key: 'sweep', queue: 'sweep' });
});

it('goes on after a job could not be added, and says so', async () => {
  const lines: Line[] = [];
  const { jobs, added } = recorder();
  let faults = 1;
  const failing: Jobs = {
    add: (...job) => (faults-- > 0 ? Promise.reject(new Error('disk full')) : jobs.add(...job)),
  };
  const schedule = await startSchedule({ jobs: failing, log: logTo(lines) }, [
    { task: { task: 'sweep' }, pattern: '*/5 * * * *', atStart: false },
  ]);
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  schedule.stop();
  expect(lines).toMatchObject([{ level: 'error', fields: { task: 'sweep' } }]);
  expect(added).toHaveLength(1);
});
