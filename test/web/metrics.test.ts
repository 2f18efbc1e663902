import { afterEach, describe, expect, it } from 'vitest';
import type { RunId } from '../../src/core/ids.ts';
import { measuredDoor, measuredEngine } from '../../src/measured.ts';
import { type Listener, listen } from '../../src/web/listener.ts';
import { createMetrics } from '../../src/web/metrics.ts';
import { storedDeploy } from '../contracts/stored-deploy.ts';
import { manualClock } from '../fakes/ports.ts';
import { fakeStore } from '../fakes/store.ts';
import { NOW } from '../fakes/words.ts';

let listener: Listener | undefined;
afterEach(() => listener?.close(0));

/** A store with its metrics, and what a scrape of them says, by name and labels. */
async function bench() {
  const clock = manualClock(NOW);
  const store = await fakeStore(clock);
  const memory = { budgetMb: 2_000, usedMb: 1_600, waiting: { task: 'apply' } };
  const metrics = createMetrics(async () => ({ ...(await store.figures(clock.now())), memory }), clock);
  listener = await listen({
    ...{ host: '127.0.0.1', port: 0, handlers: [metrics.handler] },
    onError(error) {
      throw error;
    },
  });
  const { url } = listener;
  async function scrape(): Promise<Map<string, number>> {
    const answer = await fetch(`${url}/metrics`);
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    const lines = (await answer.text()).split('\n').filter((line) => line.startsWith('guildops_'));
    return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').pop())]));
  }
  return { clock, store, metrics, scrape, url };
}

describe('metrics', () => {
  it('count what is stored at the moment of the scrape', async () => {
    const { clock, store, scrape } = await bench();
    const { id, stateId } = await storedDeploy(store);
    await store.jobs.add({ task: 'plan', deploy: id });
    await store.jobs.add({ task: 'plan', deploy: id }, { runAt: new Date(NOW.getTime() + 600_000) });
    await store.jobs.add({ task: 'sync' }, { maxAttempts: 1 });
    await store.locks.take(stateId, id, NOW);
    const run = 'a-1-apply' as RunId;
    await store.runs.put({ id: run, deploy: id, kind: 'apply', stateId, startedAt: NOW });
    const by = { tasks: ['sync' as const], now: NOW, worker: 'w', leaseUntil: NOW };
    const job = await store.queue.claim(by);
    if (job) await store.queue.fail(job, 'no', undefined);
    clock.advance(90_000);
    const said = await scrape();
    expect(Object.fromEntries(said)).toMatchObject({
      'guildops_memory_bytes{is="budget"}': 2_000 * 2 ** 20,
      'guildops_memory_bytes{is="reckoned"}': 1_600 * 2 ** 20,
      'guildops_memory_waiting{task="apply"}': 1,
      'guildops_jobs{task="plan",state="waiting"}': 1,
      'guildops_jobs{task="plan",state="later"}': 1,
      'guildops_jobs{task="sync",state="dead"}': 1,
      'guildops_job_oldest_seconds{task="plan"}': 90,
      guildops_locks: 1,
      guildops_lock_oldest_seconds: 90,
      'guildops_runs_open{kind="apply"}': 1,
      'guildops_run_oldest_seconds{kind="apply"}': 90,
      'guildops_runs_open{kind="plan"}': 0,
    });
    await store.runs.end(run, NOW);
    await store.locks.release(stateId, id);
    const after = await scrape();
    expect(after.get('guildops_runs_open{kind="apply"}')).toBe(0);
    expect(after.get('guildops_lock_oldest_seconds')).toBe(0);
  });

  it('count what passes by', async () => {
    const { clock, store, metrics, scrape } = await bench();
    const { id, stateId } = await storedDeploy(store);
    const run = 'a-1-plan' as RunId;
    await store.runs.put({ id: run, deploy: id, kind: 'plan', stateId, startedAt: NOW });
    clock.advance(45_000);
    const fault = async (): Promise<never> => {
      throw new Error('no disk');
    };
    const bare = { plan: async () => ({ kind: 'failed' as const, step: 'init' as const, output: '' }), apply: fault };
    const engine = measuredEngine(bare as never, { metrics, runs: store.runs, clock });
    await engine.plan({ run } as never);
    await expect(engine.apply({ run } as never, () => {})).rejects.toThrow('no disk');
    const accept = measuredDoor(store.inbox.accept, metrics);
    const item = { id: 'x', source: 'github' as const, name: 'push', payload: {}, receivedAt: NOW };
    await accept(item);
    await accept(item);
    metrics.jobEnded('mirror-pull', 'retried');
    metrics.rateLimit('7', 4321);
    expect(Object.fromEntries(await scrape())).toMatchObject({
      'guildops_runs_total{kind="plan",outcome="failed"}': 1,
      'guildops_runs_total{kind="apply",outcome="fault"}': 1,
      'guildops_run_duration_seconds_bucket{le="30",kind="plan"}': 0,
      'guildops_run_duration_seconds_bucket{le="60",kind="plan"}': 1,
      'guildops_accepted_total{source="github",is="new"}': 1,
      'guildops_accepted_total{source="github",is="known"}': 1,
      'guildops_jobs_ended_total{task="mirror-pull",how="retried"}': 1,
      'guildops_github_rate_limit_remaining{installation="7"}': 4321,
    });
  });
});
